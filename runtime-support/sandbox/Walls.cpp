//===- Walls.cpp - giving up what the guest doesn't need ------------------===//

#include "runtime-support/sandbox/Landlock.h"
#include "runtime-support/sandbox/Sandbox.h"
#include "runtime-support/sandbox/Status.h"
#include "runtime-support/sys/Print.h"
#include "runtime-support/sys/Syscall.h"

using namespace wasmc;
using namespace wasmc::sandbox;
using sys::Syscall;

namespace {

constexpr long InvalidArgument = -22, NoSuchCall = -38;

/// Never again more privileges than now, by no execve. Without it the kernel
/// takes no filter of ours.
long giveUpPrivileges() {
  constexpr int SetNoNewPrivs = 38;
  return sys::call(Syscall::prctl, SetNoNewPrivs, 1, 0, 0, 0);
}

/// struct sock_fprog.
struct FilterProgram {
  uint16_t Length;
  const abi::FilterInstruction *Code;
};

/// A kernel without filters answers like one that dislikes ours.
bool haveFilters() {
  constexpr int IsActionAvailable = 2;
  constexpr uint32_t KillProcess = 0x80000000;
  return sys::call(Syscall::seccomp, IsActionAvailable, 0, &KillProcess) >= 0;
}

long installFilter(Filter F) {
  constexpr int SetFilter = 1;
  FilterProgram Program = {F.Length, F.Code};
  long Result = sys::call(Syscall::seccomp, SetFilter, 0, &Program);
  return Result == InvalidArgument && !haveFilters() ? NoSuchCall : Result;
}

[[noreturn]] void refuse(const Settings &S, const char *Wall, long Errno) {
  {
    sys::Printer P;
    P << sys::Untrusted{S.Grants.Program}
      << ": cannot set up the sandbox: " << Wall << ": ";
    P.reason(Errno) << '\n';
  }
  sys::exitProcess(abi::ExitCode::CannotStart);
}

/// What became of a wall: only one that the kernel doesn't have may be missing,
/// and not if the user insists.
WallState checkWall(const Settings &S, const char *Wall, long Result) {
  if (Result >= 0)
    return WallState::Up;
  if (Result != NoSuchCall || S.Strict)
    refuse(S, Wall, Result);
  return WallState::Missing;
}

} // namespace

void sandbox::enter(const Settings &S, const abi::ImageHeader &Image) {
  const auto &F =
      S.Grants.NumDirs ? Image.DirectoryFilter : Image.SyscallFilter;
  enter(S, Filter{F.begin(), uint16_t(F.Count)});
}

void sandbox::enter(const Settings &S, Filter F) {
  Walls W;
  W.Privileges = checkWall(S, "no_new_privs", giveUpPrivileges());
  if (S.Grants.NumDirs)
    W.Landlock = checkWall(S, "landlock", restrictFiles(S.Grants));
  W.Filter = checkWall(S, "seccomp", installFilter(F));
  if (S.TellStatus)
    tellStatus(S, W);
}
