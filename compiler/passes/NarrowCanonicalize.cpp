//===- NarrowCanonicalize.cpp - what the code generator can't take --------===//
//
// LLVM 22's type legalizer has no way to widen FCANONICALIZE: on x86-64 the
// operation on <2 x float> ends the compiler.
//
//===----------------------------------------------------------------------===//

#include "compiler/passes/NarrowCanonicalize.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using namespace wasmc;

constexpr unsigned RegisterBits = 128;

/// The type of a whole register, or null if the operation fits.
static FixedVectorType *wideType(const IntrinsicInst &I) {
  auto *Narrow = dyn_cast<FixedVectorType>(I.getType());
  if (!Narrow || I.getIntrinsicID() != Intrinsic::canonicalize)
    return nullptr;
  unsigned Bits = Narrow->getScalarSizeInBits();
  if (Narrow->getNumElements() * Bits >= RegisterBits)
    return nullptr;
  return FixedVectorType::get(Narrow->getElementType(), RegisterBits / Bits);
}

static void widen(IntrinsicInst &I, FixedVectorType *Wide) {
  IRBuilder<> B(&I);
  unsigned Lanes = cast<FixedVectorType>(I.getType())->getNumElements();
  // Lanes beyond those of the operand are poison, and dropped again.
  SmallVector<int, 16> Extend(Wide->getNumElements(), -1);
  for (unsigned N = 0; N < Lanes; ++N)
    Extend[N] = N;
  Value *V = B.CreateShuffleVector(I.getArgOperand(0), Extend);
  V = B.CreateUnaryIntrinsic(Intrinsic::canonicalize, V);
  V = B.CreateShuffleVector(V, ArrayRef(Extend).take_front(Lanes));
  V->takeName(&I);
  I.replaceAllUsesWith(V);
  I.eraseFromParent();
}

void wasmc::widenNarrowCanonicalize(Function &F) {
  for (Instruction &Each : make_early_inc_range(instructions(F)))
    if (auto *I = dyn_cast<IntrinsicInst>(&Each))
      if (FixedVectorType *Wide = wideType(*I))
        widen(*I, Wide);
}
