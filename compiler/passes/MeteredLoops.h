//===- MeteredLoops.h - loops with fuel enough for all rounds ---*- C++ -*-===//
//
// Metered code asks in each round of a loop whether there is fuel left
// (compiler/lower/Fuel.cpp), and such a loop isn't vectorized: it has a second
// exit, and the counter is wanted there.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_PASSES_METEREDLOOPS_H
#define WASMC_PASSES_METEREDLOOPS_H

#include "llvm/IR/PassManager.h"

namespace wasmc {

/// Whether lowering has metered the module: its named metadata "wasmc.fuel" is
///   !{i8 trap code of having no fuel}
bool isMetered(const llvm::Module &M);

/// Makes two of each innermost loop whose number of rounds is known before it
/// begins: one without checks, for when there is more fuel than all its rounds
/// can cost, and the loop as it was. The counter has the same value behind
/// both. Needs loops in simplified form and LCSSA.
llvm::PreservedAnalyses versionMeteredLoops(llvm::Function &F,
                                            llvm::FunctionAnalysisManager &AM);

} // namespace wasmc

#endif
