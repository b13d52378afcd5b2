//===- Traps.cpp - explicit traps -----------------------------------------===//
//
// Each trap has a block of its own with its own debug location: blocks are
// never shared, and nomerge keeps LLVM from sharing them, as the offset would
// be lost.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;
using namespace wasmc;

BasicBlock *FunctionLowering::makeBlock(const char *Name) {
  return BasicBlock::Create(M.Context, Name, &F);
}

BasicBlock *FunctionLowering::makeColdBlock(const char *Name) {
  ColdBlocks.push_back(makeBlock(Name));
  return ColdBlocks.back();
}

void FunctionLowering::trapIf(Value *Cond, abi::TrapCode Code) {
  if (auto *Constant = dyn_cast<ConstantInt>(Cond))
    if (Constant->isZero())
      return;
  BasicBlock *Trap = makeColdBlock("trap");
  BasicBlock *Continue = makeBlock("ok");
  B.CreateCondBr(Cond, Trap, Continue,
                 MDBuilder(M.Context).createUnlikelyBranchWeights());
  DebugLoc Here = B.getCurrentDebugLocation();
  B.SetInsertPoint(Trap);
  trap(Code);
  B.SetInsertPoint(Continue);
  B.SetCurrentDebugLocation(Here);
}

/// LLVM leaves a loop at once if that ends in a trap anyway: nobody would see
/// what its stores do (IndVarSimplify, loop traps). A store whose own trap is
/// a fault would have come first. To a fence, which emits nothing, stores can
/// be seen.
static bool wantsFence(const CompileOptions &Options) {
  return Options.Bounds == BoundsMode::Guard && Options.Opt >= OptLevel::O2;
}

void FunctionLowering::trap(abi::TrapCode Code) {
  if (DebugLoc Here = B.getCurrentDebugLocation())
    B.SetCurrentDebugLocation(location(Here.getLine() - 1, Code));
  writeFuelBackAtTrap(Code);
  if (wantsFence(*M.Plan.Options))
    B.CreateFence(AtomicOrdering::SequentiallyConsistent,
                  SyncScope::SingleThread);
  CallInst *Call =
      B.CreateIntrinsic(Intrinsic::ubsantrap, {}, {B.getInt8(uint8_t(Code))});
  Call->addFnAttr(Attribute::NoMerge);
  B.CreateUnreachable();
}
