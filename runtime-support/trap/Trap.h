//===- Trap.h - where a guest's execution ends ------------------*- C++ -*-===//
//
// The door of trap/: recognizes the faults that are traps of the guest, tells
// the user why and where, and ends the process with ExitCode::Trap.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TRAP_TRAP_H
#define WASMC_TRAP_TRAP_H

#include "runtime-support/abi/Image.h"

namespace wasmc::trap {

/// Where the guest's addresses are. All of it lives as long as the process.
struct GuestRegion {
  const abi::ImageHeader *Image;
  uintptr_t Vmctx;
  uintptr_t MemoryReserved; ///< bytes from vmctx on; 0 without a memory
  uintptr_t StackGuard;     ///< from here to StackLow nothing can be touched
  uintptr_t StackLow;
  uintptr_t StackTop;
};

/// What a signal handler must know. It finds its registry next to the stack
/// that it runs on, so that nothing is global: the kernel tells a handler where
/// that stack is.
struct FaultRegistry {
  GuestRegion Guest;
  /// Reports begun: more than one means that reporting itself faults.
  unsigned Reports = 0;
};

/// The handlers' stack is what lies below the main stack's frames, which are
/// idle while the guest runs on a stack of its own; pages that are never
/// touched cost nothing. The frames below the registry get FrameRoom. The
/// kernel's frame needs some 12 KiB with the largest vector registers that
/// exist, we need 4.
constexpr uintptr_t FrameRoom = 8 << 10;
constexpr uintptr_t HandlerStackSize = 64 << 10;

/// Installs the signal handlers. Call once, before any code of the guest. The
/// registry is a local variable on the main stack of a function that runs the
/// guest; it becomes the instance's Owner.
void install(FaultRegistry &Registry);

/// Ends the process with this trap; for runtime calls, in the guest's name.
[[noreturn]] void raiseTrap(void *Vmctx, abi::TrapCode Code);

} // namespace wasmc::trap

#endif
