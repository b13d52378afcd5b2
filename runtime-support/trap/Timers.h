//===- Timers.h - the end of a guest whose time is up -----------*- C++ -*-===//
//
// For processes that end with their guest. Nothing of the guest's code needs to
// be made for it: the kernel's signal strikes wherever the process is, in a
// loop of the guest or in a call that waits.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TRAP_TIMERS_H
#define WASMC_TRAP_TIMERS_H

#include "runtime-support/abi/Limits.h"
#include "runtime-support/trap/Trap.h"

namespace wasmc::trap {

/// From now on, so much time later, Registry.OnTrap is told of the trap
/// "interrupted", wherever the process is: it must not go back there. Wall is
/// time as it passes, Cpu what the process uses of a CPU, in nanoseconds or
/// abi::NoLimit. After install(), with the same stack. The negative errno of
/// what was refused.
[[nodiscard]] long startTimers(uint64_t Wall, uint64_t Cpu);

} // namespace wasmc::trap

#endif
