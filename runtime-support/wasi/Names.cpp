//===- Names.cpp - operations on names in directories ---------------------===//
//
// Each finds its Place (Path.h), where one system call, which follows nothing,
// does the work.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/wasi/FileStatus.h"
#include "runtime-support/wasi/Path.h"

using namespace wasmc;
using namespace wasmc::wasi;
using sys::Syscall;

namespace {

/// For a second path, before the first one has an effect or an error.
Errno checkRange(Call C, uint32_t Address, uint32_t Length) {
  return C.Memory.range(Address, Length) ? Errno::Success : Errno::Fault;
}

/// A path parameter: a descriptor, its rights, and the name in it.
Errno locateNew(Call C, uint32_t Fd, uint64_t Rights, uint32_t PathAt,
                uint32_t PathLength, Place &P) {
  Descriptor *D;
  WASI_TRY(C.needWritable(Fd, Rights, D));
  GuestPath Path;
  WASI_TRY(readPath(C, PathAt, PathLength, Path));
  return locate(C, D->Fd, Path, /*Follow=*/false, P);
}

/// What the place names, not followed.
Errno typeAt(const Place &P, FileType &Type) {
  sys::Statx S;
  WASI_TRY(errnoOf(sys::statx(P.Directory, P.Name, sys::AtSymlinkNofollow, S)));
  Type = fileTypeOf(S);
  return Errno::Success;
}

Errno pathCreateDirectory(Call C, uint32_t Fd, uint32_t Path, uint32_t Length) {
  constexpr int Mode = 0777;
  Place P;
  WASI_TRY(locateNew(C, Fd, PathCreateDirectory, Path, Length, P));
  return errnoOf(sys::call(Syscall::mkdirat, P.Directory, P.Name, Mode));
}

Errno pathRemoveDirectory(Call C, uint32_t Fd, uint32_t Path, uint32_t Length) {
  Place P;
  WASI_TRY(locateNew(C, Fd, PathRemoveDirectory, Path, Length, P));
  return errnoOf(sys::call(Syscall::unlinkat, P.Directory, P.Name,
                           sys::AtRemoveDirectory));
}

Errno pathUnlinkFile(Call C, uint32_t Fd, uint32_t Path, uint32_t Length) {
  Place P;
  WASI_TRY(locateNew(C, Fd, PathUnlinkFile, Path, Length, P));
  if (P.MustBeDirectory) {
    FileType Type;
    WASI_TRY(typeAt(P, Type));
    return Type == FileType::Directory ? Errno::IsDirectory
                                       : Errno::NotDirectory;
  }
  return errnoOf(sys::call(Syscall::unlinkat, P.Directory, P.Name, 0));
}

Errno pathRename(Call C, uint32_t OldFd, uint32_t OldPath, uint32_t OldLength,
                 uint32_t NewFd, uint32_t NewPath, uint32_t NewLength) {
  WASI_TRY(checkRange(C, NewPath, NewLength));
  Place Old, New;
  WASI_TRY(locateNew(C, OldFd, PathRenameSource, OldPath, OldLength, Old));
  WASI_TRY(locateNew(C, NewFd, PathRenameTarget, NewPath, NewLength, New));
  if (Old.MustBeDirectory || New.MustBeDirectory) {
    FileType Type;
    WASI_TRY(typeAt(Old, Type));
    if (Type != FileType::Directory)
      return Errno::NotDirectory;
  }
  return errnoOf(sys::call(Syscall::renameat2, Old.Directory, Old.Name,
                           New.Directory, New.Name, 0));
}

/// A name with a slash behind it, for something that is no directory.
Errno refuseSlash(const Place &P) {
  FileType Type;
  Errno E = typeAt(P, Type);
  return E == Errno::Success ? Errno::Exist : E;
}

/// The target is only text; where it leads is decided when it is followed. But
/// absolute ones would lead others than the guest elsewhere than the guest.
Errno pathSymlink(Call C, uint32_t TargetAt, uint32_t TargetLength, uint32_t Fd,
                  uint32_t Path, uint32_t Length) {
  WASI_TRY(checkRange(C, Path, Length));
  // A target may end with slashes; one is put back.
  GuestPath Target;
  WASI_TRY(readPath(C, TargetAt, TargetLength, Target));
  if (Target.Slash) {
    Target.Text[Target.Length] = '/';
    Target.Text[Target.Length + 1] = 0;
  }
  Place P;
  WASI_TRY(locateNew(C, Fd, PathSymlink, Path, Length, P));
  if (P.MustBeDirectory)
    return refuseSlash(P);
  return errnoOf(
      sys::call(Syscall::symlinkat, Target.Text, P.Directory, P.Name));
}

/// The place of something that exists, past symlinks if Follow or a slash asks
/// for it, and its status.
Errno locateExisting(Call C, int Directory, uint32_t PathAt, uint32_t Length,
                     uint32_t Lookup, Place &P, sys::Statx &S) {
  if (Lookup & ~uint32_t(SymlinkFollow))
    return Errno::Invalid;
  GuestPath Path;
  WASI_TRY(readPath(C, PathAt, Length, Path));
  // Mostly it is no symlink.
  WASI_TRY(locate(C, Directory, Path, /*Follow=*/false, P));
  WASI_TRY(errnoOf(sys::statx(P.Directory, P.Name, sys::AtSymlinkNofollow, S)));
  if (fileTypeOf(S) == FileType::SymbolicLink &&
      (Lookup & SymlinkFollow || Path.Slash)) {
    P.reset();
    WASI_TRY(locate(C, Directory, Path, /*Follow=*/true, P));
    WASI_TRY(
        errnoOf(sys::statx(P.Directory, P.Name, sys::AtSymlinkNofollow, S)));
  }
  return P.MustBeDirectory && fileTypeOf(S) != FileType::Directory
             ? Errno::NotDirectory
             : Errno::Success;
}

/// Both directories must be writable: a name in another directory would make
/// a read-only file writable.
Errno pathLink(Call C, uint32_t OldFd, uint32_t Lookup, uint32_t OldPath,
               uint32_t OldLength, uint32_t NewFd, uint32_t NewPath,
               uint32_t NewLength) {
  Descriptor *D;
  WASI_TRY(C.needWritable(OldFd, PathLinkSource, D));
  WASI_TRY(checkRange(C, NewPath, NewLength));
  Place Old, New;
  sys::Statx S;
  WASI_TRY(locateExisting(C, D->Fd, OldPath, OldLength, Lookup, Old, S));
  WASI_TRY(locateNew(C, NewFd, PathLinkTarget, NewPath, NewLength, New));
  if (New.MustBeDirectory)
    return refuseSlash(New);
  return errnoOf(sys::call(Syscall::linkat, Old.Directory, Old.Name,
                           New.Directory, New.Name, 0));
}

Errno pathReadlink(Call C, uint32_t Fd, uint32_t Path, uint32_t Length,
                   uint32_t Buffer, uint32_t Room, uint32_t Result) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, PathReadlink, D));
  char *To = C.Memory.range(Buffer, Room);
  Out<uint32_t> ResultOut(C.Memory, Result);
  if (!To || !ResultOut)
    return Errno::Fault;
  Place P;
  sys::Statx S;
  WASI_TRY(locateExisting(C, D->Fd, Path, Length, 0, P, S));
  // The kernel wants room for a byte.
  char Byte;
  long Got = sys::call(Syscall::readlinkat, P.Directory, P.Name,
                       Room ? To : &Byte, Room ? uint64_t(Room) : 1);
  if (Got < 0)
    return errnoOf(Got);
  ResultOut = Room ? uint32_t(Got) : 0;
  return Errno::Success;
}

Errno pathFilestatGet(Call C, uint32_t Fd, uint32_t Lookup, uint32_t Path,
                      uint32_t Length, uint32_t Result) {
  Descriptor *D;
  WASI_TRY(C.need(Fd, PathFilestatGet, D));
  Out<FileStat> ResultOut(C.Memory, Result);
  if (!ResultOut)
    return Errno::Fault;
  Place P;
  sys::Statx S;
  WASI_TRY(locateExisting(C, D->Fd, Path, Length, Lookup, P, S));
  ResultOut = toFileStat(S);
  return Errno::Success;
}

Errno pathFilestatSetTimes(Call C, uint32_t Fd, uint32_t Lookup, uint32_t Path,
                           uint32_t Length, uint64_t Access,
                           uint64_t Modification, uint32_t Flags) {
  Descriptor *D;
  WASI_TRY(C.needWritable(Fd, PathFilestatSetTimes, D));
  TimeSpec Times[2];
  WASI_TRY(toTimes(Access, Modification, Flags, Times));
  Place P;
  sys::Statx S;
  WASI_TRY(locateExisting(C, D->Fd, Path, Length, Lookup, P, S));
  return errnoOf(sys::call(Syscall::utimensat, P.Directory, P.Name, Times,
                           sys::AtSymlinkNofollow));
}

} // namespace

WASI_FUNCTION_3(path_create_directory, pathCreateDirectory)
WASI_FUNCTION_5(path_filestat_get, pathFilestatGet)
WASI_FUNCTION_7(path_filestat_set_times, pathFilestatSetTimes)
WASI_FUNCTION_7(path_link, pathLink)
WASI_FUNCTION_6(path_readlink, pathReadlink)
WASI_FUNCTION_3(path_remove_directory, pathRemoveDirectory)
WASI_FUNCTION_6(path_rename, pathRename)
WASI_FUNCTION_5(path_symlink, pathSymlink)
WASI_FUNCTION_3(path_unlink_file, pathUnlinkFile)
