//===- LoopTier.cpp - functions whose loops are worth the work ------------===//

#include "compiler/passes/LoopTier.h"
#include "compiler/passes/CheckedLoops.h"
#include "compiler/passes/LinearLoads.h"
#include "compiler/passes/LoopVersions.h"
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

/// How many of the loop's blocks end in a check of bounds. Where such checks
/// are the loop's only odd exits, its rounds are counted by another one.
static unsigned countChecks(const Loop &L, ScalarEvolution &SE,
                            uint64_t TrapCode, bool &IsCounted) {
  SmallVector<BasicBlock *> Exiting;
  L.getExitingBlocks(Exiting);
  unsigned Checks = 0;
  for (BasicBlock *BB : Exiting) {
    if (findTrapExit(L, *BB, TrapCode))
      ++Checks;
    else
      IsCounted |= !isa<SCEVCouldNotCompute>(SE.getExitCount(&L, BB));
  }
  return Checks;
}

static bool isWorthIt(const Loop &L, ScalarEvolution &SE,
                      std::optional<BoundsChecks> Bounds) {
  LoopFacts Facts(L);
  if (Facts.HasCall || !Facts.HasAccess)
    return false;
  if (Facts.HasFloatWork)
    return true;
  bool IsCounted = SE.hasLoopInvariantBackedgeTakenCount(&L);
  unsigned Checks =
      Bounds ? countChecks(L, SE, Bounds->TrapCode, IsCounted) : 0;
  return IsCounted && Facts.Instructions <= MaxInstructions &&
         L.getNumBlocks() <= MaxBlocks + Checks;
}

bool wasmc::belongsInLoopTier(Function &F, FunctionAnalysisManager &AM) {
  LoopInfo &LI = AM.getResult<LoopAnalysis>(F);
  if (LI.empty())
    return false;
  ScalarEvolution &SE = AM.getResult<ScalarEvolutionAnalysis>(F);
  std::optional<BoundsChecks> Bounds = boundsChecks(*F.getParent());
  return any_of(LI.getLoopsInPreorder(), [&](const Loop *L) {
    return L->isInnermost() && isWorthIt(*L, SE, Bounds);
  });
}
