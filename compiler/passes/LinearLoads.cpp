//===- LinearLoads.cpp - loads that may trap, and their marks -------------===//

#include "compiler/passes/LinearLoads.h"
#include "compiler/passes/CheckedLoops.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/GetElementPtrTypeIterator.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Metadata.h"

using namespace llvm;
using namespace wasmc;

/// The alias classes of lowering that are not linear memory.
static constexpr StringLiteral OtherClasses[] = {"instance", "table",
                                                 "control"};

/// Whether lowering said that I doesn't access linear memory. An access that
/// was made from several has lost its class or carries the root's.
static bool isOfOtherClass(const Instruction &I) {
  const MDNode *Tag = I.getMetadata(LLVMContext::MD_tbaa);
  if (!Tag || Tag->getNumOperands() < 2)
    return false;
  const auto *Type = dyn_cast<MDNode>(Tag->getOperand(1));
  if (!Type || Type->getNumOperands() == 0)
    return false;
  const auto *Name = dyn_cast<MDString>(Type->getOperand(0));
  return Name && is_contained(OtherClasses, Name->getString());
}

/// The pointer that I loads through, if what it loads is its result.
static const Value *loadedPointer(const Instruction &I) {
  if (const auto *L = dyn_cast<LoadInst>(&I))
    return L->getPointerOperand();
  const auto *II = dyn_cast<IntrinsicInst>(&I);
  if (!II)
    return nullptr;
  switch (II->getIntrinsicID()) {
  case Intrinsic::masked_load:
  case Intrinsic::masked_gather:
  case Intrinsic::masked_expandload:
  case Intrinsic::vp_load:
  case Intrinsic::vp_gather:
  case Intrinsic::experimental_vp_strided_load:
    return II->getArgOperand(0);
  default:
    return nullptr;
  }
}

/// Whether I, which accesses Pointer, may access linear memory. Stack slots and
/// constant tables never trap. Which of the other pointers lead to linear
/// memory doesn't matter here: a mark too many is harmless.
static bool isLinear(const Instruction &I, const Value *Pointer) {
  return !isOfOtherClass(I) &&
         !isa<AllocaInst, GlobalValue>(getUnderlyingObject(Pointer));
}

bool wasmc::isLinearLoad(const Instruction &I) {
  const Value *Pointer = loadedPointer(I);
  return Pointer && isLinear(I, Pointer);
}

const IntrinsicInst *wasmc::asMark(const Instruction &I) {
  const auto *II = dyn_cast<IntrinsicInst>(&I);
  return II && II->getIntrinsicID() == Intrinsic::fake_use ? II : nullptr;
}

IntrinsicInst *wasmc::asMark(Instruction &I) {
  return const_cast<IntrinsicInst *>(asMark(std::as_const(I)));
}

static void removeMarks(Function &F) {
  for (Instruction &I : make_early_inc_range(instructions(F)))
    if (asMark(I))
      I.eraseFromParent();
}

/// An extension that the selectors fold into the load is marked instead of the
/// load, which then keeps one use: the extension needs all of its bits.
static Instruction *markedValue(Instruction &Load) {
  if (!Load.hasOneUse() || !Load.getType()->isIntegerTy())
    return &Load;
  auto *User = cast<Instruction>(*Load.user_begin());
  bool Folds = isa<ZExtInst, SExtInst>(User) &&
               User->getParent() == Load.getParent() &&
               User->getType()->getIntegerBitWidth() <= 64;
  return Folds ? User : &Load;
}

void wasmc::markLoads(Function &F) {
  removeMarks(F);
  // A load behind a comparison can't trap.
  std::optional<BoundsChecks> Checks = boundsChecks(*F.getParent());
  if (Checks && Checks->OfAllMemories)
    return;
  SmallVector<Instruction *> Loads;
  for (Instruction &I : instructions(F))
    if (isLinearLoad(I))
      Loads.push_back(&I);
  if (Loads.empty())
    return;

  Function *FakeUse =
      Intrinsic::getOrInsertDeclaration(F.getParent(), Intrinsic::fake_use);
  for (Instruction *Load : Loads) {
    Instruction *Value = markedValue(*Load);
    CallInst *Mark = CallInst::Create(FakeUse, {Value});
    Mark->insertAfter(Value->getIterator());
    Mark->setDebugLoc(Load->getDebugLoc());
  }
}

void wasmc::pinAccesses(Function &F) {
  markLoads(F);
  for (Instruction &I : instructions(F)) {
    if (auto *L = dyn_cast<LoadInst>(&I); L && isLinearLoad(I))
      L->setVolatile(true);
    if (auto *S = dyn_cast<StoreInst>(&I);
        S && isLinear(I, S->getPointerOperand()))
      S->setVolatile(true);
  }
}
