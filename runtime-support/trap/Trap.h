//===- Trap.h - where a guest's execution ends -------------------*- C++
//-*-===//
//
// The door of trap/: recognizes the faults that are traps of the guest, tells
// the user why and where, and ends the process with ExitCode::Trap.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TRAP_TRAP_H
#define WASMC_TRAP_TRAP_H

#include "runtime-support/instance/Instance.h"

namespace wasmc::trap {

/// The stack that the signal handlers run on. The kernel's frame needs some
/// 12 KiB with the largest vector registers that exist, we need 4.
struct alignas(16) AlternateStack {
  char Bytes[64 << 10];
};

/// Installs the signal handlers. All arguments live as long as the process.
/// Call once, before any code of the guest.
void install(const instance::Instance &Guest, const abi::ImageHeader &Image,
             AlternateStack &HandlerStack);

/// Ends the process with this trap; for runtime calls, in the guest's name.
[[noreturn]] void raiseTrap(void *Vmctx, abi::TrapCode Code);

} // namespace wasmc::trap

#endif
