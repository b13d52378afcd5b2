//===- MeteredLoops.cpp - loops with fuel enough for all rounds -----------===//
//
// A check is an exit to a block that traps for want of fuel, taken when the
// counter of this round is below a bound:
//
//   loop:  %left = phi [ %initial, ... ], [ %next, ... ]
//          %here = %left - (some units)
//          if %here < bound: trap
//          ...
//          %next = %left - (some units, which may depend on the path)
//
// Let Cost be the most that a round can take from %left, and Rounds a number of
// times that the loop comes round at most (from an exit that isn't a check).
// If %initial - Rounds * Cost - (units before the check) is not below the
// bound, no check of any round can fail. The loop without checks is chosen on
// just that condition, so that code runs out of fuel where it always did.
//
//===----------------------------------------------------------------------===//

#include "compiler/passes/MeteredLoops.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/Analysis/TargetTransformInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/Cloning.h"
#include "llvm/Transforms/Utils/LoopUtils.h"
#include "llvm/Transforms/Utils/ScalarEvolutionExpander.h"

using namespace llvm;
using namespace wasmc;

/// Products of a cost and a number of rounds, both below this, fit 63 bits.
static constexpr int64_t MaxCost = int64_t(1) << 30;
static constexpr unsigned MaxRoundsLog2 = 32;
/// Joins that are followed back from a counter.
static constexpr unsigned MaxDepth = 32;

static const NamedMDNode *fuelMetadata(const Module &M) {
  return M.getNamedMetadata("wasmc.fuel");
}

bool wasmc::isMetered(const Module &M) { return fuelMetadata(M) != nullptr; }

namespace {

/// A branch that leaves the loop when Counter < Bound, and else stays in it.
struct FuelCheck {
  BranchInst *Branch;
  bool TrapsIf; ///< the value of the condition that leaves
  Value *Counter;
  int64_t Bound;
};

class LoopVersioner {
public:
  LoopVersioner(Loop &L, uint64_t TrapCode, LoopInfo &LI, DominatorTree &DT,
                ScalarEvolution &SE, const TargetTransformInfo &TTI)
      : L(L), TrapCode(TrapCode), LI(LI), DT(DT), SE(SE), TTI(TTI) {}

  bool run() {
    if (!isFit() || !findChecks() || !findCosts() || !findRounds())
      return false;
    Value *Enough = emitCondition();
    version(Enough);
    return true;
  }

private:
  bool isFit() const {
    return L.isLoopSimplifyForm() && L.isSafeToClone() &&
           L.isRecursivelyLCSSAForm(DT, LI) &&
           none_of(L.blocks(), [](const BasicBlock *BB) {
             return any_of(*BB, [](const Instruction &I) {
               return isa<CallBase>(I) && !isa<IntrinsicInst>(I);
             });
           });
  }

  //===--- What the loop costs --------------------------------------------===//

  bool isOutOfFuel(const BasicBlock &BB) const {
    return any_of(BB, [&](const Instruction &I) {
      const auto *II = dyn_cast<IntrinsicInst>(&I);
      return II && II->getIntrinsicID() == Intrinsic::ubsantrap &&
             cast<ConstantInt>(II->getArgOperand(0))->equalsInt(TrapCode);
    });
  }

  bool findChecks() {
    SmallVector<BasicBlock *> Exiting;
    L.getExitingBlocks(Exiting);
    for (BasicBlock *BB : Exiting) {
      auto *Branch = dyn_cast<BranchInst>(BB->getTerminator());
      bool First = Branch && !L.contains(Branch->getSuccessor(0)) &&
                   isOutOfFuel(*Branch->getSuccessor(0));
      bool Second = Branch && Branch->isConditional() &&
                    !L.contains(Branch->getSuccessor(1)) &&
                    isOutOfFuel(*Branch->getSuccessor(1));
      if (!First && !Second)
        OtherExits.push_back(BB);
      else if (First == Second || !addCheck(*Branch, First))
        return false;
    }
    return !Checks.empty() && !OtherExits.empty();
  }

  bool addCheck(BranchInst &Branch, bool TrapsIf) {
    auto *Compare = dyn_cast<ICmpInst>(Branch.getCondition());
    if (!Compare)
      return false;
    auto *C = dyn_cast<ConstantInt>(Compare->getOperand(1));
    if (!C || C->getBitWidth() != 64 || C->getValue().abs().uge(MaxCost))
      return false;
    auto P = TrapsIf ? Compare->getPredicate() : Compare->getInversePredicate();
    if (P != ICmpInst::ICMP_SLT && P != ICmpInst::ICMP_SLE)
      return false;
    int64_t Bound = C->getSExtValue() + (P == ICmpInst::ICMP_SLE);
    Checks.push_back({&Branch, TrapsIf, Compare->getOperand(0), Bound});
    return true;
  }

  /// At most so many units have been taken from Left when V is computed in the
  /// same round. None if V isn't such a difference.
  std::optional<int64_t> spent(Value *V, unsigned Depth = 0) const {
    if (V == Left)
      return 0;
    auto *I = dyn_cast<Instruction>(V);
    if (!I || !L.contains(I) || Depth > MaxDepth)
      return std::nullopt;
    if (I->getOpcode() == Instruction::Add) {
      auto *C = dyn_cast<ConstantInt>(I->getOperand(1));
      std::optional<int64_t> Before = spent(I->getOperand(0), Depth);
      if (!C || !Before || !C->isNegative() || C->getValue().abs().uge(MaxCost))
        return std::nullopt;
      return *Before - C->getSExtValue();
    }
    auto *Phi = dyn_cast<PHINode>(I);
    if (!Phi || Phi->getParent() == L.getHeader())
      return std::nullopt;
    int64_t Most = 0;
    for (Value *Incoming : Phi->incoming_values()) {
      std::optional<int64_t> One = spent(Incoming, Depth + 1);
      if (!One)
        return std::nullopt;
      Most = std::max(Most, *One);
    }
    return Most;
  }

  /// Finds the counter, what a round takes from it, and what must be left of
  /// it for the checks of the last round.
  bool findCosts() {
    for (PHINode &Phi : L.getHeader()->phis()) {
      Left = &Phi;
      if (Phi.getType()->isIntegerTy(64) && findCostsOfLeft())
        return true;
    }
    return false;
  }

  bool findCostsOfLeft() {
    Needed = 0;
    for (const FuelCheck &Check : Checks) {
      std::optional<int64_t> Before = spent(Check.Counter);
      if (!Before)
        return false;
      Needed = std::max(Needed, *Before + Check.Bound);
    }
    std::optional<int64_t> Round =
        spent(Left->getIncomingValueForBlock(L.getLoopLatch()));
    Cost = Round.value_or(MaxCost);
    return Cost < MaxCost && Needed < MaxCost;
  }

  /// A number that can be computed cheaply in front of the loop.
  bool findRounds() {
    SCEVExpander Expander(SE, "fuel");
    Instruction *At = L.getLoopPreheader()->getTerminator();
    for (BasicBlock *BB : OtherExits) {
      if (!DT.dominates(BB, L.getLoopLatch()))
        continue;
      const SCEV *Count = SE.getExitCount(&L, BB);
      if (isa<SCEVCouldNotCompute>(Count) ||
          SE.getTypeSizeInBits(Count->getType()) > 64 ||
          !Expander.isSafeToExpandAt(Count, At) ||
          Expander.isHighCostExpansion(Count, &L, SCEVCheapExpansionBudget,
                                       &TTI, At))
        continue;
      if (!Rounds || isa<SCEVConstant>(Count))
        Rounds = Count;
    }
    return Rounds && !Rounds->isZero();
  }

  //===--- Two loops ------------------------------------------------------===//

  Value *emitCondition() {
    Instruction *At = L.getLoopPreheader()->getTerminator();
    SCEVExpander Expander(SE, "fuel");
    Value *N = Expander.expandCodeFor(Rounds, Rounds->getType(), At);
    IRBuilder<> B(At);
    // Poison if the program never got here with such operands.
    N = B.CreateFreeze(B.CreateZExt(N, B.getInt64Ty()));
    Value *All =
        B.CreateAdd(B.CreateMul(N, B.getInt64(Cost)), B.getInt64(Needed));
    Value *Initial = Left->getIncomingValueForBlock(L.getLoopPreheader());
    Value *Enough = B.CreateICmpSGE(Initial, All, "enough");
    if (SE.getTypeSizeInBits(Rounds->getType()) > MaxRoundsLog2)
      Enough = B.CreateAnd(
          Enough, B.CreateICmpULT(N, B.getInt64(uint64_t(1) << MaxRoundsLog2)));
    return Enough;
  }

  void version(Value *Enough) {
    BasicBlock *Front = L.getLoopPreheader();
    SmallVector<BasicBlock *> Exits;
    L.getUniqueExitBlocks(Exits);
    BasicBlock *Preheader =
        SplitBlock(Front, Front->getTerminator(), &DT, &LI, nullptr, "ample");
    ValueToValueMapTy Copies;
    SmallVector<BasicBlock *> Blocks;
    Loop *Scarce = cloneLoopWithPreheader(Preheader, Front, &L, Copies,
                                          ".scarce", &LI, &DT, Blocks);
    remapInstructionsInBlocks(Blocks, Copies);
    Instruction *Old = Front->getTerminator();
    IRBuilder<> B(Old);
    B.CreateCondBr(Enough, Preheader, Scarce->getLoopPreheader(),
                   MDBuilder(B.getContext()).createLikelyBranchWeights());
    Old->eraseFromParent();
    for (BasicBlock *Exit : Exits)
      joinAt(*Exit, Copies);
    // What one of the loops' blocks dominated, both loops lead to.
    SmallVector<BasicBlock *> Behind;
    for (BasicBlock *BB : L.blocks())
      for (DomTreeNode *Child : DT.getNode(BB)->children())
        if (!L.contains(Child->getBlock()))
          Behind.push_back(Child->getBlock());
    for (BasicBlock *BB : Behind)
      DT.changeImmediateDominator(BB, Front);

    for (const FuelCheck &Check : Checks)
      Check.Branch->setCondition(B.getInt1(!Check.TrapsIf));
    // Values behind the loop are joins now.
    SE.forgetAllLoops();
    addStringMetadataToLoop(Scarce, "llvm.loop.vectorize.enable", 0);
    // Called "enable", it would mean to unroll, whatever its value.
    addStringMetadataToLoop(Scarce, "llvm.loop.unroll.disable");
  }

  /// The values of Exit come from either loop.
  void joinAt(BasicBlock &Exit, ValueToValueMapTy &Copies) {
    for (PHINode &Phi : Exit.phis())
      for (unsigned I = 0, End = Phi.getNumIncomingValues(); I != End; ++I) {
        Value *V = Phi.getIncomingValue(I);
        auto Copy = Copies.find(V);
        Phi.addIncoming(Copy == Copies.end() ? V : &*Copy->second,
                        cast<BasicBlock>(&*Copies[Phi.getIncomingBlock(I)]));
      }
  }

  Loop &L;
  uint64_t TrapCode;
  LoopInfo &LI;
  DominatorTree &DT;
  ScalarEvolution &SE;
  const TargetTransformInfo &TTI;

  SmallVector<FuelCheck> Checks;
  SmallVector<BasicBlock *> OtherExits;
  PHINode *Left = nullptr;      ///< the counter
  int64_t Cost = 0, Needed = 0; ///< of a round; for the last round's checks
  const SCEV *Rounds = nullptr;
};

} // namespace

PreservedAnalyses wasmc::versionMeteredLoops(Function &F,
                                             FunctionAnalysisManager &AM) {
  LoopInfo &LI = AM.getResult<LoopAnalysis>(F);
  auto &SE = AM.getResult<ScalarEvolutionAnalysis>(F);
  const auto *Code = mdconst::extract<ConstantInt>(
      fuelMetadata(*F.getParent())->getOperand(0)->getOperand(0));
  SmallVector<Loop *> Innermost;
  for (Loop *L : LI.getLoopsInPreorder())
    if (L->isInnermost())
      Innermost.push_back(L);
  bool Changed = false;
  for (Loop *L : Innermost)
    Changed |= LoopVersioner(*L, Code->getZExtValue(), LI,
                             AM.getResult<DominatorTreeAnalysis>(F), SE,
                             AM.getResult<TargetIRAnalysis>(F))
                   .run();
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}
