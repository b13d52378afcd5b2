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
#include "runtime-support/sys/Process.h"
#include "runtime-support/trap/Trap.h"
#include "runtime-support/wasi/Host.h"

using namespace wasmc;

/// The image that was linked with this runtime. Hidden, or its address would
/// come from a global offset table, which needs a dynamic relocation.
extern "C" __attribute__((visibility("hidden")))
const abi::ImageHeader wasmc_image;

/// Start-<arch>.S: calls Code(Vmctx) with the stack pointer at StackTop.
extern "C" void wasmc_call_on_stack(void *Vmctx, const void *Code,
                                    void *StackTop);

namespace {

/// The registry is on the stack of this function: trap/Trap.h says why.
__attribute__((noinline)) void runGuest(const abi::ImageHeader &Image,
                                        const memory::Reservation &Space,
                                        const sandbox::Settings &Settings) {
  trap::FaultRegistry Registry = {
      {&Image, uintptr_t(Space.Vmctx), Space.MemoryReserved,
       uintptr_t(Space.StackGuard), uintptr_t(Space.StackLow),
       uintptr_t(Space.StackTop)}};
  trap::install(Registry);
  sandbox::enter(Settings, Image);
  if (const void *Init = Image.Init.get())
    wasmc_call_on_stack(Space.Vmctx, Init, Space.StackTop);
  if (const void *Start = Image.Start.get())
    wasmc_call_on_stack(Space.Vmctx, Start, Space.StackTop);
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

  abi::ExecutionContext Exec = {};
  Exec.Host = &Host;
  memory::Reservation Space =
      memory::reserve(Image, instance::tableBytes(Image));
  instance::create(Image, Space, Exec);
  runGuest(Image, Space, Settings);
  sys::exitProcess(abi::ExitCode::Success);
}
