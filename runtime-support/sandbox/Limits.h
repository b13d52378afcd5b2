//===- Limits.h - limits of a run, baked and from flags ---------*- C++ -*-===//
//
// A limit that was baked in is a ceiling: a flag may ask for less.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SANDBOX_LIMITS_H
#define WASMC_SANDBOX_LIMITS_H

#include "runtime-support/abi/Limits.h"
#include "runtime-support/sandbox/CommandLine.h"

namespace wasmc::sandbox {

/// Record: a flag with its value, "--timeout=50ms".
void takeBakedLimit(abi::RunLimits &Limits, const char *Record);

/// False if the flag is none of Limits.def. Exits with ExitCode::Usage at a
/// value that isn't of its form, or beyond Baked.
bool takeLimit(abi::RunLimits &Limits, const abi::RunLimits &Baked,
               const char *Program, Flag F, const char *Value);

} // namespace wasmc::sandbox

#endif
