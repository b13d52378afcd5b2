//===- Open.cpp - path_open -----------------------------------------------===//

#include "runtime-support/wasi/FileStatus.h"
#include "runtime-support/wasi/Path.h"

using namespace wasmc;
using namespace wasmc::wasi;
using sys::Syscall;

namespace {

/// What the guest asked for, as Linux's flags.
uint64_t linuxFlags(uint32_t Lookup, uint32_t Open, uint32_t Flags,
                    uint64_t Rights) {
  uint64_t Result = sys::OpenNoCtty;
  bool Write = Rights & FdWrite;
  bool Read = Rights & (FdRead | FdReaddir) || !Write;
  Result |= Write ? (Read ? sys::OpenReadWrite : sys::OpenWriteOnly)
                  : sys::OpenReadOnly;
  if (!(Lookup & SymlinkFollow))
    Result |= sys::OpenNofollow;
  if (Open & OpenCreate)
    Result |= sys::OpenCreate;
  if (Open & OpenDirectory)
    Result |= sys::OpenDirectory;
  if (Open & OpenExclusive)
    Result |= sys::OpenExclusive;
  if (Open & OpenTruncate)
    Result |= sys::OpenTruncate;
  if (Flags & Append)
    Result |= sys::OpenAppend;
  if (Flags & Nonblock)
    Result |= sys::OpenNonblock;
  if (Flags & (Sync | Rsync))
    Result |= sys::OpenSync;
  else if (Flags & Dsync)
    Result |= sys::OpenDsync;
  return Result;
}

/// The directory, if it has the rights for this.
Errno needDirectory(Call C, uint32_t Fd, uint32_t Open, uint32_t Flags,
                    uint64_t Base, uint64_t Inheriting, Descriptor *&D) {
  WASI_TRY(C.need(Fd,
                  PathOpen | (Open & OpenCreate ? PathCreateFile : 0) |
                      (Open & OpenTruncate ? PathFilestatSetSize : 0),
                  D));
  uint64_t Inherited = (Base | Inheriting) & AllRights;
  if (Flags & Dsync)
    Inherited |= FdDatasync;
  if (Flags & (Sync | Rsync))
    Inherited |= FdSync;
  if (Inherited & ~D->Inheriting)
    return Errno::NotCapable;
  bool Changes = Base & FdWrite || Open & (OpenCreate | OpenTruncate);
  return Changes && D->ReadOnly ? Errno::ReadOnlyFs : Errno::Success;
}

Errno describe(int Fd, uint64_t Base, uint64_t Inheriting, Descriptor &D) {
  sys::Statx S;
  WASI_TRY(errnoOf(sys::statxOf(Fd, S)));
  D.Fd = Fd;
  D.Type = fileTypeOf(S);
  bool IsDirectory = D.Type == FileType::Directory;
  D.Base = Base & (IsDirectory ? DirectoryRights : FileRights);
  D.Inheriting = IsDirectory ? Inheriting & AllRights : 0;
  // libc takes a character device that can't seek for a terminal.
  if (D.Type == FileType::CharacterDevice &&
      sys::call(Syscall::lseek, Fd, 0, 1) < 0)
    D.Base &= ~uint64_t(FdSeek | FdTell);
  return Errno::Success;
}

Errno pathOpen(Call C, uint32_t Fd, uint32_t Lookup, uint32_t PathAt,
               uint32_t PathLength, uint32_t Open, uint64_t Base,
               uint64_t Inheriting, uint32_t Flags, uint32_t Result) {
  // Before anything points into the table, which may move.
  if (!C.H.Fds.reserve())
    return Errno::NoMemory;
  Descriptor *Directory;
  WASI_TRY(needDirectory(C, Fd, Open, Flags, Base, Inheriting, Directory));
  Out<uint32_t> ResultOut(C.Memory, Result);
  GuestPath Path;
  WASI_TRY(readPath(C, PathAt, PathLength, Path));
  if (!ResultOut)
    return Errno::Fault;
  if (Open & ~uint32_t(AllOpenFlags) || Flags & ~uint32_t(AllFdFlags) ||
      (Open & OpenCreate && Open & OpenDirectory))
    return Errno::Invalid;

  Descriptor Opened;
  int HostFd;
  WASI_TRY(openBeneath(C, Directory->Fd, Path,
                       linuxFlags(Lookup, Open, Flags, Base), HostFd));
  Opened.ReadOnly = Directory->ReadOnly;
  if (Errno E = describe(HostFd, Base, Inheriting, Opened);
      E != Errno::Success) {
    sys::call(Syscall::close, HostFd);
    return E;
  }
  ResultOut = C.H.Fds.add(Opened);
  return Errno::Success;
}

} // namespace

WASI_FUNCTION_9(path_open, pathOpen)
