//===- Main.cpp - an executable from its first instruction to exit --------===//
//
// The whole life of an executable on one screen. The order matters: what can
// fail because of the machine comes before anything of the guest runs; signal
// handlers are there before the guest can fault; the sandbox closes last.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/instance/Instance.h"
#include "runtime-support/memory/Reservation.h"
#include "runtime-support/sandbox/Sandbox.h"
#include "runtime-support/sys/Print.h"
#include "runtime-support/sys/Process.h"
#include "runtime-support/trap/Timers.h"
#include "runtime-support/wasi/Host.h"

using namespace wasmc;

/// The image that was linked with this runtime. Hidden, or its address would
/// come from a global offset table, which needs a dynamic relocation.
extern "C" __attribute__((visibility("hidden")))
const abi::ImageHeader wasmc_image;

// The linker bounds the section of sys/MemoryRoutines.cpp with these.
extern "C" __attribute__((visibility("hidden")))
const char __start_wasmc_mem_text[],
    __stop_wasmc_mem_text[];

/// Start-<arch>.S: calls Code(Vmctx) with the stack pointer at StackTop.
extern "C" void wasmc_call_on_stack(void *Vmctx, const void *Code,
                                    void *StackTop);

namespace {

/// Timers too, behind which the walls go up: they need no call that those let
/// through.
void installHandlers(trap::FaultRegistry &Registry,
                     const abi::RunLimits &Limits) {
  long Failed = trap::install(Registry);
  if (Failed >= 0)
    Failed = trap::startTimers(Limits.Timeout, Limits.CpuTime);
  if (Failed >= 0)
    return;
  sys::Printer P;
  P << "wasmc: cannot install signal handlers (";
  P.reason(Failed) << ")\n";
  P.flush();
  sys::exitProcess(abi::ExitCode::CannotStart);
}

/// The registry is on the stack of this function: trap/Trap.h says why.
__attribute__((noinline)) void runGuest(const abi::ImageHeader &Image,
                                        const memory::Reservation &Space,
                                        abi::ExecutionContext &Exec,
                                        const sandbox::Settings &Settings) {
  uintptr_t Vmctx = uintptr_t(Space.Vmctx);
  const trap::GuestPart Guest = {
      {uintptr_t(Image.CodeBegin.get()), uintptr_t(Image.CodeEnd.get())},
      {uintptr_t(__start_wasmc_mem_text), uintptr_t(__stop_wasmc_mem_text)},
      {Vmctx, Vmctx + Space.MemoryReserved},
      &Image,
      nullptr};
  const trap::GuestPart *const Parts = &Guest;
  uintptr_t StackLow = uintptr_t(Space.StackLow);
  trap::FaultRegistry Registry = {{&Parts,
                                   {uintptr_t(Space.StackGuard), StackLow},
                                   {StackLow, uintptr_t(Space.StackTop)}},
                                  trap::endProcess};
  Exec.Fuel = Registry.FuelGiven = Settings.Fuel;
  Registry.FuelOf = Settings.ReportFuel ? &Exec : nullptr;
  Exec.Faults = &Registry;
  installHandlers(Registry, Settings.Limits);
  sandbox::enter(Settings, Image);
  if (const void *Init = Image.Init.get())
    wasmc_call_on_stack(Space.Vmctx, Init, Space.StackTop);
  if (const void *Start = Image.Start.get())
    wasmc_call_on_stack(Space.Vmctx, Start, Space.StackTop);
  trap::reportFuel(Registry);
}

} // namespace

/// Called by _start with the initial stack pointer.
extern "C" [[noreturn]] __attribute__((used)) void
wasmc_start(uintptr_t *InitialStack) {
  const abi::ImageHeader &Image = wasmc_image;
  instance::checkImage(Image);
  sys::ProcessStart Process = sys::readProcessStart(InitialStack);
  sandbox::Settings Settings = sandbox::readGrants(Process, Image);
  sandbox::openGrants(Settings);
  wasi::Host Host;
  wasi::setUp(Host, Settings.Grants);

  abi::ExecutionContext Exec;
  abi::clear(Exec);
  Exec.Host = &Host;
  const abi::RunLimits &Limits = Settings.Limits;
  instance::checkLimits(Image, Limits);
  memory::Reservation Space =
      memory::reserve(Image, instance::tableBytes(Image), Limits);
  instance::create(Image, Space, Exec, Limits.MaxTable);
  runGuest(Image, Space, Exec, Settings);
  sys::exitProcess(abi::ExitCode::Success);
}
