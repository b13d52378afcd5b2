//===- TrapHarness.cpp - runs trap cases -----------------------*- C++ -*-===//
//
// Links with an object of wasmc's and runs the cases of trap_cases.py, without
// a libc, so that it can be compiled for any CPU. Memory is one page, and
// nothing is mapped behind it.
//
// Prints the cases that did something else than they should, and a line with
// the number of cases and a hash of all results.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sys/Signal.h"
#include "runtime-support/sys/Syscall.h"

using wasmc::sys::call;
using wasmc::sys::SignalContext;
using wasmc::sys::Syscall;

//===--- Coming back from a signal ----------------------------------------===//

using Function = uint64_t(void *, uint32_t, uint32_t);

/// Calls F with the other arguments. A signal handler that resumes at recover
/// makes it return, whatever F did to the registers.
extern "C" uint64_t guardedCall(void *Vmctx, uint32_t Address, uint32_t C,
                                Function *F);
extern "C" char recover;
extern "C" void restoreSignal();
extern "C" uint64_t StackOfGuardedCall;
uint64_t StackOfGuardedCall;

#if defined(__x86_64__)
asm(R"(guardedCall:
  push %rbx; push %rbp; push %r12; push %r13; push %r14; push %r15
  push %rax
  mov %rsp, StackOfGuardedCall(%rip)
  call *%rcx
recover:
  mov StackOfGuardedCall(%rip), %rsp
  pop %rcx
  pop %r15; pop %r14; pop %r13; pop %r12; pop %rbp; pop %rbx
  ret
restoreSignal:
  mov $15, %eax
  syscall)");
static void resumeAt(SignalContext &Context, uint64_t Pc) {
  Context.Machine[16] = Pc;
}
#elif defined(__aarch64__)
asm(R"(guardedCall:
  stp x19, x20, [sp, #-96]!
  stp x21, x22, [sp, #16]
  stp x23, x24, [sp, #32]
  stp x25, x26, [sp, #48]
  stp x27, x28, [sp, #64]
  stp x29, x30, [sp, #80]
  adrp x4, StackOfGuardedCall
  mov x5, sp
  str x5, [x4, :lo12:StackOfGuardedCall]
  blr x3
recover:
  adrp x4, StackOfGuardedCall
  ldr x5, [x4, :lo12:StackOfGuardedCall]
  mov sp, x5
  ldp x21, x22, [sp, #16]
  ldp x23, x24, [sp, #32]
  ldp x25, x26, [sp, #48]
  ldp x27, x28, [sp, #64]
  ldp x29, x30, [sp, #80]
  ldp x19, x20, [sp], #96
  ret)");
static void resumeAt(SignalContext &Context, uint64_t Pc) {
  Context.Machine[33] = Pc;
}
#elif defined(__riscv)
asm(R"(guardedCall:
  addi sp, sp, -112
  sd ra, 0(sp); sd s0, 8(sp); sd s1, 16(sp); sd s2, 24(sp); sd s3, 32(sp)
  sd s4, 40(sp); sd s5, 48(sp); sd s6, 56(sp); sd s7, 64(sp); sd s8, 72(sp)
  sd s9, 80(sp); sd s10, 88(sp); sd s11, 96(sp)
  la t0, StackOfGuardedCall
  sd sp, 0(t0)
  jalr a3
recover:
  la t0, StackOfGuardedCall
  ld sp, 0(t0)
  ld ra, 0(sp); ld s0, 8(sp); ld s1, 16(sp); ld s2, 24(sp); ld s3, 32(sp)
  ld s4, 40(sp); ld s5, 48(sp); ld s6, 56(sp); ld s7, 64(sp); ld s8, 72(sp)
  ld s9, 80(sp); ld s10, 88(sp); ld s11, 96(sp)
  addi sp, sp, 112
  ret)");
static void resumeAt(SignalContext &Context, uint64_t Pc) {
  Context.Machine[0] = Pc;
}
#endif

//===--- The cases --------------------------------------------------------===//

namespace {

enum Outcome { ok, oob, trap, other };
constexpr const char *OutcomeNames[] = {"ok", "oob", "trap", "something else"};

struct Case {
  ::Function *F;
  const char *Name;
  uint32_t Address, C;
  Outcome Expected;
};

#define FUNCTION(Index)                                                        \
  extern "C" uint64_t f##Index(void *, uint32_t, uint32_t) asm("wasm."         \
                                                               "f" #Index);
#include "functions.inc"

constexpr Case Cases[] = {
#define CASE(Index, Name, Address, C, Expected)                                \
  {f##Index, Name, Address, C, Expected},
#include "cases.inc"
};

constexpr uint64_t Page = 65536;

void print(const char *Text) {
  uint64_t Length = 0;
  while (Text[Length])
    ++Length;
  call(Syscall::write, 1, Text, Length);
}

void print(uint64_t Number) {
  char Text[24];
  char *At = Text + sizeof Text;
  *--At = 0;
  do
    *--At = char('0' + Number % 10);
  while (Number /= 10);
  print(At);
}

/// An instance with one page of memory.
char *makeMemory() {
  constexpr int ReadWrite = 3, PrivateAnonymous = 0x22, Fixed = 0x10;
  long All = call(Syscall::mmap, 0, 64 * Page, 0, PrivateAnonymous, -1, 0);
  char *Vmctx = reinterpret_cast<char *>((All + 2 * Page) & -Page);
  call(Syscall::mmap, Vmctx - Page, 2 * Page, ReadWrite,
       PrivateAnonymous | Fixed, -1, 0);
  return Vmctx;
}

void fill(char *Memory) {
  for (uint64_t I = 0; I < Page; ++I)
    Memory[I] = char(I * 37 + 11);
}

constexpr int Ill = 4, Trap = 5, Bus = 7, Alarm = 14, Segv = 11;

Outcome Met; ///< what the running case has met

void handle(int Signal, void *, SignalContext *Context) {
  Met = Signal == Segv || Signal == Bus   ? oob
        : Signal == Ill || Signal == Trap ? trap
                                          : other;
  resumeAt(*Context, reinterpret_cast<uint64_t>(&recover));
}

void catchSignals() {
  // The kernel's struct sigaction. RISC-V's has no restorer.
  struct {
    void (*Handler)(int, void *, SignalContext *);
    uint64_t Flags;
    void (*Restorer)();
    uint64_t Mask;
  } Action = {handle, 0x40000004 /* SA_NODEFER | SA_SIGINFO */, nullptr, 0};
#if defined(__x86_64__)
  Action.Flags |= 0x04000000; // SA_RESTORER, obligatory
  Action.Restorer = restoreSignal;
#endif
  constexpr int Signals[] = {Ill, Trap, Bus, Alarm, Segv};
  for (int Signal : Signals)
    call(Syscall::rt_sigaction, Signal, &Action, 0, 8);
}

void setAlarm(long Seconds) {
  struct {
    long Interval[2], Value[2];
  } Timer = {{0, 0}, {Seconds, 0}};
  call(Syscall::setitimer, 0, &Timer, 0);
}

int runAll() {
  catchSignals();
  char *Vmctx = makeMemory();
  uint64_t Hash = 0, Failures = 0;
  for (const Case &C : Cases) {
    fill(Vmctx);
    Met = ok;
    // A case that never ends is one that lost its trap.
    setAlarm(10);
    uint64_t Result = guardedCall(Vmctx, C.Address, C.C, C.F);
    Outcome Got = Met;
    if (Got != C.Expected) {
      ++Failures;
      print(C.Name);
      print(": expected ");
      print(OutcomeNames[C.Expected]);
      print(", got ");
      print(OutcomeNames[Got]);
      print("\n");
    }
    Hash = Hash * 31 + (Got == ok ? Result : 1000 + Got);
  }
  print(sizeof Cases / sizeof *Cases);
  print(" cases, results ");
  print(Hash);
  print("\n");
  return Failures != 0;
}

} // namespace

#if defined(__x86_64__)
__attribute__((force_align_arg_pointer))
#endif
extern "C" [[noreturn]] void _start() {
  call(Syscall::exit_group, runAll());
  __builtin_unreachable();
}
