//===- Signal.h - the kernel's structures around signals --------*- C++ -*-===//
//
// Only what trap/ needs, laid out as the kernel does it (uapi/asm/signal.h,
// ucontext.h, sigcontext.h of each architecture). test/sys compares x86-64's
// with the system's headers; the others are tried under qemu.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SYS_SIGNAL_H
#define WASMC_SYS_SIGNAL_H

#include <stddef.h>
#include <stdint.h>

namespace wasmc::sys {

enum class Signal : int {
  IllegalInstruction = 4,
  Trap = 5,
  Bus = 7,
  Segv = 11,
  Pipe = 13,
  Alarm = 14,
  Profiling = 27
};

/// A signal that a compiled trap instruction raises: ud1 and unimp are illegal
/// instructions, brk is a breakpoint.
#if defined(__aarch64__)
constexpr Signal TrapInstructionSignal = Signal::Trap;
#else
constexpr Signal TrapInstructionSignal = Signal::IllegalInstruction;
#endif

struct SignalInfo {
  int32_t Signo;
  int32_t Errno;
  /// Positive: the kernel raised it for a fault. Otherwise a process sent it.
  int32_t Code;
  int32_t Pad;
  uintptr_t Address;
};

/// What trap/ wants to know of the interrupted code. Link is the link
/// register, 0 where there is none.
struct Registers {
  uintptr_t Pc, Sp, Fp, Link;
};

struct SignalStack {
  void *Low;
  int32_t Flags;
  size_t Size;
};

/// The start of the kernel's ucontext; the machine's registers follow.
struct SignalContext {
  uintptr_t Flags;
  SignalContext *Linked;
  SignalStack Stack;
#if defined(__x86_64__)
  /// r8-r15 rdi rsi rbp rbx rdx rax rcx rsp rip
  uint64_t Machine[17];
  Registers registers() const {
    return {Machine[16], Machine[15], Machine[10], 0};
  }
  /// Where the interrupted code goes on when the handler returns.
  void resumeAt(uintptr_t Pc, uintptr_t Sp) {
    Machine[16] = Pc;
    Machine[15] = Sp;
  }
#elif defined(__aarch64__)
  uint64_t Mask[16];
  /// The fault's address, x0-x30, sp, pc.
  alignas(16) uint64_t Machine[34];
  Registers registers() const {
    return {Machine[33], Machine[32], Machine[1 + 29], Machine[1 + 30]};
  }
  void resumeAt(uintptr_t Pc, uintptr_t Sp) {
    Machine[33] = Pc;
    Machine[32] = Sp;
  }
#elif defined(__riscv)
  uint64_t Mask[16];
  /// pc, then x1-x31.
  alignas(16) uint64_t Machine[32];
  Registers registers() const {
    return {Machine[0], Machine[2], Machine[8], Machine[1]};
  }
  void resumeAt(uintptr_t Pc, uintptr_t Sp) {
    Machine[0] = Pc;
    Machine[2] = Sp;
  }
#endif
};

using SignalHandler = void (*)(int, SignalInfo *, SignalContext *);

/// Runs Handler on the alternate stack; it may be interrupted by the same
/// signal again. Negative errno on failure.
long installHandler(Signal S, SignalHandler Handler);
/// The signal will do what it does to a process without handlers.
long restoreDefault(Signal S);
long ignore(Signal S);
long useSignalStack(void *Low, size_t Size);
long leaveSignalStack();
/// Lets the signals through that whoever started us may have blocked.
long unblock(Signal A, Signal B);

} // namespace wasmc::sys

#endif
