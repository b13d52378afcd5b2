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

void optimize(llvm::Module &M, llvm::TargetMachine &TM, OptLevel Level);

} // namespace wasmc

#endif
