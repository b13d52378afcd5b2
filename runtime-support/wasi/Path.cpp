//===- Path.cpp - paths that stay beneath a granted directory -------------===//

#include "runtime-support/wasi/Path.h"
#include "runtime-support/sys/File.h"
#include "runtime-support/wasi/Walk.h"

using namespace wasmc;
using namespace wasmc::wasi;
using sys::Syscall;

namespace {

constexpr long NoPermission = -1, TryAgain = -11, CrossDevice = -18;
constexpr uint64_t CreationMode = 0666;

/// struct open_how.
struct OpenHow {
  uint64_t Flags;
  uint64_t Mode;
  uint64_t Resolve;
};

/// Asks with a size that the call refuses. Older sandboxes around us answer
/// EPERM for calls that they don't know.
bool haveOpenat2(Host &H) {
  if (H.Lookup == PathLookup::Unknown) {
    constexpr long InvalidArgument = -22;
    OpenHow How = {};
    long Answer = sys::call(Syscall::openat2, -1, "", &How, 0);
    H.Lookup =
        Answer == InvalidArgument ? PathLookup::Openat2 : PathLookup::Walk;
  }
  return H.Lookup == PathLookup::Openat2;
}

/// A descriptor or a negative errno; leaving the directory is EPERM.
long openat2(int Directory, const char *Path, uint64_t Flags) {
  constexpr uint64_t NoMagicLinks = 2, Beneath = 8;
  OpenHow How = {Flags | sys::OpenCloexec,
                 Flags & sys::OpenCreate ? CreationMode : 0,
                 Beneath | NoMagicLinks};
  // Answered when something was renamed or mounted during a lookup of "..".
  for (int Attempts = 0; Attempts != 128; ++Attempts) {
    long Fd = sys::call(Syscall::openat2, Directory, Path, &How, sizeof(How));
    if (Fd == CrossDevice)
      return NoPermission;
    if (Fd != TryAgain)
      return Fd;
  }
  return TryAgain;
}

long openByWalk(int Directory, const GuestPath &Path, uint64_t Flags) {
  // What must not exist yet is not a symlink either.
  constexpr uint64_t New = sys::OpenCreate | sys::OpenExclusive;
  bool Follow = !(Flags & sys::OpenNofollow) && (Flags & New) != New;
  Place P;
  long Result = walk(Directory, Path, Follow, P);
  if (Result < 0)
    return Result;
  if (P.MustBeDirectory)
    Flags |= sys::OpenDirectory;
  return sys::call(Syscall::openat, P.Directory, P.Name,
                   Flags | sys::OpenNofollow | sys::OpenCloexec,
                   Flags & sys::OpenCreate ? CreationMode : 0);
}

bool isDots(const char *Name) {
  return Name[0] == '.' && (!Name[1] || (Name[1] == '.' && !Name[2]));
}

/// Splits off the last name, which the kernel then doesn't follow, and lets
/// openat2 find the rest.
Errno locateByOpenat2(int Directory, GuestPath &Path, Place &P) {
  uint32_t NameAt = Path.Length;
  while (NameAt && Path.Text[NameAt - 1] != '/')
    --NameAt;
  const char *Name = Path.Text + NameAt;
  // ".." as a name would be followed.
  bool Whole = isDots(Name);
  if (Whole)
    Name = ".";
  else if (Path.Length - NameAt > MaxName)
    return Errno::NameTooLong;
  __builtin_memcpy(P.Name, Name, Whole ? 2 : Path.Length - NameAt + 1);
  P.Directory = Directory;
  if (!Whole && !NameAt)
    return Errno::Success;
  if (!Whole)
    Path.Text[NameAt - 1] = 0;
  long Fd = openat2(Directory, Path.Text, sys::OpenPath | sys::OpenDirectory);
  if (!Whole)
    Path.Text[NameAt - 1] = '/';
  if (Fd < 0)
    return errnoOf(Fd);
  P.Directory = int(Fd);
  P.Owned = true;
  return Errno::Success;
}

} // namespace

void Place::reset() {
  if (Owned)
    sys::call(Syscall::close, Directory);
  Owned = false;
}

Errno wasi::readPath(Call C, uint32_t Address, uint32_t Length,
                     GuestPath &Path) {
  const char *From = C.Memory.range(Address, Length);
  if (!From)
    return Errno::Fault;
  if (!Length)
    return Errno::NoEntry;
  if (Length > MaxPath)
    return Errno::NameTooLong;
  __builtin_memcpy(Path.Text, From, Length);
  for (uint32_t I = 0; I != Length; ++I)
    if (!Path.Text[I])
      return Errno::Invalid;
  if (Path.Text[0] == '/')
    return Errno::NotPermitted;
  Path.Slash = Path.Text[Length - 1] == '/';
  while (Path.Text[Length - 1] == '/')
    --Length;
  Path.Text[Length] = 0;
  Path.Length = Length;
  return Errno::Success;
}

Errno wasi::locate(Call C, int Directory, GuestPath &Path, bool Follow,
                   Place &P) {
  P.MustBeDirectory = Path.Slash;
  if (!Follow && haveOpenat2(C.H))
    return locateByOpenat2(Directory, Path, P);
  return errnoOf(walk(Directory, Path, Follow, P));
}

Errno wasi::openBeneath(Call C, int Directory, const GuestPath &Path,
                        uint64_t Flags, int &Fd) {
  if (Path.Slash) {
    if (Flags & sys::OpenCreate)
      return Errno::IsDirectory;
    Flags = (Flags | sys::OpenDirectory) & ~uint64_t(sys::OpenNofollow);
  }
  // While others on the machine keep renaming, a long path with many ".." may
  // never be looked up without one in between; a walk doesn't mind.
  long Result =
      haveOpenat2(C.H) ? openat2(Directory, Path.Text, Flags) : TryAgain;
  if (Result == TryAgain)
    Result = openByWalk(Directory, Path, Flags);
  Result = sys::awayFromStandardStreams(Result);
  Fd = int(Result);
  return errnoOf(Result);
}
