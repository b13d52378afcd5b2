//===- Readdir.cpp - fd_readdir -------------------------------------------===//
//
// A cookie is the kernel's own position in the directory (d_off), so it stays
// valid as long as the file system's do, and nothing is kept between calls.
// The position is guest input: to the kernel it is an lseek like any other.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sys/File.h"
#include "runtime-support/wasi/Function.h"

using namespace wasmc;
using namespace wasmc::wasi;
using sys::Syscall;

namespace {

/// WASI's dirent, before the name.
struct GuestEntry {
  uint64_t Next;
  uint64_t Inode;
  uint32_t NameLength;
  FileType Type;
  uint8_t Pad[3];
};
static_assert(sizeof(GuestEntry) == 24);

FileType fileTypeOf(uint8_t HostType) {
  switch (HostType) {
  case 2:
    return FileType::CharacterDevice;
  case 4:
    return FileType::Directory;
  case 6:
    return FileType::BlockDevice;
  case 8:
    return FileType::RegularFile;
  case 10:
    return FileType::SymbolicLink;
  case 12:
    return FileType::SocketStream;
  default:
    return FileType::Unknown;
  }
}

/// The guest's buffer, filled to the last byte if there are entries enough: a
/// cut-off entry tells the guest to come back with its cookie.
class Filler {
public:
  Filler(char *To, uint32_t Room) : To(To), Room(Room) {}

  bool full() const { return Used == Room; }
  uint32_t used() const { return Used; }
  void add(sys::DirectoryEntry Host) {
    const char *Name = Host.name();
    uint32_t Length = 0;
    while (Name[Length])
      ++Length;
    // What lies above a directory is not the guest's to know.
    bool Parent = Length == 2 && Name[0] == '.' && Name[1] == '.';
    GuestEntry G = {};
    G.Next = Host.next();
    G.Inode = Parent ? 0 : Host.inode();
    G.NameLength = Length;
    G.Type = fileTypeOf(Host.type());
    put(reinterpret_cast<const char *>(&G), sizeof(G));
    put(Name, Length);
  }

private:
  void put(const char *From, uint32_t Length) {
    if (Length > Room - Used)
      Length = Room - Used;
    __builtin_memcpy(To + Used, From, Length);
    Used += Length;
  }

  char *To;
  uint32_t Room;
  uint32_t Used = 0;
};

Errno fdReaddir(Call C, uint32_t Fd, uint32_t Buffer, uint32_t Room,
                uint64_t Cookie, uint32_t Result) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, FdReaddir, D));
  char *To = C.Memory.range(Buffer, Room);
  Out<uint32_t> ResultOut(C.Memory, Result);
  if (!To || !ResultOut)
    return Errno::Fault;
  constexpr int FromStart = 0;
  WASI_TRY(errnoOf(sys::call(Syscall::lseek, D->Fd, Cookie, FromStart)));

  Filler Fill(To, Room);
  alignas(8) char Entries[8192];
  while (!Fill.full()) {
    long Got = sys::call(Syscall::getdents64, D->Fd, Entries, sizeof(Entries));
    if (Got < 0)
      return errnoOf(Got);
    if (Got == 0)
      break;
    for (long At = 0; At < Got && !Fill.full();
         At += sys::DirectoryEntry(Entries + At).length())
      Fill.add(sys::DirectoryEntry(Entries + At));
  }
  ResultOut = Fill.used();
  return Errno::Success;
}

} // namespace

WASI_FUNCTION_5(fd_readdir, fdReaddir)
