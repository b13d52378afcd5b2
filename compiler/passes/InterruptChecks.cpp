//===- InterruptChecks.cpp - where running code can be stopped ------------===//
//
// Code that runs for long goes round in a loop or calls functions. So there are
// checks
//  - at the target of each edge that a depth-first search of the function finds
//    to lead back: every cycle of blocks has such an edge, also one that is no
//    natural loop. Only loops that surely end soon are left out;
//  - before each call of a function, where no such place dominates it: at the
//    last block that all those calls have in common.
// So each activation of a function has checked before it calls another one:
// cycles of calls, indirect ones too, check as often as they go round, and what
// calls nothing and has no loop is straight code. What LLVM or lowering leaves
// to memset, memcpy and the runtime's bulk operations is bounded by the
// memory's size.
//
// Someone else writes the deadline, so each check loads it anew: a volatile
// load, aligned and of one word, which no CPU does in parts. Nothing else is
// read that depends on what was written, so no order is asked for.
//
//===----------------------------------------------------------------------===//

#include "compiler/passes/InterruptChecks.h"
#include "compiler/passes/Analyses.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;
using namespace wasmc;

/// Loops of so few instructions altogether end within microseconds.
static constexpr uint64_t FewInstructions = 20000;

namespace {

/// The operands of "wasmc.interrupt".
struct Interruption {
  uint64_t ExecOffset, DeadlineOffset;
  uint8_t TrapCode;

  explicit Interruption(const MDNode &Node)
      : ExecOffset(number(Node, 0)), DeadlineOffset(number(Node, 1)),
        TrapCode(uint8_t(number(Node, 2))) {}

private:
  static uint64_t number(const MDNode &Node, unsigned Operand) {
    return mdconst::extract<ConstantInt>(Node.getOperand(Operand))
        ->getSExtValue();
  }
};

bool isCall(const Instruction &I) {
  return isa<CallBase>(I) && !isa<IntrinsicInst>(I);
}

class CheckInserter {
public:
  CheckInserter(Function &F, Interruption How, FunctionAnalysisManager &AM)
      : F(F), How(How), DT(AM.getResult<DominatorTreeAnalysis>(F)),
        LI(AM.getResult<LoopAnalysis>(F)),
        SE(AM.getResult<ScalarEvolutionAnalysis>(F)) {}

  void run() {
    // All places first: what is inserted changes blocks.
    SmallSetVector<BasicBlock *, 8> Heads = loopHeads();
    BasicBlock *Calling = callingBlock(Heads.getArrayRef());
    SmallVector<std::pair<Instruction *, Instruction *>> Places;
    for (BasicBlock *Head : Heads)
      Places.push_back({&*Head->getFirstInsertionPt(), contextPlace(*Head)});
    if (Calling)
      Places.push_back({&*Calling->getFirstNonPHIOrDbgOrAlloca(), nullptr});
    if (!Places.empty())
      forgetEffects(F);
    for (auto [Before, LoadAt] : Places)
      insert(Before, context(LoadAt ? LoadAt : Before));
  }

private:
  SmallSetVector<BasicBlock *, 8> loopHeads() const {
    SmallVector<std::pair<const BasicBlock *, const BasicBlock *>> Back;
    FindFunctionBackedges(F, Back);
    SmallSetVector<BasicBlock *, 8> Heads;
    for (auto [From, To] : Back)
      if (!endsSoon(LI.getLoopFor(To), *To))
        Heads.insert(const_cast<BasicBlock *>(To));
    return Heads;
  }

  /// Whether the loop that begins at Head counts as straight code.
  bool endsSoon(const Loop *L, const BasicBlock &Head) const {
    return L && L->getHeader() == &Head &&
           instructionsRun(*L) <= FewInstructions;
  }

  /// At most so many instructions run in L, or a huge number.
  uint64_t instructionsRun(const Loop &L) const {
    uint64_t Rounds = SE.getSmallConstantMaxTripCount(&L), Once = 0;
    if (Rounds == 0)
      return UINT64_MAX;
    for (const BasicBlock *BB : L.blocks()) {
      if (any_of(*BB, isCall))
        return UINT64_MAX;
      Once += LI.getLoopFor(BB) == &L ? BB->size() : 0;
    }
    for (const Loop *Inner : L)
      Once = SaturatingAdd(Once, instructionsRun(*Inner));
    return SaturatingMultiply(Once, Rounds);
  }

  /// The last block on the way to all calls that no loop's head comes before,
  /// or null if there are none. It is in no loop, else that one's head would.
  BasicBlock *callingBlock(ArrayRef<BasicBlock *> Heads) const {
    BasicBlock *Common = nullptr;
    for (BasicBlock &BB : F)
      if (any_of(BB, isCall) && DT.isReachableFromEntry(&BB) &&
          none_of(Heads, [&](BasicBlock *H) { return DT.dominates(H, &BB); }))
        Common = Common ? DT.findNearestCommonDominator(Common, &BB) : &BB;
    return Common;
  }

  /// Where the pointer to the execution context is loaded for the check of a
  /// loop: in front of the outermost loop around that calls nothing, as long
  /// as the pointer isn't kept in a register across calls.
  Instruction *contextPlace(BasicBlock &Head) const {
    Instruction *Place = nullptr;
    for (Loop *L = LI.getLoopFor(&Head); L; L = L->getParentLoop()) {
      BasicBlock *Before = L->getLoopPredecessor();
      if (!Before || any_of(L->blocks(), [](const BasicBlock *BB) {
            return any_of(*BB, isCall);
          }))
        break;
      Place = Before->getTerminator();
    }
    return Place;
  }

  /// Who made the instance has written the pointer, and nobody writes it again.
  Value *context(Instruction *Before) {
    Value *&Exec = Contexts[Before];
    if (Exec)
      return Exec;
    IRBuilder<> B(Before);
    B.SetCurrentDebugLocation(DebugLoc());
    auto *Load =
        B.CreateLoad(B.getPtrTy(), field(B, F.getArg(0), How.ExecOffset));
    Load->setMetadata(LLVMContext::MD_invariant_load,
                      MDNode::get(F.getContext(), {}));
    return Exec = Load;
  }

  void insert(Instruction *Before, Value *Exec) {
    IRBuilder<> B(Before);
    DebugLoc Here = location(*Before->getParent());
    B.SetCurrentDebugLocation(Here);
    Value *Deadline =
        B.CreateLoad(B.getInt64Ty(), field(B, Exec, How.DeadlineOffset),
                     /*isVolatile=*/true);
    Instruction *End = SplitBlockAndInsertIfThen(
        B.CreateIsNotNull(Deadline), Before->getIterator(),
        /*Unreachable=*/true,
        MDBuilder(F.getContext()).createUnlikelyBranchWeights());
    B.SetInsertPoint(End);
    B.SetCurrentDebugLocation(Here);
    B.CreateIntrinsic(Intrinsic::ubsantrap, {}, {B.getInt8(How.TrapCode)})
        ->addFnAttr(Attribute::NoMerge);
    End->getParent()->moveAfter(&F.back());
  }

  /// Where a trap in BB happens: at its first instruction that has a place in
  /// the module, or else at the function's beginning. In the column stands the
  /// kind of trap.
  DebugLoc location(const BasicBlock &BB) const {
    LLVMContext &C = F.getContext();
    for (const Instruction &I : BB)
      if (const DILocation *Here = I.getDebugLoc(); Here && Here->getLine())
        return DILocation::get(C, Here->getLine(), How.TrapCode,
                               Here->getScope(), Here->getInlinedAt());
    return DILocation::get(C, 1, How.TrapCode, F.getSubprogram());
  }

  static Value *field(IRBuilder<> &B, Value *Base, uint64_t Offset) {
    return B.CreateConstInBoundsGEP1_64(B.getInt8Ty(), Base, Offset);
  }

  Function &F;
  Interruption How;
  DominatorTree &DT;
  LoopInfo &LI;
  ScalarEvolution &SE;
  DenseMap<Instruction *, Value *> Contexts; ///< loaded, by what they precede
};

} // namespace

void wasmc::insertInterruptChecks(Function &F, FunctionAnalysisManager &AM) {
  const NamedMDNode *Wanted =
      F.getParent()->getNamedMetadata("wasmc.interrupt");
  if (!Wanted || !F.getSubprogram())
    return;
  AM.invalidate(F, PreservedAnalyses::none());
  CheckInserter(F, Interruption(*Wanted->getOperand(0)), AM).run();
  AM.invalidate(F, PreservedAnalyses::none());
}
