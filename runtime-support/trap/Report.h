//===- Report.h - what the user is told of a trap ---------------*- C++ -*-===//
//
//   wasm trap: out of bounds memory access
//     #0 0x1a2b copy+0x1f
//     #1 0x1b40 main+0x8
//     ... 3 more
//
// The number behind # counts calls from the innermost, 0x1a2b is the offset in
// the module, +0x1f the same from the function's body.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TRAP_REPORT_H
#define WASMC_TRAP_REPORT_H

#include "runtime-support/trap/Trap.h"

namespace wasmc::trap {

/// Prints reason and backtrace. Of Where only Fp needs to be known.
void report(const FaultRegistry &Registry, abi::TrapCode Code,
            const sys::Registers &Where);

} // namespace wasmc::trap

#endif
