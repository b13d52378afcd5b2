//===- VectorBracket.cpp - vectorizing across marks -----------------------===//

#include "compiler/passes/VectorBracket.h"
#include "compiler/passes/LinearLoads.h"
#include "compiler/passes/NeededValues.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Transforms/Vectorize/LoopVectorize.h"
#include "llvm/Transforms/Vectorize/SLPVectorizer.h"

using namespace llvm;
using namespace wasmc;

/// SLP takes quadratic time and worse in the length of a block: 36 s for
/// 20,000 stores.
static constexpr size_t MaxBlockForSlp = 5000;
/// What locals have become at joins.
static constexpr size_t MaxPhisForSlp = 2000;

/// The load that a mark holds: its operand, or what that extends.
static LoadInst *markedLoad(const IntrinsicInst &Mark) {
  Value *V = Mark.getArgOperand(0);
  if (auto *Cast = dyn_cast<CastInst>(V))
    V = Cast->getOperand(0);
  return dyn_cast<LoadInst>(V);
}

/// Takes the marks off the loads that MayLose approves. Only scalar loads:
/// lanes of wide ones can be dropped one by one.
static void stripMarks(Function &F,
                       function_ref<bool(const LoadInst &)> MayLose) {
  SmallVector<IntrinsicInst *> Stripped;
  for (Instruction &I : instructions(F)) {
    IntrinsicInst *Mark = asMark(I);
    if (!Mark)
      continue;
    const LoadInst *Load = markedLoad(*Mark);
    if (Load && !Load->getType()->isVectorTy() && MayLose(*Load))
      Stripped.push_back(Mark);
  }
  for (IntrinsicInst *Mark : Stripped)
    Mark->eraseFromParent();
}

PreservedAnalyses wasmc::vectorizeLoops(Function &F,
                                        FunctionAnalysisManager &AM) {
  LoopInfo &LI = AM.getResult<LoopAnalysis>(F);
  if (LI.empty())
    return PreservedAnalyses::all();
  // The mark of a load that was hoisted out of its loop would stay behind.
  markLoads(F);
  NeededValues Needed(F);
  stripMarks(F, [&](const LoadInst &Load) {
    const Loop *L = LI.getLoopFor(Load.getParent());
    return L && L->isInnermost() && Needed.isNeededInBlock(Load, LI);
  });
  AM.invalidate(F, PreservedAnalyses::none());
  LoopVectorizePass().run(F, AM);
  markLoads(F);
  return PreservedAnalyses::none();
}

static bool isTooLargeForSlp(const Function &F) {
  return any_of(F, [](const BasicBlock &BB) {
    size_t Phis = std::distance(BB.phis().begin(), BB.phis().end());
    return BB.size() > MaxBlockForSlp || Phis > MaxPhisForSlp;
  });
}

PreservedAnalyses wasmc::vectorizeBlocks(Function &F,
                                         FunctionAnalysisManager &AM) {
  if (isTooLargeForSlp(F))
    return PreservedAnalyses::all();
  NeededValues Needed(F);
  stripMarks(F, [&](const LoadInst &Load) { return Needed.isNeeded(Load); });
  AM.invalidate(F, PreservedAnalyses::none());
  SLPVectorizerPass().run(F, AM);
  markLoads(F);
  return PreservedAnalyses::none();
}
