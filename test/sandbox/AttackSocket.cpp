//===- AttackSocket.cpp - a runtime that has fallen to its guest ----------===//
//
// Stands in for wasi/Socket.cpp in a runtime of the tests: sock_shutdown makes
// an attack, with the same means as code that a guest would have smuggled in.
// It returns 0 if that worked, or the kernel's errno.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sys/Syscall.h"
#include <stdint.h>

using wasmc::sys::call;
using wasmc::sys::Syscall;

namespace {

enum Attack : uint32_t {
#define ATTACK(Name, Without, With) Name,
#include "test/sandbox/Attacks.def"
};

/// The first granted directory, and what the test lets the process inherit.
constexpr int Grant = 3, Inherited = 9;
constexpr int AtCwd = -100, ReadOnly = 0, CreateWrite = 0101;
constexpr int Read = 1, Write = 2, Execute = 4;
constexpr int PrivateAnonymous = 0x22;

struct OpenHow {
  uint64_t Flags, Mode, Resolve;
};

long openat2(const char *Path) {
  OpenHow How = {};
  return call(Syscall::openat2, Grant, Path, &How, sizeof(How));
}

long protect(const void *What, int Access) {
  uintptr_t Page = uintptr_t(What) & ~uintptr_t(4095);
  return call(Syscall::mprotect, Page, 4096, Access);
}

long attack(uint32_t Which, void *Vmctx) {
  char Buffer[16];
  struct {
    char *Base;
    uint64_t Length;
  } Vector = {Buffer, sizeof(Buffer)};
  const char *volatile Name = "true"; // a constant array would be relocated
  const char *Args[] = {Name, nullptr};
  switch (Attack(Which)) {
  case WriteToStandardOutput:
    return call(Syscall::write, 1, "written\n", 8);
  case OpenInside:
    return call(Syscall::openat, Grant, "inside", ReadOnly);
  case OpenAbsolute:
    return call(Syscall::openat, AtCwd, "/etc/passwd", ReadOnly);
  case OpenAbsoluteThroughGrant:
    return call(Syscall::openat, Grant, "/etc/passwd", ReadOnly);
  case OpenUpwards:
    return call(Syscall::openat, Grant, "../secret", ReadOnly);
  case Openat2Upwards:
    return openat2("../secret");
  case CreateUpwards:
    return call(Syscall::openat, Grant, "../made", CreateWrite, 0600);
  case MakeDirectoryUpwards:
    return call(Syscall::mkdirat, Grant, "../made", 0700);
  case ReadInheritedDescriptor:
    return call(Syscall::readv, Inherited, &Vector, 1);
  case RunProgram:
    return call(Syscall::execve, "/bin/true", Args, Args + 1);
  case RunProgramByDescriptor:
    return call(Syscall::execveat, AtCwd, "/bin/true", Args, Args + 1, 0);
  case OpenSocket:
    return call(Syscall::socket, 2, 1, 0);
  case Trace:
    return call(Syscall::ptrace, 0, 0, 0, 0);
  case StartProcess:
    return call(Syscall::clone, 17, 0, 0, 0, 0);
  case SignalParent:
    return call(Syscall::kill, 1, 0);
  case ReadOtherProcess:
    return call(Syscall::process_vm_readv, 1, &Vector, 1, &Vector, 1, 0);
  case MapCode:
    return call(Syscall::mmap, 0, 4096, Read | Write | Execute,
                PrivateAnonymous, -1, 0);
  case TurnStackIntoCode:
    return protect(Buffer, Read | Write | Execute);
  case TurnMemoryIntoCode:
    return protect(Vmctx, Read | Execute);
  case DropFilter:
    return call(Syscall::seccomp, 0, 0, 0);
  }
  return -22;
}

} // namespace

extern "C" {
uint64_t wasmc_wasi_sock_shutdown(void *Vmctx, uint64_t Which, uint64_t) {
  long Result = attack(uint32_t(Which), Vmctx);
  return Result < 0 ? uint64_t(-Result) : 0;
}
}
