//===- LoopTier.cpp - functions whose loops are worth the work ------------===//

#include "compiler/passes/LoopTier.h"
#include "compiler/passes/LinearLoads.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/IR/Instructions.h"

using namespace llvm;
using namespace wasmc;

/// Larger loops are neither vectorized nor unrolled.
static constexpr unsigned MaxInstructions = 400;
static constexpr unsigned MaxBlocks = 4;

namespace {
struct LoopFacts {
  unsigned Instructions = 0;
  bool HasCall = false;
  bool HasAccess = false;
  bool HasFloatWork = false;

  explicit LoopFacts(const Loop &L) {
    for (const BasicBlock *BB : L.blocks())
      for (const Instruction &I : *BB)
        add(I);
  }

private:
  void add(const Instruction &I) {
    if (asMark(I))
      return;
    ++Instructions;
    if (isa<CallBase>(I))
      HasCall |= !isa<IntrinsicInst>(I);
    else if (I.mayReadOrWriteMemory())
      HasAccess = true;
    else if (isa<BinaryOperator>(I))
      HasFloatWork |= I.getType()->isFPOrFPVectorTy();
  }
};
} // namespace

static bool isWorthIt(const Loop &L, ScalarEvolution &SE) {
  LoopFacts Facts(L);
  if (Facts.HasCall || !Facts.HasAccess)
    return false;
  if (Facts.HasFloatWork)
    return true;
  return Facts.Instructions <= MaxInstructions &&
         L.getNumBlocks() <= MaxBlocks &&
         SE.hasLoopInvariantBackedgeTakenCount(&L);
}

bool wasmc::belongsInLoopTier(Function &F, FunctionAnalysisManager &AM) {
  LoopInfo &LI = AM.getResult<LoopAnalysis>(F);
  if (LI.empty())
    return false;
  ScalarEvolution &SE = AM.getResult<ScalarEvolutionAnalysis>(F);
  return any_of(LI.getLoopsInPreorder(), [&](const Loop *L) {
    return L->isInnermost() && isWorthIt(*L, SE);
  });
}
