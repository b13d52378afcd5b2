//===- Trap.h - where a guest's execution ends -------------------*- C++
//-*-===//
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

/// The stack that the signal handlers run on. The kernel's frame needs some
/// 12 KiB with the largest vector registers that exist, we need 4.
struct alignas(16) AlternateStack {
  char Bytes[64 << 10];
};

/// Installs the signal handlers. Call once, before any code of the guest.
/// HandlerStack lives as long as the process.
void install(const GuestRegion &Guest, AlternateStack &HandlerStack);

/// Ends the process with this trap; for runtime calls, in the guest's name.
[[noreturn]] void raiseTrap(void *Vmctx, abi::TrapCode Code);

} // namespace wasmc::trap

#endif
