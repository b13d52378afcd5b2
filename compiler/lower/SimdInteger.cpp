//===- SimdInteger.cpp - integer lanes ------------------------------------===//
//
// Spec: Execution, Numerics, lane-wise. Shapes are written as LLVM's generic
// patterns, which the targets' instruction selection knows (pmulhrsw, pmaddwd,
// pavgb, uaddlp, ...), so that they also work where there are no vectors.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;

//===--- Shapes -----------------------------------------------------------===//

/// Sees the topmost operands as lanes while Op works on the stack; what it
/// leaves is one vector.
void FunctionLowering::onLanes(Type *Lane, unsigned Operands,
                               function_ref<void()> Op) {
  for (Value *&V : MutableArrayRef(Stack).take_back(Operands))
    V = reshaped(V, lanes(Lane));
  Op();
  pushVector(pop());
}

/// All ones where the comparison holds.
void FunctionLowering::compareLanes(Type *Lane, CmpInst::Predicate P) {
  Value *Right = popVector(lanes(Lane));
  Value *Bits = B.CreateCmp(P, popVector(lanes(Lane)), Right);
  Type *Mask = lanes(B.getIntNTy(Lane->getPrimitiveSizeInBits()));
  pushVector(B.CreateSExt(Bits, Mask));
}

void FunctionLowering::combineLanes(Type *Lane, Intrinsic::ID Intrinsic) {
  onLanes(Lane, 2, [&] {
    Value *Right = pop();
    push(B.CreateBinaryIntrinsic(Intrinsic, pop(), Right));
  });
}

/// The count is taken modulo the lanes' width.
void FunctionLowering::shiftLanes(IntegerType *Lane,
                                  Instruction::BinaryOps Op) {
  Value *Count = B.CreateAnd(pop(), Lane->getBitWidth() - 1);
  Count = B.CreateVectorSplat(lanes(Lane)->getNumElements(),
                              B.CreateZExtOrTrunc(Count, Lane));
  pushVector(B.CreateBinOp(Op, popVector(lanes(Lane)), Count));
}

void FunctionLowering::allTrue(Type *Lane) {
  pushBool(B.CreateAndReduce(B.CreateIsNotNull(popVector(lanes(Lane)))));
}

/// Bit I is the sign of lane I.
void FunctionLowering::bitmask(Type *Lane) {
  auto *Ty = lanes(Lane);
  Value *Signs = B.CreateICmpSLT(popVector(Ty), Constant::getNullValue(Ty));
  Value *Bits = B.CreateBitCast(Signs, B.getIntNTy(Ty->getNumElements()));
  push(B.CreateZExt(Bits, M.I32));
}

/// (x + y + 1) / 2 without losing the carry.
void FunctionLowering::averageRounded(IntegerType *Lane) {
  Type *Wide = VectorType::getExtendedElementVectorType(lanes(Lane));
  Value *Right = B.CreateZExt(popVector(lanes(Lane)), Wide);
  Value *Left = B.CreateZExt(popVector(lanes(Lane)), Wide);
  Value *Sum = B.CreateAdd(B.CreateAdd(Left, Right), ConstantInt::get(Wide, 1));
  pushVector(B.CreateTrunc(B.CreateLShr(Sum, 1), lanes(Lane)));
}

Value *FunctionLowering::extended(Value *V, bool Signed) {
  auto *Ty = cast<VectorType>(V->getType());
  auto *Wide = VectorType::getExtendedElementVectorType(Ty);
  return Signed ? B.CreateSExt(V, Wide) : B.CreateZExt(V, Wide);
}

/// Every second lane from First on, Count of them; Step 1 takes neighbours.
Value *FunctionLowering::pickLanes(Value *V, unsigned First, unsigned Step) {
  unsigned Count = cast<FixedVectorType>(V->getType())->getNumElements() / 2;
  SmallVector<int, 16> Mask;
  for (unsigned I = 0; I < Count; ++I)
    Mask.push_back(int(First + I * Step));
  return B.CreateShuffleVector(V, Mask);
}

/// The low or high half of the operand's lanes, twice as wide.
Value *FunctionLowering::popHalfExtended(Type *Narrow, bool High, bool Signed) {
  Value *V = popVector(lanes(Narrow));
  unsigned Count = lanes(Narrow)->getNumElements();
  return extended(pickLanes(V, High ? Count / 2 : 0, 1), Signed);
}

void FunctionLowering::multiplyExtended(Type *Narrow, bool High, bool Signed) {
  Value *Right = popHalfExtended(Narrow, High, Signed);
  pushVector(B.CreateMul(popHalfExtended(Narrow, High, Signed), Right));
}

void FunctionLowering::addPairsExtended(Type *Narrow, bool Signed) {
  Value *V = popVector(lanes(Narrow));
  pushVector(B.CreateAdd(extended(pickLanes(V, 0, 2), Signed),
                         extended(pickLanes(V, 1, 2), Signed)));
}

void FunctionLowering::lowerI32x4DotI16x8S(Inst &) {
  Value *Right = popVector(lanes(M.I16));
  Value *Left = popVector(lanes(M.I16));
  auto Products = [&](unsigned First) {
    return B.CreateMul(extended(pickLanes(Left, First, 2), true),
                       extended(pickLanes(Right, First, 2), true));
  };
  Value *Even = Products(0);
  pushVector(B.CreateAdd(Even, Products(1)));
}

/// (x * y + 2^14) >> 15, saturated: only -1 * -1 is out of range.
void FunctionLowering::lowerI16x8Q15mulrSatS(Inst &) {
  Value *Right = extended(popVector(lanes(M.I16)), true);
  Value *Left = extended(popVector(lanes(M.I16)), true);
  Type *Wide = Left->getType();
  Value *Sum =
      B.CreateAdd(B.CreateMul(Left, Right), ConstantInt::get(Wide, 1 << 14));
  Value *Shifted = B.CreateAShr(Sum, 15);
  Value *Highest = ConstantInt::get(Wide, INT16_MAX);
  Value *Clamped = B.CreateBinaryIntrinsic(Intrinsic::smin, Shifted, Highest);
  pushVector(B.CreateTrunc(Clamped, lanes(M.I16)));
}

void FunctionLowering::lowerV128Andnot(Inst &) {
  Value *Right = pop();
  push(B.CreateAnd(pop(), B.CreateNot(Right)));
}

void FunctionLowering::lowerV128Bitselect(Inst &) {
  Value *Mask = pop();
  Value *Right = pop();
  Value *Left = pop();
  push(B.CreateOr(B.CreateAnd(Left, Mask),
                  B.CreateAnd(Right, B.CreateNot(Mask))));
}

void FunctionLowering::lowerV128AnyTrue(Inst &) {
  pushBool(B.CreateIsNotNull(B.CreateOrReduce(pop())));
}

//===--- Handlers ---------------------------------------------------------===//

void FunctionLowering::lowerI8x16Eq(Inst &) {
  compareLanes(M.I8, CmpInst::ICMP_EQ);
}
void FunctionLowering::lowerI8x16Ne(Inst &) {
  compareLanes(M.I8, CmpInst::ICMP_NE);
}
void FunctionLowering::lowerI8x16LtS(Inst &) {
  compareLanes(M.I8, CmpInst::ICMP_SLT);
}
void FunctionLowering::lowerI8x16LtU(Inst &) {
  compareLanes(M.I8, CmpInst::ICMP_ULT);
}
void FunctionLowering::lowerI8x16GtS(Inst &) {
  compareLanes(M.I8, CmpInst::ICMP_SGT);
}
void FunctionLowering::lowerI8x16GtU(Inst &) {
  compareLanes(M.I8, CmpInst::ICMP_UGT);
}
void FunctionLowering::lowerI8x16LeS(Inst &) {
  compareLanes(M.I8, CmpInst::ICMP_SLE);
}
void FunctionLowering::lowerI8x16LeU(Inst &) {
  compareLanes(M.I8, CmpInst::ICMP_ULE);
}
void FunctionLowering::lowerI8x16GeS(Inst &) {
  compareLanes(M.I8, CmpInst::ICMP_SGE);
}
void FunctionLowering::lowerI8x16GeU(Inst &) {
  compareLanes(M.I8, CmpInst::ICMP_UGE);
}
void FunctionLowering::lowerI16x8Eq(Inst &) {
  compareLanes(M.I16, CmpInst::ICMP_EQ);
}
void FunctionLowering::lowerI16x8Ne(Inst &) {
  compareLanes(M.I16, CmpInst::ICMP_NE);
}
void FunctionLowering::lowerI16x8LtS(Inst &) {
  compareLanes(M.I16, CmpInst::ICMP_SLT);
}
void FunctionLowering::lowerI16x8LtU(Inst &) {
  compareLanes(M.I16, CmpInst::ICMP_ULT);
}
void FunctionLowering::lowerI16x8GtS(Inst &) {
  compareLanes(M.I16, CmpInst::ICMP_SGT);
}
void FunctionLowering::lowerI16x8GtU(Inst &) {
  compareLanes(M.I16, CmpInst::ICMP_UGT);
}
void FunctionLowering::lowerI16x8LeS(Inst &) {
  compareLanes(M.I16, CmpInst::ICMP_SLE);
}
void FunctionLowering::lowerI16x8LeU(Inst &) {
  compareLanes(M.I16, CmpInst::ICMP_ULE);
}
void FunctionLowering::lowerI16x8GeS(Inst &) {
  compareLanes(M.I16, CmpInst::ICMP_SGE);
}
void FunctionLowering::lowerI16x8GeU(Inst &) {
  compareLanes(M.I16, CmpInst::ICMP_UGE);
}
void FunctionLowering::lowerI32x4Eq(Inst &) {
  compareLanes(M.I32, CmpInst::ICMP_EQ);
}
void FunctionLowering::lowerI32x4Ne(Inst &) {
  compareLanes(M.I32, CmpInst::ICMP_NE);
}
void FunctionLowering::lowerI32x4LtS(Inst &) {
  compareLanes(M.I32, CmpInst::ICMP_SLT);
}
void FunctionLowering::lowerI32x4LtU(Inst &) {
  compareLanes(M.I32, CmpInst::ICMP_ULT);
}
void FunctionLowering::lowerI32x4GtS(Inst &) {
  compareLanes(M.I32, CmpInst::ICMP_SGT);
}
void FunctionLowering::lowerI32x4GtU(Inst &) {
  compareLanes(M.I32, CmpInst::ICMP_UGT);
}
void FunctionLowering::lowerI32x4LeS(Inst &) {
  compareLanes(M.I32, CmpInst::ICMP_SLE);
}
void FunctionLowering::lowerI32x4LeU(Inst &) {
  compareLanes(M.I32, CmpInst::ICMP_ULE);
}
void FunctionLowering::lowerI32x4GeS(Inst &) {
  compareLanes(M.I32, CmpInst::ICMP_SGE);
}
void FunctionLowering::lowerI32x4GeU(Inst &) {
  compareLanes(M.I32, CmpInst::ICMP_UGE);
}
void FunctionLowering::lowerV128Not(Inst &) { push(B.CreateNot(pop())); }
void FunctionLowering::lowerV128And(Inst &) { binary(Instruction::And); }
void FunctionLowering::lowerV128Or(Inst &) { binary(Instruction::Or); }
void FunctionLowering::lowerV128Xor(Inst &) { binary(Instruction::Xor); }
void FunctionLowering::lowerI8x16Abs(Inst &) {
  onLanes(M.I8, 1, [&] { unaryWithFlag(Intrinsic::abs); });
}
void FunctionLowering::lowerI8x16Neg(Inst &) {
  onLanes(M.I8, 1, [&] { push(B.CreateNeg(pop())); });
}
void FunctionLowering::lowerI8x16Popcnt(Inst &) {
  onLanes(M.I8, 1, [&] { unary(Intrinsic::ctpop); });
}
void FunctionLowering::lowerI8x16AllTrue(Inst &) { allTrue(M.I8); }
void FunctionLowering::lowerI8x16Bitmask(Inst &) { bitmask(M.I8); }
void FunctionLowering::lowerI8x16Shl(Inst &) {
  shiftLanes(M.I8, Instruction::Shl);
}
void FunctionLowering::lowerI8x16ShrS(Inst &) {
  shiftLanes(M.I8, Instruction::AShr);
}
void FunctionLowering::lowerI8x16ShrU(Inst &) {
  shiftLanes(M.I8, Instruction::LShr);
}
void FunctionLowering::lowerI8x16Add(Inst &) {
  onLanes(M.I8, 2, [&] { binary(Instruction::Add); });
}
void FunctionLowering::lowerI8x16AddSatS(Inst &) {
  combineLanes(M.I8, Intrinsic::sadd_sat);
}
void FunctionLowering::lowerI8x16AddSatU(Inst &) {
  combineLanes(M.I8, Intrinsic::uadd_sat);
}
void FunctionLowering::lowerI8x16Sub(Inst &) {
  onLanes(M.I8, 2, [&] { binary(Instruction::Sub); });
}
void FunctionLowering::lowerI8x16SubSatS(Inst &) {
  combineLanes(M.I8, Intrinsic::ssub_sat);
}
void FunctionLowering::lowerI8x16SubSatU(Inst &) {
  combineLanes(M.I8, Intrinsic::usub_sat);
}
void FunctionLowering::lowerI8x16MinS(Inst &) {
  combineLanes(M.I8, Intrinsic::smin);
}
void FunctionLowering::lowerI8x16MinU(Inst &) {
  combineLanes(M.I8, Intrinsic::umin);
}
void FunctionLowering::lowerI8x16MaxS(Inst &) {
  combineLanes(M.I8, Intrinsic::smax);
}
void FunctionLowering::lowerI8x16MaxU(Inst &) {
  combineLanes(M.I8, Intrinsic::umax);
}
void FunctionLowering::lowerI8x16AvgrU(Inst &) { averageRounded(M.I8); }
void FunctionLowering::lowerI16x8ExtaddPairwiseI8x16S(Inst &) {
  addPairsExtended(M.I8, true);
}
void FunctionLowering::lowerI16x8ExtaddPairwiseI8x16U(Inst &) {
  addPairsExtended(M.I8, false);
}
void FunctionLowering::lowerI32x4ExtaddPairwiseI16x8S(Inst &) {
  addPairsExtended(M.I16, true);
}
void FunctionLowering::lowerI32x4ExtaddPairwiseI16x8U(Inst &) {
  addPairsExtended(M.I16, false);
}
void FunctionLowering::lowerI16x8Abs(Inst &) {
  onLanes(M.I16, 1, [&] { unaryWithFlag(Intrinsic::abs); });
}
void FunctionLowering::lowerI16x8Neg(Inst &) {
  onLanes(M.I16, 1, [&] { push(B.CreateNeg(pop())); });
}
void FunctionLowering::lowerI16x8AllTrue(Inst &) { allTrue(M.I16); }
void FunctionLowering::lowerI16x8Bitmask(Inst &) { bitmask(M.I16); }
void FunctionLowering::lowerI16x8Shl(Inst &) {
  shiftLanes(M.I16, Instruction::Shl);
}
void FunctionLowering::lowerI16x8ShrS(Inst &) {
  shiftLanes(M.I16, Instruction::AShr);
}
void FunctionLowering::lowerI16x8ShrU(Inst &) {
  shiftLanes(M.I16, Instruction::LShr);
}
void FunctionLowering::lowerI16x8Add(Inst &) {
  onLanes(M.I16, 2, [&] { binary(Instruction::Add); });
}
void FunctionLowering::lowerI16x8AddSatS(Inst &) {
  combineLanes(M.I16, Intrinsic::sadd_sat);
}
void FunctionLowering::lowerI16x8AddSatU(Inst &) {
  combineLanes(M.I16, Intrinsic::uadd_sat);
}
void FunctionLowering::lowerI16x8Sub(Inst &) {
  onLanes(M.I16, 2, [&] { binary(Instruction::Sub); });
}
void FunctionLowering::lowerI16x8SubSatS(Inst &) {
  combineLanes(M.I16, Intrinsic::ssub_sat);
}
void FunctionLowering::lowerI16x8SubSatU(Inst &) {
  combineLanes(M.I16, Intrinsic::usub_sat);
}
void FunctionLowering::lowerI16x8Mul(Inst &) {
  onLanes(M.I16, 2, [&] { binary(Instruction::Mul); });
}
void FunctionLowering::lowerI16x8MinS(Inst &) {
  combineLanes(M.I16, Intrinsic::smin);
}
void FunctionLowering::lowerI16x8MinU(Inst &) {
  combineLanes(M.I16, Intrinsic::umin);
}
void FunctionLowering::lowerI16x8MaxS(Inst &) {
  combineLanes(M.I16, Intrinsic::smax);
}
void FunctionLowering::lowerI16x8MaxU(Inst &) {
  combineLanes(M.I16, Intrinsic::umax);
}
void FunctionLowering::lowerI16x8AvgrU(Inst &) { averageRounded(M.I16); }
void FunctionLowering::lowerI16x8ExtmulLowI8x16S(Inst &) {
  multiplyExtended(M.I8, false, true);
}
void FunctionLowering::lowerI16x8ExtmulHighI8x16S(Inst &) {
  multiplyExtended(M.I8, true, true);
}
void FunctionLowering::lowerI16x8ExtmulLowI8x16U(Inst &) {
  multiplyExtended(M.I8, false, false);
}
void FunctionLowering::lowerI16x8ExtmulHighI8x16U(Inst &) {
  multiplyExtended(M.I8, true, false);
}
void FunctionLowering::lowerI32x4Abs(Inst &) {
  onLanes(M.I32, 1, [&] { unaryWithFlag(Intrinsic::abs); });
}
void FunctionLowering::lowerI32x4Neg(Inst &) {
  onLanes(M.I32, 1, [&] { push(B.CreateNeg(pop())); });
}
void FunctionLowering::lowerI32x4AllTrue(Inst &) { allTrue(M.I32); }
void FunctionLowering::lowerI32x4Bitmask(Inst &) { bitmask(M.I32); }
void FunctionLowering::lowerI32x4Shl(Inst &) {
  shiftLanes(M.I32, Instruction::Shl);
}
void FunctionLowering::lowerI32x4ShrS(Inst &) {
  shiftLanes(M.I32, Instruction::AShr);
}
void FunctionLowering::lowerI32x4ShrU(Inst &) {
  shiftLanes(M.I32, Instruction::LShr);
}
void FunctionLowering::lowerI32x4Add(Inst &) {
  onLanes(M.I32, 2, [&] { binary(Instruction::Add); });
}
void FunctionLowering::lowerI32x4Sub(Inst &) {
  onLanes(M.I32, 2, [&] { binary(Instruction::Sub); });
}
void FunctionLowering::lowerI32x4Mul(Inst &) {
  onLanes(M.I32, 2, [&] { binary(Instruction::Mul); });
}
void FunctionLowering::lowerI32x4MinS(Inst &) {
  combineLanes(M.I32, Intrinsic::smin);
}
void FunctionLowering::lowerI32x4MinU(Inst &) {
  combineLanes(M.I32, Intrinsic::umin);
}
void FunctionLowering::lowerI32x4MaxS(Inst &) {
  combineLanes(M.I32, Intrinsic::smax);
}
void FunctionLowering::lowerI32x4MaxU(Inst &) {
  combineLanes(M.I32, Intrinsic::umax);
}
void FunctionLowering::lowerI32x4ExtmulLowI16x8S(Inst &) {
  multiplyExtended(M.I16, false, true);
}
void FunctionLowering::lowerI32x4ExtmulHighI16x8S(Inst &) {
  multiplyExtended(M.I16, true, true);
}
void FunctionLowering::lowerI32x4ExtmulLowI16x8U(Inst &) {
  multiplyExtended(M.I16, false, false);
}
void FunctionLowering::lowerI32x4ExtmulHighI16x8U(Inst &) {
  multiplyExtended(M.I16, true, false);
}
void FunctionLowering::lowerI64x2Abs(Inst &) {
  onLanes(M.I64, 1, [&] { unaryWithFlag(Intrinsic::abs); });
}
void FunctionLowering::lowerI64x2Neg(Inst &) {
  onLanes(M.I64, 1, [&] { push(B.CreateNeg(pop())); });
}
void FunctionLowering::lowerI64x2AllTrue(Inst &) { allTrue(M.I64); }
void FunctionLowering::lowerI64x2Bitmask(Inst &) { bitmask(M.I64); }
void FunctionLowering::lowerI64x2Shl(Inst &) {
  shiftLanes(M.I64, Instruction::Shl);
}
void FunctionLowering::lowerI64x2ShrS(Inst &) {
  shiftLanes(M.I64, Instruction::AShr);
}
void FunctionLowering::lowerI64x2ShrU(Inst &) {
  shiftLanes(M.I64, Instruction::LShr);
}
void FunctionLowering::lowerI64x2Add(Inst &) {
  onLanes(M.I64, 2, [&] { binary(Instruction::Add); });
}
void FunctionLowering::lowerI64x2Sub(Inst &) {
  onLanes(M.I64, 2, [&] { binary(Instruction::Sub); });
}
void FunctionLowering::lowerI64x2Mul(Inst &) {
  onLanes(M.I64, 2, [&] { binary(Instruction::Mul); });
}
void FunctionLowering::lowerI64x2Eq(Inst &) {
  compareLanes(M.I64, CmpInst::ICMP_EQ);
}
void FunctionLowering::lowerI64x2Ne(Inst &) {
  compareLanes(M.I64, CmpInst::ICMP_NE);
}
void FunctionLowering::lowerI64x2LtS(Inst &) {
  compareLanes(M.I64, CmpInst::ICMP_SLT);
}
void FunctionLowering::lowerI64x2GtS(Inst &) {
  compareLanes(M.I64, CmpInst::ICMP_SGT);
}
void FunctionLowering::lowerI64x2LeS(Inst &) {
  compareLanes(M.I64, CmpInst::ICMP_SLE);
}
void FunctionLowering::lowerI64x2GeS(Inst &) {
  compareLanes(M.I64, CmpInst::ICMP_SGE);
}
void FunctionLowering::lowerI64x2ExtmulLowI32x4S(Inst &) {
  multiplyExtended(M.I32, false, true);
}
void FunctionLowering::lowerI64x2ExtmulHighI32x4S(Inst &) {
  multiplyExtended(M.I32, true, true);
}
void FunctionLowering::lowerI64x2ExtmulLowI32x4U(Inst &) {
  multiplyExtended(M.I32, false, false);
}
void FunctionLowering::lowerI64x2ExtmulHighI32x4U(Inst &) {
  multiplyExtended(M.I32, true, false);
}
