//===- CheckedLoops.cpp - loops whose accesses are all in bounds ----------===//
//
// A check is an exit to a block that traps for being out of bounds:
//
//   loop:  %address = phi [ %first, ... ], [ %address + step, ... ]
//          if %address > limit: trap           (unsigned; or >=)
//          ...
//
// Let the loop come round Rounds times at most (from an exit that isn't a
// check), so that each check is made in rounds 0 to Rounds at most. Security:
// what must hold for the loop without the check is that the address is within
// the limit in each of them. The address of round k is first + k * step, modulo
// 2^64. If step and Rounds are small enough that Rounds * step can't wrap, and
// first + Rounds * step is not below first, no sum in between wraps either: all
// lie between the two, and the last one is the largest. So it is enough that
// the last is within the limit. Where addresses go down it is the first, if
// first - Rounds * |step| is not above first.
//
// A number of 32 bits that is extended to 64 moves on by the same distance only
// until it wraps. That it doesn't is asked, too: sums of such numbers and such
// distances fit 64 bits.
//
// Nothing else is assumed. The condition may be asked where the loop isn't
// entered at all, or leaves before it gets so far; then at worst it fails, and
// the loop runs with its checks. The same holds if what it computes is poison:
// each part is frozen, and whatever the value of a part that no round would
// have computed is, no access of that round is made.
//
//===----------------------------------------------------------------------===//

#include "compiler/passes/CheckedLoops.h"
#include "compiler/passes/LoopVersions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Analysis/ScalarEvolutionExpressions.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/LoopUtils.h"
#include "llvm/Transforms/Utils/ScalarEvolutionExpander.h"

using namespace llvm;
using namespace wasmc;

/// Products of a step and a number of rounds, both below these, don't wrap.
static constexpr uint64_t MaxStep = uint64_t(1) << 30;
static constexpr uint64_t MaxRounds = uint64_t(1) << 32;
/// Loops with more checks are long anyway.
static constexpr unsigned MaxChecks = 24;

std::optional<BoundsChecks> wasmc::boundsChecks(const Module &M) {
  const NamedMDNode *Node = M.getNamedMetadata("wasmc.bounds");
  if (!Node)
    return std::nullopt;
  const MDNode &Fields = *Node->getOperand(0);
  auto Field = [&](unsigned I) {
    return mdconst::extract<ConstantInt>(Fields.getOperand(I))->getZExtValue();
  };
  return BoundsChecks{Field(0), Field(1) != 0};
}

namespace {

/// Traps unless Address <= Limit, or < Limit if Strict, as unsigned numbers.
struct BoundsCheck {
  TrapExit Exit;
  const SCEV *First, *Step; ///< of the address
  const SCEV *Limit;
  bool Strict;
};

/// A number of fewer than 64 bits, extended as Signed says. It moves on by Step
/// from First, both extended to 64 bits, as long as it has so many bits.
struct NarrowCourse {
  const SCEV *First, *Step;
  unsigned Bits;
  bool Signed;
};

/// Makes of extended numbers that move on in a loop ones of 64 bits that do,
/// and tells of which it was assumed that they don't wrap.
class Widener : public SCEVRewriteVisitor<Widener> {
public:
  Widener(const Loop &L, ScalarEvolution &SE,
          SmallVectorImpl<NarrowCourse> &Assumed)
      : SCEVRewriteVisitor(SE), L(L), Assumed(Assumed) {}

  const SCEV *visitZeroExtendExpr(const SCEVZeroExtendExpr *E) {
    return widen(E, /*Signed=*/false);
  }
  const SCEV *visitSignExtendExpr(const SCEVSignExtendExpr *E) {
    return widen(E, /*Signed=*/true);
  }

private:
  const SCEV *widen(const SCEVIntegralCastExpr *E, bool Signed) {
    auto *Course = dyn_cast<SCEVAddRecExpr>(E->getOperand());
    Type *Wide = E->getType();
    if (!Course || Course->getLoop() != &L || !Course->isAffine() ||
        SE.getTypeSizeInBits(Wide) != 64 ||
        SE.getTypeSizeInBits(Course->getType()) > 32)
      return E;
    const SCEV *First = Course->getStart();
    First = Signed ? SE.getSignExtendExpr(First, Wide)
                   : SE.getZeroExtendExpr(First, Wide);
    const SCEV *Step =
        SE.getSignExtendExpr(Course->getStepRecurrence(SE), Wide);
    Assumed.push_back({First, Step,
                       unsigned(SE.getTypeSizeInBits(Course->getType())),
                       Signed});
    return SE.getAddRecExpr(First, Step, &L, SCEV::FlagAnyWrap);
  }

  const Loop &L;
  SmallVectorImpl<NarrowCourse> &Assumed;
};

class CheckedLoop {
public:
  CheckedLoop(Loop &L, uint64_t TrapCode, LoopAnalyses &A)
      : L(L), TrapCode(TrapCode), A(A), Expander(A.SE, "bounds") {}

  /// Returns whether anything has changed.
  bool version() {
    findExits();
    if (TrapExits.empty())
      return false;
    if (!isVersionable(L, A) || !understandChecks() || !countRounds()) {
      keepScalar();
      return true;
    }
    if (Checks.size() != TrapExits.size())
      keepScalar();
    Value *Fast = emitCondition();
    SmallVector<TrapExit> Exits;
    for (const BoundsCheck &Check : Checks)
      Exits.push_back(Check.Exit);
    makeVersions(L, Fast, Exits, ".checked", A);
    return true;
  }

private:
  void findExits() {
    SmallVector<BasicBlock *> Exiting;
    L.getExitingBlocks(Exiting);
    for (BasicBlock *BB : Exiting) {
      if (std::optional<TrapExit> Exit = findTrapExit(L, *BB, TrapCode))
        TrapExits.push_back(*Exit);
      else
        OtherExits.push_back(BB);
    }
  }

  /// Where checks stay, the vectorizer would count the rounds before each of
  /// them fails: it would divide numbers of 128 bits, by a function that no
  /// image has.
  void keepScalar() {
    addStringMetadataToLoop(&L, "llvm.loop.vectorize.enable", 0);
  }

  /// Checks that can't be understood stay in both loops.
  bool understandChecks() {
    for (const TrapExit &Exit : TrapExits)
      if (std::optional<BoundsCheck> Check = understand(Exit))
        Checks.push_back(*Check);
    return !Checks.empty() && Checks.size() <= MaxChecks;
  }

  bool countRounds() {
    Rounds = findRounds(L, OtherExits, A, Expander);
    return Rounds;
  }

  std::optional<BoundsCheck> understand(const TrapExit &Exit) {
    auto *Compare = dyn_cast<ICmpInst>(Exit.Branch->getCondition());
    if (!Compare || !Compare->getOperand(0)->getType()->isIntegerTy(64))
      return std::nullopt;
    // As a condition under which the loop goes on.
    auto P =
        Exit.TrapsIf ? Compare->getInversePredicate() : Compare->getPredicate();
    const SCEV *Address = A.SE.getSCEV(Compare->getOperand(0));
    const SCEV *Limit = A.SE.getSCEV(Compare->getOperand(1));
    if (P == ICmpInst::ICMP_UGE || P == ICmpInst::ICMP_UGT) {
      std::swap(Address, Limit);
      P = ICmpInst::getSwappedPredicate(P);
    }
    if (P != ICmpInst::ICMP_ULE && P != ICmpInst::ICMP_ULT)
      return std::nullopt;
    BoundsCheck Check = {Exit, nullptr, nullptr, Limit,
                         P == ICmpInst::ICMP_ULT};
    if (!findCourse(Address, Check) || !A.SE.isLoopInvariant(Limit, &L))
      return std::nullopt;
    for (const SCEV *Part : {Check.First, Check.Step, Check.Limit})
      if (!isCheapInFront(Part, L, A, Expander))
        return std::nullopt;
    return Check;
  }

  /// What the address begins with, and how it moves on.
  bool findCourse(const SCEV *Address, BoundsCheck &Check) {
    if (A.SE.isLoopInvariant(Address, &L)) {
      Check.First = Address;
      Check.Step = A.SE.getZero(Address->getType());
      return true;
    }
    SmallVector<NarrowCourse> Assumed;
    Address = Widener(L, A.SE, Assumed).visit(Address);
    auto *Course = dyn_cast<SCEVAddRecExpr>(Address);
    if (!Course || Course->getLoop() != &L || !Course->isAffine())
      return false;
    Check.First = Course->getStart();
    Check.Step = Course->getStepRecurrence(A.SE);
    if (auto *C = dyn_cast<SCEVConstant>(Check.Step))
      if (C->getAPInt().abs().uge(MaxStep))
        return false;
    for (const NarrowCourse &Narrow : Assumed)
      if (!isCheapInFront(Narrow.First, L, A, Expander) ||
          !isCheapInFront(Narrow.Step, L, A, Expander))
        return false;
    for (const NarrowCourse &Narrow : Assumed)
      addNarrow(Narrow);
    return true;
  }

  void addNarrow(const NarrowCourse &New) {
    if (none_of(NarrowCourses, [&](const NarrowCourse &Old) {
          return Old.First == New.First && Old.Step == New.Step &&
                 Old.Bits == New.Bits && Old.Signed == New.Signed;
        }))
      NarrowCourses.push_back(New);
  }

  //===--- The condition --------------------------------------------------===//

  Value *emit(const SCEV *Expr, IRBuilder<> &B) {
    Value *V =
        Expander.expandCodeFor(Expr, Expr->getType(), &*B.GetInsertPoint());
    return isa<Constant>(V) ? V : B.CreateFreeze(V);
  }

  Value *emitCondition() {
    IRBuilder<> B(L.getLoopPreheader()->getTerminator());
    Value *Count = B.CreateZExt(emit(Rounds, B), B.getInt64Ty());
    Value *Fast = B.CreateICmpULT(Count, B.getInt64(MaxRounds));
    for (const NarrowCourse &Narrow : NarrowCourses)
      Fast = B.CreateAnd(Fast, emitFits(Narrow, Count, B));
    for (const BoundsCheck &Check : Checks)
      Fast = B.CreateAnd(Fast, emitCondition(Check, Count, B));
    return Fast;
  }

  /// The last number still has so many bits, so all before it had: the sum is
  /// between -2^63 and 2^63 + 2^32, and modulo 2^64 nothing else of that is
  /// below 2^Bits.
  Value *emitFits(const NarrowCourse &Narrow, Value *Count, IRBuilder<> &B) {
    Value *Last = B.CreateAdd(emit(Narrow.First, B),
                              B.CreateMul(Count, emit(Narrow.Step, B)));
    if (Narrow.Signed)
      Last = B.CreateAdd(Last, B.getInt64(uint64_t(1) << (Narrow.Bits - 1)));
    return B.CreateICmpULT(Last, B.getInt64(uint64_t(1) << Narrow.Bits));
  }

  Value *emitCondition(const BoundsCheck &Check, Value *Count, IRBuilder<> &B) {
    auto *Constant = dyn_cast<SCEVConstant>(Check.Step);
    bool Down = Constant && Constant->getAPInt().isNegative();
    Value *First = emit(Check.First, B), *Limit = emit(Check.Limit, B);
    Value *Step = emit(Down ? A.SE.getNegativeSCEV(Check.Step) : Check.Step, B);
    Value *Distance = B.CreateMul(Count, Step);
    Value *Last =
        Down ? B.CreateSub(First, Distance) : B.CreateAdd(First, Distance);
    Value *Least = Down ? Last : First, *Most = Down ? First : Last;
    Value *Within = B.CreateAnd(
        B.CreateICmpULE(Least, Most),
        B.CreateICmp(Check.Strict ? ICmpInst::ICMP_ULT : ICmpInst::ICMP_ULE,
                     Most, Limit));
    if (!Constant)
      Within = B.CreateAnd(Within, B.CreateICmpULT(Step, B.getInt64(MaxStep)));
    return Within;
  }

  Loop &L;
  uint64_t TrapCode;
  LoopAnalyses &A;
  SCEVExpander Expander;
  SmallVector<BoundsCheck> Checks;
  SmallVector<NarrowCourse> NarrowCourses; ///< what may not wrap
  SmallVector<TrapExit> TrapExits;
  SmallVector<BasicBlock *> OtherExits;
  const SCEV *Rounds = nullptr;
};

} // namespace

PreservedAnalyses wasmc::versionCheckedLoops(Function &F,
                                             FunctionAnalysisManager &AM) {
  std::optional<BoundsChecks> Checks = boundsChecks(*F.getParent());
  if (!Checks)
    return PreservedAnalyses::all();
  LoopAnalyses A(F, AM);
  bool Changed = false;
  for (Loop *L : innermostLoops(A.LI))
    Changed |= CheckedLoop(*L, Checks->TrapCode, A).version();
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}
