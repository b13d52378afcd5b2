//===- LoopVersions.h - a loop with checks and one without ------*- C++ -*-===//
//
// What the passes have in common that make two of a loop: one for when it is
// known in front of it that none of its checks can fail, and the loop as it was
// for all other cases. Code so traps exactly where it always did.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_PASSES_LOOPVERSIONS_H
#define WASMC_PASSES_LOOPVERSIONS_H

#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/IR/PassManager.h"

namespace llvm {
class BasicBlock;
class BranchInst;
class DominatorTree;
class SCEVExpander;
class TargetTransformInfo;
} // namespace llvm

namespace wasmc {

/// What a versioning pass needs of a function.
struct LoopAnalyses {
  llvm::LoopInfo &LI;
  llvm::DominatorTree &DT;
  llvm::ScalarEvolution &SE;
  const llvm::TargetTransformInfo &TTI;

  LoopAnalyses(llvm::Function &F, llvm::FunctionAnalysisManager &AM);
};

/// A branch that leaves a loop to trap if its condition is TrapsIf.
struct TrapExit {
  llvm::BranchInst *Branch;
  bool TrapsIf;
};

/// How the loop is left at Exiting, if that is to a block that raises the trap.
/// None if it is left for anything else, or both ways.
std::optional<TrapExit>
findTrapExit(const llvm::Loop &L, llvm::BasicBlock &Exiting, uint64_t TrapCode);

/// Whether the loop can be copied: simplified, in LCSSA form, without calls.
bool isVersionable(const llvm::Loop &L, const LoopAnalyses &A);

/// The expression can be computed in front of the loop, without much work.
bool isCheapInFront(const llvm::SCEV *Expr, llvm::Loop &L,
                    const LoopAnalyses &A, llvm::SCEVExpander &Expander);

/// How many times the loop comes round at most, as a number that can be
/// computed in front of it: that of one of the exits Exiting, which aren't
/// checks. Null if nothing is known.
const llvm::SCEV *findRounds(llvm::Loop &L,
                             llvm::ArrayRef<llvm::BasicBlock *> Exiting,
                             const LoopAnalyses &A,
                             llvm::SCEVExpander &Expander);

/// Makes two of the loop, and chooses L itself where Fast holds. Takes the
/// checks from it: none of them may be able to fail then. The other, whose
/// names end in Suffix, is kept small.
void makeVersions(llvm::Loop &L, llvm::Value *Fast,
                  llvm::ArrayRef<TrapExit> Checks, const char *Suffix,
                  LoopAnalyses &A);

/// The loops without loops in them.
llvm::SmallVector<llvm::Loop *> innermostLoops(llvm::LoopInfo &LI);

} // namespace wasmc

#endif
