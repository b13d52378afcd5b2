//===- Invoke.cpp - into the guest, and back ------------------------------===//

#include "runtime-support/loader/Store.h"

using namespace wasmc;
using namespace wasmc::loader;

/// Enter-<arch>.S: keeps the registers that a callee must keep on the host's
/// stack, whose pointer it writes to ResumeSp, and calls Function(Vmctx, Code,
/// Values) on the guest's. False after a trap.
extern "C" bool wasmc_enter_guest(void *Vmctx, const void *Code, void *Values,
                                  const void *Function, uintptr_t StackTop,
                                  uintptr_t *ResumeSp);

/// Where wasmc_enter_guest goes on after a trap, with the stack pointer that it
/// wrote. Hidden, so that its address needs no relocation.
extern "C" __attribute__((visibility("hidden"))) void wasmc_guest_trapped();

/// Goes there from a runtime call.
extern "C" [[noreturn]] void wasmc_leave_guest(uintptr_t ResumeSp);

void loader::unwind(trap::FaultRegistry &Registry, abi::TrapCode Code,
                    const sys::Registers &Where, sys::SignalContext *Context) {
  auto &T = static_cast<Thread &>(Registry);
  T.Code = Code;
  trap::collect(T.Guest, Where, T.Trace);
  if (Context)
    Context->resumeAt(uintptr_t(&wasmc_guest_trapped), T.ResumeSp);
  else
    wasmc_leave_guest(T.ResumeSp);
}

void loader::unwindExit(trap::FaultRegistry &Registry, int ExitCode) {
  auto &T = static_cast<Thread &>(Registry);
  T.Code = abi::TrapCode::None;
  T.ExitCode = ExitCode;
  wasmc_leave_guest(T.ResumeSp);
}

Outcome loader::enter(Store &S, void *Vmctx, const void *Code, Value *Values,
                      const void *Function, Problem &P) {
  Thread &T = *S.On;
  S.Exec.StackLimit = T.Guest.Stack.Begin;
  // A trap skips the ends of what was called in between.
  const uintptr_t ResumeSp = T.ResumeSp, GuestSp = T.GuestSp;
  const trap::GuestPart *const *Parts = T.Guest.Parts;
  T.Guest.Parts = &S.Parts;
  bool Returned =
      wasmc_enter_guest(Vmctx, Code, Values, Function, GuestSp, &T.ResumeSp);
  T.ResumeSp = ResumeSp;
  T.GuestSp = GuestSp;
  T.Guest.Parts = Parts;
  if (__builtin_expect(Returned, 1))
    return Outcome::Ok;
  P.Trap = T.Code;
  P.ExitCode = T.ExitCode;
  return T.Code == abi::TrapCode::None ? Outcome::Exit : Outcome::Trap;
}

Outcome loader::invoke(Store &S, const Extern &Function, Value *Values,
                       Problem &P) {
  if (Function.Function == Linkage::Host) {
    HostFunction &Host = hostOf(Function);
    P.Trap = Host.Callback(Host.Env, Values);
    return P.Trap == abi::TrapCode::None ? Outcome::Ok : Outcome::Trap;
  }
  auto &Callee = *static_cast<abi::FuncrefDescriptor *>(Function.Address);
  return enter(S, Callee.Vmctx, Callee.Code, Values, Function.Entry, P);
}
