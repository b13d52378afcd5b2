//===- Invoke.cpp - into the guest, and back ------------------------------===//

#include "runtime-support/loader/Invoke.h"
#include "runtime-support/loader/Store.h"

using namespace wasmc;
using namespace wasmc::loader;

/// Where wasmc_enter_guest goes on after a trap, with the stack pointer that it
/// wrote. Hidden, so that its address needs no relocation.
extern "C" __attribute__((visibility("hidden"))) void wasmc_guest_trapped();

/// Goes there from a runtime call.
extern "C" [[noreturn]] void wasmc_leave_guest(uintptr_t ResumeSp);

void loader::unwind(trap::FaultRegistry &Registry, abi::TrapCode Code,
                    const sys::Registers &Where, sys::SignalContext *Context) {
  auto &T = static_cast<Thread &>(Registry);
  T.Code = Code;
  // What tells where it was may be lost as well.
  if (Code == abi::TrapCode::LostPage)
    T.Trace.Count = 0;
  else
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

Outcome loader::lostPage(Problem &P) {
  P.Why.clear();
  P.Why << abi::trapMessage(abi::TrapCode::LostPage);
  return Outcome::Failed;
}

exception::Unhandled loader::unhandledException(const Store &S) {
  return exception::unhandled(S.Exec);
}

Outcome loader::enter(Store &S, void *Vmctx, const void *Code, Value *Values,
                      const void *Function, Problem &P) {
  return enterGuest(S, Vmctx, Code, Values, Function, P);
}

Outcome loader::invoke(Store &S, const Extern &Function, Value *Values,
                       Problem &P) {
  if (Function.Function == Linkage::Host) {
    HostFunction &Host = hostOf(Function);
    P.Trap = Host.Callback(Host.Env, Values);
    return P.Trap == abi::TrapCode::None ? Outcome::Ok : Outcome::Trap;
  }
  return invokeCompiled(S, Function, Values, P);
}
