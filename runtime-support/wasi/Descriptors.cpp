//===- Descriptors.cpp - what descriptors are, closing, renumbering -------===//

#include "runtime-support/wasi/FileStatus.h"
#include "runtime-support/wasi/Function.h"

using namespace wasmc;
using namespace wasmc::wasi;
using sys::Syscall;

namespace {

enum FcntlCommand : int { GetFlags = 3, SetFlags = 4 };

/// WASI's fdstat.
struct FdStat {
  FileType Type;
  uint8_t Pad1;
  uint16_t Flags;
  uint32_t Pad2;
  uint64_t Base;
  uint64_t Inheriting;
};
static_assert(sizeof(FdStat) == 24);

uint16_t toFdFlags(uint64_t Flags) {
  uint16_t Result = 0;
  if (Flags & sys::OpenAppend)
    Result |= Append;
  if (Flags & sys::OpenNonblock)
    Result |= Nonblock;
  if ((Flags & sys::OpenSync) == sys::OpenSync)
    Result |= Sync | Rsync;
  else if (Flags & sys::OpenDsync)
    Result |= Dsync;
  return Result;
}

/// Asks the kernel only where the type doesn't tell: at start-up, libc wants
/// to know what standard output is.
bool canSeek(int Fd, FileType Type) {
  constexpr int Current = 1;
  if (Type == FileType::CharacterDevice)
    return sys::call(Syscall::lseek, Fd, 0, Current) >= 0;
  return Type == FileType::RegularFile || Type == FileType::BlockDevice;
}

/// What a standard stream is, and what can be done with it: libc takes a
/// character device for a terminal if it can't seek.
Errno describeInherited(const Descriptor &D, uint64_t Flags, FdStat &Stat) {
  sys::Statx S;
  WASI_TRY(errnoOf(sys::statxOf(D.Fd, S)));
  Stat.Type = fileTypeOf(S);
  if (Stat.Type == FileType::Directory)
    Stat.Base &= DirectoryRights;
  if (!canSeek(D.Fd, Stat.Type))
    Stat.Base &= ~uint64_t(FdSeek | FdTell);
  if ((Flags & sys::OpenAccessMode) == sys::OpenReadOnly)
    Stat.Base &= ~uint64_t(FdWrite | FdAllocate | FdFilestatSetSize);
  if ((Flags & sys::OpenAccessMode) == sys::OpenWriteOnly)
    Stat.Base &= ~uint64_t(FdRead);
  return Errno::Success;
}

Errno fdFdstatGet(Call C, uint32_t Fd, uint32_t Result) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, 0, D));
  Out<FdStat> ResultOut(C.Memory, Result);
  if (!ResultOut)
    return Errno::Fault;
  long Flags = sys::call(Syscall::fcntl, D->Fd, GetFlags);
  if (Flags < 0)
    return errnoOf(Flags);
  FdStat Stat = {};
  Stat.Type = D->Type;
  Stat.Flags = toFdFlags(uint64_t(Flags));
  Stat.Base = D->Base;
  Stat.Inheriting = D->Inheriting;
  if (D->Inherited)
    WASI_TRY(describeInherited(*D, uint64_t(Flags), Stat));
  ResultOut = Stat;
  return Errno::Success;
}

/// Linux can't change how a file is synchronized once it is open.
Errno fdFdstatSetFlags(Call C, uint32_t Fd, uint32_t Wanted) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, FdFdstatSetFlags, D));
  if (Wanted & ~uint32_t(AllFdFlags))
    return Errno::Invalid;
  long Flags = sys::call(Syscall::fcntl, D->Fd, GetFlags);
  if (Flags < 0)
    return errnoOf(Flags);
  constexpr uint32_t Fixed = Dsync | Rsync | Sync;
  if ((Wanted ^ toFdFlags(uint64_t(Flags))) & Fixed)
    return Errno::NotSupported;
  Flags &= ~long(sys::OpenAppend | sys::OpenNonblock);
  Flags |= (Wanted & Append ? long(sys::OpenAppend) : 0) |
           (Wanted & Nonblock ? long(sys::OpenNonblock) : 0);
  return errnoOf(sys::call(Syscall::fcntl, D->Fd, SetFlags, Flags));
}

/// Rights can only be given up.
Errno fdFdstatSetRights(Call C, uint32_t Fd, uint64_t Base,
                        uint64_t Inheriting) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, 0, D));
  if (Base & ~D->Base || Inheriting & ~D->Inheriting)
    return Errno::NotCapable;
  D->Narrowed |= Base != D->Base || Inheriting != D->Inheriting;
  D->Base = Base;
  D->Inheriting = Inheriting;
  return Errno::Success;
}

Errno fdClose(Call C, uint32_t Fd) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, 0, D));
  int HostFd = D->Fd;
  C.H.Fds.remove(*D);
  // Linux frees the descriptor whatever it says.
  return errnoOf(sys::call(Syscall::close, HostFd));
}

Errno fdRenumber(Call C, uint32_t From, uint32_t To) {
  Descriptor *Source, *Target;
  WASI_TRY(C.need(From, 0, Source));
  WASI_TRY(C.need(To, 0, Target));
  if (Source == Target)
    return Errno::Success;
  sys::call(Syscall::close, Target->Fd);
  *Target = *Source;
  C.H.Fds.remove(*Source);
  return Errno::Success;
}

Errno needPreopen(Call C, uint32_t Fd, Descriptor *&D, uint32_t &Length) {
  WASI_TRY(C.need(Fd, 0, D));
  if (!D->Preopen)
    return Errno::BadF;
  Length = 0;
  while (D->Preopen[Length])
    ++Length;
  return Errno::Success;
}

/// WASI's prestat of a directory.
struct PreStat {
  uint32_t Tag;
  uint32_t NameLength;
};

Errno fdPrestatGet(Call C, uint32_t Fd, uint32_t Result) {
  Descriptor *D;
  uint32_t Length;
  WASI_TRY(needPreopen(C, Fd, D, Length));
  Out<PreStat> ResultOut(C.Memory, Result);
  if (!ResultOut)
    return Errno::Fault;
  constexpr uint32_t TagDirectory = 0;
  ResultOut = PreStat{TagDirectory, Length};
  return Errno::Success;
}

Errno fdPrestatDirName(Call C, uint32_t Fd, uint32_t Path, uint32_t Room) {
  Descriptor *D;
  uint32_t Length;
  WASI_TRY(needPreopen(C, Fd, D, Length));
  char *To = C.Memory.range(Path, Room);
  if (!To)
    return Errno::Fault;
  if (Room < Length)
    return Errno::NameTooLong;
  __builtin_memcpy(To, D->Preopen, Length);
  return Errno::Success;
}

} // namespace

WASI_FUNCTION_1(fd_close, fdClose)
WASI_FUNCTION_2(fd_fdstat_get, fdFdstatGet)
WASI_FUNCTION_2(fd_fdstat_set_flags, fdFdstatSetFlags)
WASI_FUNCTION_3(fd_fdstat_set_rights, fdFdstatSetRights)
WASI_FUNCTION_2(fd_prestat_get, fdPrestatGet)
WASI_FUNCTION_3(fd_prestat_dir_name, fdPrestatDirName)
WASI_FUNCTION_2(fd_renumber, fdRenumber)
