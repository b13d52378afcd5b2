//===- Directories.cpp - granted directories, and nothing else open -------===//

#include "runtime-support/sandbox/Inherited.h"
#include "runtime-support/sandbox/Sandbox.h"
#include "runtime-support/sys/File.h"
#include "runtime-support/sys/Print.h"

using namespace wasmc;
using namespace wasmc::sandbox;
using sys::Syscall;

namespace {

constexpr long AccessDenied = -13;

[[noreturn]] void refuse(const Settings &S, const char *Host, const char *Why,
                         long Errno) {
  {
    sys::Printer P;
    P << sys::Untrusted{S.Grants.Program} << ": cannot grant directory '"
      << sys::Untrusted{Host, 4096} << "': " << Why;
    if (Errno)
      P.reason(Errno);
    P << '\n';
  }
  sys::exitProcess(abi::ExitCode::Usage);
}

/// For reading its entries, or, if the user can only pass through it, as a
/// place in the file system. Never 0, 1 or 2, which may have been closed.
long openDirectory(int Directory, const char *Path) {
  constexpr uint64_t Flags = sys::OpenDirectory | sys::OpenCloexec;
  long Fd = sys::call(Syscall::openat, Directory, Path, Flags, 0);
  if (Fd == AccessDenied)
    Fd = sys::call(Syscall::openat, Directory, Path, Flags | sys::OpenPath, 0);
  return sys::awayFromStandardStreams(Fd);
}

bool sameFile(const sys::Statx &A, const sys::Statx &B) {
  return A.Inode == B.Inode && A.DevMajor == B.DevMajor &&
         A.DevMinor == B.DevMinor;
}

/// Whether Fd is Top or lies beneath it: goes up to the root.
bool liesIn(int Fd, const sys::Statx &Top) {
  int Current = Fd;
  bool Found = false;
  sys::Statx Here;
  if (sys::statxOf(Current, Here) < 0)
    return false;
  while (!(Found = sameFile(Here, Top))) {
    long Up =
        sys::call(Syscall::openat, Current, "..",
                  sys::OpenDirectory | sys::OpenCloexec | sys::OpenPath, 0);
    if (Current != Fd)
      sys::call(Syscall::close, Current);
    Current = int(Up);
    sys::Statx Above;
    if (Up < 0 || sys::statxOf(Current, Above) < 0 || sameFile(Above, Here))
      break;
    Here = Above;
  }
  if (Current != Fd && Current >= 0)
    sys::call(Syscall::close, Current);
  return Found;
}

/// Under the ceiling of baked grants, a directory must lie in one of theirs,
/// and be read-only if theirs is.
void checkCeiling(const Settings &S, const abi::DirectoryGrant &Wanted) {
  for (uint32_t I = 0; I != S.NumCeiling; ++I) {
    const abi::DirectoryGrant &Baked = S.Ceiling[I];
    if (Baked.ReadOnly && !Wanted.ReadOnly)
      continue;
    sys::Statx Top;
    long Found = sys::statx(sys::AtCwd, Baked.Host, 0, Top);
    if (Found >= 0 && liesIn(Wanted.Fd, Top))
      return;
  }
  refuse(S, Wanted.Host, "it is not in a directory granted at build time", 0);
}

} // namespace

void sandbox::openGrants(Settings &S) {
  closeInherited(S.ImageFd);
  for (uint32_t I = 0; I != S.Grants.NumDirs; ++I) {
    abi::DirectoryGrant &Dir = S.Grants.Dirs[I];
    long Fd = openDirectory(sys::AtCwd, Dir.Host);
    if (Fd < 0)
      refuse(S, Dir.Host, "", Fd);
    Dir.Fd = int(Fd);
    if (S.NumCeiling)
      checkCeiling(S, Dir);
  }
}
