//===- Signal.cpp - the kernel's structures around signals ----------------===//

#include "runtime-support/sys/Signal.h"
#include "runtime-support/sys/Syscall.h"

using namespace wasmc::sys;

namespace {

/// struct sigaction as the kernel has it. RISC-V has no restorer; all fields
/// from there on are zero on that architecture, so one layout serves.
struct Action {
  SignalHandler Handler;
  unsigned long Flags;
  void (*Restorer)();
  uint64_t Mask;
};

constexpr unsigned long SigInfo = 4, OnStack = 0x08000000, NoDefer = 0x40000000;
/// sizeof(sigset_t) in the kernel.
constexpr long MaskBytes = 8;

} // namespace

#if defined(__x86_64__)
// x86-64's kernel has no code of its own for returning from a handler.
extern "C" __attribute__((visibility("hidden"))) void wasmc_sigreturn();
asm(R"(
  .pushsection .text.wasmc_sigreturn,"ax",@progbits
  .globl wasmc_sigreturn
  .hidden wasmc_sigreturn
  .type wasmc_sigreturn,@function
wasmc_sigreturn:
  movl $15, %eax
  syscall
  .size wasmc_sigreturn, .-wasmc_sigreturn
  .popsection
)");
#endif

long wasmc::sys::installHandler(Signal S, SignalHandler Handler) {
  Action A = {Handler, SigInfo | OnStack | NoDefer, nullptr, 0};
#if defined(__x86_64__)
  constexpr unsigned long HasRestorer = 0x04000000;
  A.Flags |= HasRestorer;
  A.Restorer = wasmc_sigreturn;
#endif
  return call(Syscall::rt_sigaction, int(S), &A, 0, MaskBytes);
}

long wasmc::sys::restoreDefault(Signal S) {
  Action A = {nullptr, 0, nullptr, 0};
  return call(Syscall::rt_sigaction, int(S), &A, 0, MaskBytes);
}

long wasmc::sys::ignore(Signal S) {
  constexpr uintptr_t Ignore = 1; // SIG_IGN
  Action A = {reinterpret_cast<SignalHandler>(Ignore), 0, nullptr, 0};
  return call(Syscall::rt_sigaction, int(S), &A, 0, MaskBytes);
}

long wasmc::sys::useSignalStack(void *Low, size_t Size) {
  SignalStack Stack = {Low, 0, Size};
  return call(Syscall::sigaltstack, &Stack, 0);
}

long wasmc::sys::leaveSignalStack() {
  constexpr int32_t Disable = 2;
  SignalStack Stack = {nullptr, Disable, 0};
  return call(Syscall::sigaltstack, &Stack, 0);
}

long wasmc::sys::unblock(Signal A, Signal B) {
  constexpr int Unblock = 1;
  uint64_t Mask = uint64_t(1) << (int(A) - 1) | uint64_t(1) << (int(B) - 1);
  return call(Syscall::rt_sigprocmask, Unblock, &Mask, 0, MaskBytes);
}
