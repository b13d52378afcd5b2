//===- TrapCalls.cpp - traps without signals ------------------------------===//
//
// A function that calls another one compares the stack pointer before, and
// traps unless enough is left for the runtime and for the frames of functions
// that call nothing, which don't compare. By comparing before its own calls
// each function sees to it that its callee's frame fits too, as long as that is
// smaller than what must be left (64 KiB). The guard page stays behind all
// this.
//
//===----------------------------------------------------------------------===//

#include "compiler/passes/TrapCalls.h"
#include "compiler/passes/Analyses.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;
using namespace wasmc;

namespace {

class TrapCaller {
public:
  TrapCaller(Function &F, const MDNode &How) : F(F), How(How) {}

  void run() {
    if (F.getSubprogram() && any_of(instructions(F), isCall))
      checkStack();
    SmallVector<IntrinsicInst *, 8> Traps;
    for (Instruction &I : instructions(F))
      if (auto *II = dyn_cast<IntrinsicInst>(&I);
          II && II->getIntrinsicID() == Intrinsic::ubsantrap)
        Traps.push_back(II);
    if (!Traps.empty())
      forgetEffects(F);
    for (IntrinsicInst *Trap : Traps)
      replace(*Trap);
  }

private:
  enum Operand {
    ExecOffset,
    TableOffset,
    CallOffset,
    LimitOffset,
    Headroom,
    ExhaustedCode
  };

  int64_t number(Operand N) const {
    return mdconst::extract<ConstantInt>(How.getOperand(N))->getSExtValue();
  }

  static bool isCall(const Instruction &I) {
    return isa<CallBase>(I) && !isa<IntrinsicInst>(I);
  }

  /// What stands there has been written once and for all.
  Value *loadLinked(IRBuilder<> &B, Value *Base, int64_t Offset) {
    auto *Load = B.CreateLoad(B.getPtrTy(), field(B, Base, Offset));
    Load->setMetadata(LLVMContext::MD_invariant_load,
                      MDNode::get(F.getContext(), {}));
    return Load;
  }

  static Value *field(IRBuilder<> &B, Value *Base, int64_t Offset) {
    return B.CreateConstInBoundsGEP1_64(B.getInt8Ty(), Base, uint64_t(Offset));
  }

  void checkStack() {
    const auto Code = uint8_t(number(ExhaustedCode));
    Instruction *Before = &*F.getEntryBlock().getFirstNonPHIOrDbgOrAlloca();
    IRBuilder<> B(Before);
    B.SetCurrentDebugLocation(DebugLoc());
    Value *Exec = loadLinked(B, F.getArg(0), number(ExecOffset));
    // The host may go on on another thread, which has another stack.
    Value *Limit =
        B.CreateLoad(B.getInt64Ty(), field(B, Exec, number(LimitOffset)));
    Value *Here = B.CreatePtrToInt(B.CreateStackSave(), B.getInt64Ty());
    Value *Lowest = B.CreateAdd(Limit, B.getInt64(uint64_t(number(Headroom))));
    Instruction *End = SplitBlockAndInsertIfThen(
        B.CreateICmpULT(Here, Lowest), Before->getIterator(),
        /*Unreachable=*/true,
        MDBuilder(F.getContext()).createUnlikelyBranchWeights());
    B.SetInsertPoint(End);
    B.SetCurrentDebugLocation(
        DILocation::get(F.getContext(), 1, Code, F.getSubprogram()));
    B.CreateIntrinsic(Intrinsic::ubsantrap, {}, {B.getInt8(Code)});
    End->getParent()->moveAfter(&F.back());
  }

  void replace(IntrinsicInst &Trap) {
    IRBuilder<> B(&Trap);
    Value *Exec = loadLinked(B, F.getArg(0), number(ExecOffset));
    Value *Table = loadLinked(B, Exec, number(TableOffset));
    Value *Callee = loadLinked(B, Table, number(CallOffset));
    FunctionType *Ty =
        FunctionType::get(B.getVoidTy(), {B.getPtrTy(), B.getInt64Ty()}, false);
    CallInst *Call = B.CreateCall(
        Ty, Callee,
        {F.getArg(0), B.CreateZExt(Trap.getArgOperand(0), B.getInt64Ty())});
    Call->setDoesNotReturn();
    Call->addFnAttr(Attribute::NoUnwind);
    Call->addFnAttr(Attribute::NoMerge);
    Call->addFnAttr(Attribute::Cold);
    Trap.eraseFromParent();
  }

  Function &F;
  const MDNode &How;
};

} // namespace

void wasmc::makeTrapCalls(Function &F) {
  if (const NamedMDNode *Wanted =
          F.getParent()->getNamedMetadata("wasmc.trapcalls"))
    TrapCaller(F, *Wanted->getOperand(0)).run();
}
