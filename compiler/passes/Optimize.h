//===- Optimize.h - the pipeline --------------------------------*- C++ -*-===//
//
// The door of passes/. See README.md for the tiers and for how the traps of
// loads survive them.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_PASSES_OPTIMIZE_H
#define WASMC_PASSES_OPTIMIZE_H

#include "compiler/base/Options.h"

namespace llvm {
class Module;
class TargetMachine;
} // namespace llvm

namespace wasmc {

/// LosesTraps: as if loads had no traps to keep, up to O2 (see Options.h).
void optimize(llvm::Module &M, llvm::TargetMachine &TM, OptLevel Level,
              bool LosesTraps = false);

} // namespace wasmc

#endif
