//===- Invoke.h - the exports that a run calls ------------------*- C++ -*-===//

#ifndef WASMC_RUN_INVOKE_H
#define WASMC_RUN_INVOKE_H

#include "runtime-support/loader/Loader.h"
#include "runtime-support/sandbox/Sandbox.h"

namespace wasmc::run {

/// Calls _start; or, with --invoke, _initialize if there is one and then the
/// export with the program's arguments, and prints its results. False, if there
/// is no such export or it can't be called from a command line: P.Why says so.
/// Exits with ExitCode::Usage at arguments that aren't its.
[[nodiscard]] bool callExports(loader::Store &S, const loader::Instance &I,
                               const sandbox::Settings &Settings,
                               const char *Program, loader::Problem &P);

} // namespace wasmc::run

#endif
