//===- LoopVersions.cpp - a loop with checks and one without --------------===//

#include "compiler/passes/LoopVersions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Analysis/TargetTransformInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/Cloning.h"
#include "llvm/Transforms/Utils/LoopUtils.h"
#include "llvm/Transforms/Utils/ScalarEvolutionExpander.h"

using namespace llvm;
using namespace wasmc;

LoopAnalyses::LoopAnalyses(Function &F, FunctionAnalysisManager &AM)
    : LI(AM.getResult<LoopAnalysis>(F)),
      DT(AM.getResult<DominatorTreeAnalysis>(F)),
      SE(AM.getResult<ScalarEvolutionAnalysis>(F)),
      TTI(AM.getResult<TargetIRAnalysis>(F)) {}

/// Several loops that trap in the same place each have a block of their own
/// that leads there (LoopSimplify).
static const BasicBlock &passForwarding(const BasicBlock &BB) {
  const BasicBlock *Next = BB.getSingleSuccessor();
  return Next && &*BB.getFirstNonPHIIt() == BB.getTerminator() ? *Next : BB;
}

static bool raises(const BasicBlock &BB, uint64_t TrapCode) {
  return any_of(passForwarding(BB), [&](const Instruction &I) {
    const auto *II = dyn_cast<IntrinsicInst>(&I);
    return II && II->getIntrinsicID() == Intrinsic::ubsantrap &&
           cast<ConstantInt>(II->getArgOperand(0))->equalsInt(TrapCode);
  });
}

std::optional<TrapExit> wasmc::findTrapExit(const Loop &L, BasicBlock &Exiting,
                                            uint64_t TrapCode) {
  auto *Branch = dyn_cast<BranchInst>(Exiting.getTerminator());
  if (!Branch || !Branch->isConditional())
    return std::nullopt;
  auto Traps = [&](unsigned I) {
    const BasicBlock *To = Branch->getSuccessor(I);
    return !L.contains(To) && raises(*To, TrapCode);
  };
  bool First = Traps(0), Second = Traps(1);
  if (First == Second)
    return std::nullopt;
  return TrapExit{Branch, First};
}

bool wasmc::isVersionable(const Loop &L, const LoopAnalyses &A) {
  return L.isLoopSimplifyForm() && L.isSafeToClone() &&
         L.isRecursivelyLCSSAForm(A.DT, A.LI) &&
         none_of(L.blocks(), [](const BasicBlock *BB) {
           return any_of(*BB, [](const Instruction &I) {
             return isa<CallBase>(I) && !isa<IntrinsicInst>(I);
           });
         });
}

bool wasmc::isCheapInFront(const SCEV *Expr, Loop &L, const LoopAnalyses &A,
                           SCEVExpander &Expander) {
  Instruction *At = L.getLoopPreheader()->getTerminator();
  return Expander.isSafeToExpandAt(Expr, At) &&
         !Expander.isHighCostExpansion(Expr, &L, SCEVCheapExpansionBudget,
                                       &A.TTI, At);
}

const SCEV *wasmc::findRounds(Loop &L, ArrayRef<BasicBlock *> Exiting,
                              const LoopAnalyses &A, SCEVExpander &Expander) {
  const SCEV *Rounds = nullptr;
  for (BasicBlock *BB : Exiting) {
    if (!A.DT.dominates(BB, L.getLoopLatch()))
      continue;
    const SCEV *Count = A.SE.getExitCount(&L, BB);
    if (isa<SCEVCouldNotCompute>(Count) ||
        A.SE.getTypeSizeInBits(Count->getType()) > 64 ||
        !isCheapInFront(Count, L, A, Expander))
      continue;
    if (!Rounds || isa<SCEVConstant>(Count))
      Rounds = Count;
  }
  return Rounds && !Rounds->isZero() ? Rounds : nullptr;
}

/// The values of Exit come from either loop.
static void joinAt(BasicBlock &Exit, ValueToValueMapTy &Copies) {
  for (PHINode &Phi : Exit.phis())
    for (unsigned I = 0, End = Phi.getNumIncomingValues(); I != End; ++I) {
      Value *V = Phi.getIncomingValue(I);
      auto Copy = Copies.find(V);
      Phi.addIncoming(Copy == Copies.end() ? V : &*Copy->second,
                      cast<BasicBlock>(&*Copies[Phi.getIncomingBlock(I)]));
    }
}

void wasmc::makeVersions(Loop &L, Value *Fast, ArrayRef<TrapExit> Checks,
                         const char *Suffix, LoopAnalyses &A) {
  BasicBlock *Front = L.getLoopPreheader();
  SmallVector<BasicBlock *> Exits;
  L.getUniqueExitBlocks(Exits);
  BasicBlock *Preheader =
      SplitBlock(Front, Front->getTerminator(), &A.DT, &A.LI, nullptr, "fast");
  ValueToValueMapTy Copies;
  SmallVector<BasicBlock *> Blocks;
  Loop *Slow = cloneLoopWithPreheader(Preheader, Front, &L, Copies, Suffix,
                                      &A.LI, &A.DT, Blocks);
  remapInstructionsInBlocks(Blocks, Copies);
  Instruction *Old = Front->getTerminator();
  IRBuilder<> B(Old);
  B.CreateCondBr(Fast, Preheader, Slow->getLoopPreheader(),
                 MDBuilder(B.getContext()).createLikelyBranchWeights());
  Old->eraseFromParent();
  for (BasicBlock *Exit : Exits)
    joinAt(*Exit, Copies);
  // What one of the loops' blocks dominated, both loops lead to.
  SmallVector<BasicBlock *> Behind;
  for (BasicBlock *BB : L.blocks())
    for (DomTreeNode *Child : A.DT.getNode(BB)->children())
      if (!L.contains(Child->getBlock()))
        Behind.push_back(Child->getBlock());
  for (BasicBlock *BB : Behind)
    A.DT.changeImmediateDominator(BB, Front);

  for (const TrapExit &Check : Checks)
    Check.Branch->setCondition(B.getInt1(!Check.TrapsIf));
  // Values behind the loop are joins now.
  A.SE.forgetAllLoops();
  addStringMetadataToLoop(Slow, "llvm.loop.vectorize.enable", 0);
  // Called "enable", it would mean to unroll, whatever its value.
  addStringMetadataToLoop(Slow, "llvm.loop.unroll.disable");
}

SmallVector<Loop *> wasmc::innermostLoops(LoopInfo &LI) {
  SmallVector<Loop *> Innermost;
  for (Loop *L : LI.getLoopsInPreorder())
    if (L->isInnermost())
      Innermost.push_back(L);
  return Innermost;
}
