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
#include "compiler/passes/LoopVersions.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"
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

/// Leaves the loop when Counter < Bound, and else stays in it.
struct FuelCheck {
  TrapExit Exit;
  Value *Counter;
  int64_t Bound;
};

class MeteredLoop {
public:
  MeteredLoop(Loop &L, uint64_t TrapCode, LoopAnalyses &A)
      : L(L), TrapCode(TrapCode), A(A), Expander(A.SE, "fuel") {}

  bool version() {
    if (!isVersionable(L, A) || !findChecks() || !findCosts())
      return false;
    Rounds = findRounds(L, OtherExits, A, Expander);
    if (!Rounds)
      return false;
    Value *Enough = emitCondition();
    SmallVector<TrapExit> Exits;
    for (const FuelCheck &Check : Checks)
      Exits.push_back(Check.Exit);
    makeVersions(L, Enough, Exits, ".scarce", A);
    return true;
  }

private:
  //===--- What the loop costs --------------------------------------------===//

  bool findChecks() {
    SmallVector<BasicBlock *> Exiting;
    L.getExitingBlocks(Exiting);
    for (BasicBlock *BB : Exiting) {
      std::optional<TrapExit> Exit = findTrapExit(L, *BB, TrapCode);
      if (!Exit)
        OtherExits.push_back(BB);
      else if (!addCheck(*Exit))
        return false;
    }
    return !Checks.empty() && !OtherExits.empty();
  }

  bool addCheck(const TrapExit &Exit) {
    auto *Compare = dyn_cast<ICmpInst>(Exit.Branch->getCondition());
    if (!Compare)
      return false;
    auto *C = dyn_cast<ConstantInt>(Compare->getOperand(1));
    if (!C || C->getBitWidth() != 64 || C->getValue().abs().uge(MaxCost))
      return false;
    auto P =
        Exit.TrapsIf ? Compare->getPredicate() : Compare->getInversePredicate();
    if (P != ICmpInst::ICMP_SLT && P != ICmpInst::ICMP_SLE)
      return false;
    int64_t Bound = C->getSExtValue() + (P == ICmpInst::ICMP_SLE);
    Checks.push_back({Exit, Compare->getOperand(0), Bound});
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

  //===--- The condition --------------------------------------------------===//

  Value *emitCondition() {
    Instruction *At = L.getLoopPreheader()->getTerminator();
    Value *N = Expander.expandCodeFor(Rounds, Rounds->getType(), At);
    IRBuilder<> B(At);
    // Poison if the program never got here with such operands.
    N = B.CreateFreeze(B.CreateZExt(N, B.getInt64Ty()));
    Value *All =
        B.CreateAdd(B.CreateMul(N, B.getInt64(Cost)), B.getInt64(Needed));
    Value *Initial = Left->getIncomingValueForBlock(L.getLoopPreheader());
    Value *Enough = B.CreateICmpSGE(Initial, All, "enough");
    if (A.SE.getTypeSizeInBits(Rounds->getType()) > MaxRoundsLog2)
      Enough = B.CreateAnd(
          Enough, B.CreateICmpULT(N, B.getInt64(uint64_t(1) << MaxRoundsLog2)));
    return Enough;
  }

  Loop &L;
  uint64_t TrapCode;
  LoopAnalyses &A;
  SCEVExpander Expander;

  SmallVector<FuelCheck> Checks;
  SmallVector<BasicBlock *> OtherExits;
  PHINode *Left = nullptr;      ///< the counter
  int64_t Cost = 0, Needed = 0; ///< of a round; for the last round's checks
  const SCEV *Rounds = nullptr;
};

} // namespace

PreservedAnalyses wasmc::versionMeteredLoops(Function &F,
                                             FunctionAnalysisManager &AM) {
  const auto *Code = mdconst::extract<ConstantInt>(
      fuelMetadata(*F.getParent())->getOperand(0)->getOperand(0));
  LoopAnalyses A(F, AM);
  bool Changed = false;
  for (Loop *L : innermostLoops(A.LI))
    Changed |= MeteredLoop(*L, Code->getZExtValue(), A).version();
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}
