//===- Trap.cpp - signals, and the end of a guest -------------------------===//
//
// Handled are the two signals that compiled code can raise: SIGSEGV, and that
// of the trap instruction; and SIGBUS where images are mapped from files that
// may be cut. Every other signal (SIGFPE) can only be a bug, and without a
// handler it does what it does to any process.
//
// With SA_NODEFER a fault inside the handler comes back to it, and ends the
// process with the code of a trap instead of a native crash.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sys/Print.h"
#include "runtime-support/sys/Process.h"
#include "runtime-support/sys/Signal.h"
#include "runtime-support/trap/Classify.h"
#include "runtime-support/trap/Report.h"
#include "runtime-support/trap/RuntimeCalls.h"

using namespace wasmc;
using sys::Signal;

namespace {

/// Lets the signal take its default course, which ends the process. A fault
/// strikes again when the handler returns.
void fallBack(Signal S) {
  // Never loop: where the kernel refuses, end as a shell would show it.
  if (sys::restoreDefault(S) < 0)
    sys::exitProcess(128 + int(S));
}

/// A signal that was sent won't come again by itself; raising it by a fault
/// needs no permission to send signals.
[[noreturn]] void dieOf(Signal S) {
  fallBack(S);
  if (S == Signal::Segv)
    *reinterpret_cast<volatile char *>(8) = 0;
  if (S == Signal::Bus) // can't be raised at will; as a shell would show it
    sys::exitProcess(128 + int(S));
  __builtin_trap();
}

void handle(int Number, sys::SignalInfo *Info, sys::SignalContext *Context) {
  trap::FaultRegistry &Registry = trap::registryAbove(Context->Stack);
  Signal S = Signal(Number);
  if (trap::handleFault(Registry, Number, *Info, *Context))
    return;
  if (trap::wasSent(*Info))
    dieOf(S);
  if (Registry.Reports)
    Registry.OnTrap(Registry, abi::TrapCode::None, Context->registers(),
                    Context);
  else
    fallBack(S);
}

} // namespace

long trap::install(FaultRegistry &Registry) {
  char *Top = reinterpret_cast<char *>(&Registry) - FrameRoom;
  constexpr Signal Trap = sys::TrapInstructionSignal;
  long Failed = sys::useSignalStack(Top - HandlerStackSize, HandlerStackSize);
  if (Failed >= 0)
    Failed = sys::installHandler(Signal::Segv, handle);
  if (Failed >= 0)
    Failed = sys::installHandler(Trap, handle);
  // A fault whose signal is blocked would kill without calling the handler.
  if (Failed >= 0)
    Failed = sys::unblock(Signal::Segv, Trap);
  return Failed;
}

long trap::handleLostPages() {
  long Failed = sys::installHandler(Signal::Bus, handle);
  return Failed < 0 ? Failed : sys::unblock(Signal::Bus, Signal::Bus);
}

void trap::uninstall() {
  sys::restoreDefault(Signal::Bus);
  sys::restoreDefault(Signal::Segv);
  sys::restoreDefault(sys::TrapInstructionSignal);
  sys::leaveSignalStack();
}

bool trap::handleFault(FaultRegistry &Registry, int Number,
                       const sys::SignalInfo &Info,
                       sys::SignalContext &Context) {
  sys::Registers Where = Context.registers();
  Verdict V = classify({Signal(Number), Info.Code, Info.Address, Where.Pc},
                       Registry.Guest);
  if (V.What != Verdict::Trap)
    return false;
  Registry.OnTrap(Registry, V.Code, Where, &Context);
  return true;
}

void trap::exitGuest(const abi::ExecutionContext &Exec, int ExitCode) {
  if (auto *Registry = static_cast<FaultRegistry *>(Exec.Faults)) {
    if (Registry->OnExit)
      Registry->OnExit(*Registry, ExitCode);
    reportFuel(*Registry);
  }
  sys::exitProcess(ExitCode);
}

void trap::raiseTrap(void *Vmctx, abi::TrapCode Code) {
  auto &Registry =
      *static_cast<FaultRegistry *>(abi::headerOf(Vmctx)->Exec->Faults);
  uintptr_t Fp = uintptr_t(__builtin_frame_address(0));
  Registry.OnTrap(Registry, Code, {0, 0, Fp, 0}, nullptr);
  __builtin_unreachable();
}

void trap::endProcess(FaultRegistry &Registry, abi::TrapCode Code,
                      const sys::Registers &Where, sys::SignalContext *) {
  // Tables that tell where it was may be lost too.
  if (Code == abi::TrapCode::LostPage) {
    sys::Printer() << "wasmc: " << abi::trapMessage(Code) << '\n';
    sys::exitProcess(abi::ExitCode::Environment);
  }
  unsigned Before = Registry.Reports++;
  if (Before == 0)
    report(Registry, Code, Where);
  if (Before == 1)
    sys::Printer() << "  (the backtrace can't be read)\n";
  reportFuel(Registry);
  sys::exitProcess(abi::ExitCode::Trap);
}

void trap::reportFuel(const FaultRegistry &Registry) {
  if (const abi::ExecutionContext *Exec = Registry.FuelOf)
    sys::Printer() << "fuel used: " << Registry.FuelGiven - Exec->Fuel << '\n';
}

/// An image says what it wants to trap with; what is no code ends it as well.
void calls::trap(void *Vmctx, uint64_t Code) {
  auto Known = abi::TrapCode(uint8_t(Code));
  if (Code > UINT8_MAX || !abi::trapMessage(Known))
    Known = abi::TrapCode::Unreachable;
  trap::raiseTrap(Vmctx, Known);
}

void calls::missing_import(void *Vmctx, uint64_t FuncIndex) {
  trap::raiseTrap(Vmctx, abi::TrapCode::MissingImport);
}
