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

/// Called by _start with the initial stack pointer.
extern "C" [[noreturn]] __attribute__((used)) void
wasmc_start(uintptr_t *InitialStack) {
  const abi::ImageHeader &Image = wasmc_image;
  sys::ProcessStart Process = sys::readProcessStart(InitialStack);
  instance::checkImage(Image);

  wasi::Host Host;
  wasi::setUp(Host, Process, Image);

  abi::ExecutionContext Exec = {};
  Exec.Host = &Host;
  memory::Reservation Space =
      memory::reserve(Image, instance::tableBytes(Image));
  instance::create(Image, Space, Exec);

  // The handlers' stack is a part of this frame, on the main stack, which is
  // idle while the guest runs on its own; untouched pages of it cost nothing.
  trap::AlternateStack HandlerStack;
  trap::install({&Image, uintptr_t(Space.Vmctx), Space.MemoryReserved,
                 uintptr_t(Space.StackGuard), uintptr_t(Space.StackLow),
                 uintptr_t(Space.StackTop)},
                HandlerStack);

  sandbox::enter(Host, Image);

  if (const void *Init = Image.Init.get())
    wasmc_call_on_stack(Space.Vmctx, Init, Space.StackTop);
  if (const void *Start = Image.Start.get())
    wasmc_call_on_stack(Space.Vmctx, Start, Space.StackTop);
  sys::exitProcess(abi::ExitCode::Success);
}
