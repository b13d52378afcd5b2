//===- CheckedLoops.h - loops whose accesses are all in bounds --*- C++ -*-===//
//
// Where each access to memory is preceded by a comparison of its address with
// the memory's size (compiler/lower/Address.cpp), a loop isn't vectorized: it
// has an exit for each of them.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_PASSES_CHECKEDLOOPS_H
#define WASMC_PASSES_CHECKEDLOOPS_H

#include "llvm/IR/PassManager.h"

namespace llvm {
class BasicBlock;
class Loop;
} // namespace llvm

namespace wasmc {

/// What lowering says of memories whose addresses are compared with their size:
/// the named metadata "wasmc.bounds" is
///   !{i8 trap code of being out of bounds, i1 all the module's memories are}
struct BoundsChecks {
  uint64_t TrapCode;
  bool OfAllMemories;
};
std::optional<BoundsChecks> boundsChecks(const llvm::Module &M);

/// Makes two of each innermost loop whose addresses move on by the same
/// distance in each round: one without checks, for when all of them are in
/// bounds in all rounds, and the loop as it was. Needs loops in simplified form
/// and LCSSA.
llvm::PreservedAnalyses versionCheckedLoops(llvm::Function &F,
                                            llvm::FunctionAnalysisManager &AM);

} // namespace wasmc

#endif
