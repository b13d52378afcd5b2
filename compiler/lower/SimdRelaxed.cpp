//===- SimdRelaxed.cpp - relaxed vector instructions ----------------------===//
//
// Spec: Execution, Numerics, Relaxed Operations. Each leaves a choice, which
// is made once for a program: here, by its target. The choice is what the
// target has in one instruction, if the specification's list of outcomes has
// that; else, and with Deterministic everywhere, it is the first of the list,
// that of the deterministic profile: the instruction of the same name that
// isn't relaxed, or the two that it stands for.
//
// The number behind each choice is the specification's parameter R.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"
#include "llvm/IR/IntrinsicsAArch64.h"
#include "llvm/IR/IntrinsicsX86.h"
#include "llvm/IR/PatternMatch.h"

using namespace llvm;
using namespace wasmc;

//===--- Shapes -----------------------------------------------------------===//

/// LLVM takes x * 1 + 0 for x, and so hands a signalling NaN through.
static bool mayBeFolded(Value *Left, Value *Right, Value *Addend) {
  using namespace PatternMatch;
  auto IsUnit = [](Value *V) {
    return match(V, m_FPOne()) || match(V, m_SpecificFP(-1.0));
  };
  return match(Addend, m_AnyZeroFP()) && (IsUnit(Left) || IsUnit(Right));
}

/// R_fmadd. 1: rounded once, where the CPU does so; 0: rounded twice.
void FunctionLowering::relaxedMultiplyAdd(Type *Lane, bool Negate) {
  onLanes(Lane, 3, [&] {
    Value *Addend = pop();
    Value *Right = pop();
    Value *Left = pop();
    if (Negate)
      Left = B.CreateFNeg(Left);
    if (!M.Relaxed.FusedMultiplyAdd) {
      push(Left);
      push(Right);
      floatBinary(Instruction::FMul);
      push(Addend);
      floatBinary(Instruction::FAdd);
      return;
    }
    if (mayBeFolded(Left, Right, Addend))
      Left = quieted(Left), Right = quieted(Right);
    push(B.CreateIntrinsic(Intrinsic::fma, {Left->getType()},
                           {Left, Right, Addend}));
  });
}

/// R_fmin, R_fmax. 2: minps and maxps return the second operand if it isn't
/// decided by a comparison; 0: as min and max.
void FunctionLowering::relaxedMinMax(Type *Lane, Intrinsic::ID OfX86,
                                     Intrinsic::ID Exact) {
  onLanes(Lane, 2, [&] {
    if (!M.Relaxed.LikeX86)
      return floatMinMax(Exact);
    Value *Right = pop();
    push(B.CreateIntrinsic(OfX86, {pop(), Right}));
  });
}

/// R_laneselect. 1: by the lane's sign, as pblendvb, blendvps and blendvpd
/// do; 0: bit by bit.
void FunctionLowering::relaxedLaneSelect(Inst &I, IntegerType *Lane) {
  if (!M.Relaxed.LikeX86)
    return lowerV128Bitselect(I);
  Value *Mask = popVector(lanes(Lane));
  Value *Right = popVector(lanes(Lane));
  Value *Left = popVector(lanes(Lane));
  Value *Sign = B.CreateICmpSLT(Mask, Constant::getNullValue(Mask->getType()));
  pushVector(B.CreateSelect(Sign, Left, Right));
}

/// R_trunc_s. 1: cvttps2dq and cvttpd2dq return -2^31 for what is no i32; 0:
/// saturating.
void FunctionLowering::relaxedTruncateSigned(Type *From) {
  Value *V = popVector(lanes(From));
  if (M.Relaxed.LikeX86)
    pushVector(truncateLikeX86(V));
  else
    pushSaturated(V, true);
}

/// R_trunc_u. 3: SSE has no such conversion, but what is no u32 becomes 2^31
/// of itself if a number is converted as it is and less 2^31; 0: saturating.
void FunctionLowering::relaxedTruncateUnsigned(Type *From) {
  Value *V = popVector(lanes(From));
  if (!M.Relaxed.LikeX86)
    return pushSaturated(V, false);
  // Only negative numbers would be converted: they become NaNs, all ones.
  Type *Bits = VectorType::getInteger(cast<VectorType>(V->getType()));
  Value *Bad = B.CreateFCmpOLE(V, ConstantFP::get(V->getType(), -1.0));
  V = B.CreateBitCast(
      B.CreateOr(B.CreateBitCast(V, Bits), B.CreateSExt(Bad, Bits)),
      V->getType());
  Value *Low = truncateLikeX86(V);
  Value *High = truncateLikeX86(
      B.CreateFSub(V, ConstantFP::get(V->getType(), 2147483648.0)));
  pushVector(B.CreateOr(Low, B.CreateAnd(High, B.CreateAShr(Low, 31))));
}

/// Four lanes; of two numbers, the upper ones are zero.
Value *FunctionLowering::truncateLikeX86(Value *V) {
  return B.CreateIntrinsic(V->getType()->getScalarType() == M.F32
                               ? Intrinsic::x86_sse2_cvttps2dq
                               : Intrinsic::x86_sse2_cvttpd2dq,
                           {V});
}

/// On AArch64 two f64 go by way of two i64, each step saturating.
void FunctionLowering::pushSaturated(Value *V, bool Signed) {
  if (!M.IR->getTargetTriple().isAArch64() ||
      V->getType()->getScalarType() == M.F32) {
    push(V);
    return truncateLanesSaturating(V->getType()->getScalarType(), Signed);
  }
  Value *Wide =
      B.CreateIntrinsic(Signed ? Intrinsic::fptosi_sat : Intrinsic::fptoui_sat,
                        {lanes(M.I64), V->getType()}, {V});
  pushWithZeros(B.CreateIntrinsic(Signed ? Intrinsic::aarch64_neon_sqxtn
                                         : Intrinsic::aarch64_neon_uqxtn,
                                  {FixedVectorType::get(M.I32, 2)}, {Wide}));
}

/// Products of signed lanes with lanes that should be below 128, added in
/// pairs with saturation. R_idot. 1: pmaddubsw takes the latter as unsigned;
/// 0: both are signed.
Value *FunctionLowering::popRelaxedDot() {
  Value *Right = popVector(lanes(M.I8));
  Value *Left = popVector(lanes(M.I8));
  if (M.Relaxed.LikeX86)
    return B.CreateIntrinsic(Intrinsic::x86_ssse3_pmadd_ub_sw_128,
                             {Right, Left});
  Value *Products = B.CreateMul(extended(Left, true), extended(Right, true));
  return B.CreateBinaryIntrinsic(Intrinsic::sadd_sat, pickLanes(Products, 0, 2),
                                 pickLanes(Products, 1, 2));
}

/// Pairs of i16 lanes, added as i32 lanes.
Value *FunctionLowering::addedPairs(Value *V) {
  const Triple &Target = M.IR->getTargetTriple();
  if (Target.isX86())
    return B.CreateIntrinsic(Intrinsic::x86_sse2_pmadd_wd,
                             {V, ConstantInt::get(V->getType(), 1)});
  if (Target.isAArch64())
    return B.CreateIntrinsic(Intrinsic::aarch64_neon_saddlp,
                             {lanes(M.I32), V->getType()}, {V});
  return B.CreateAdd(extended(pickLanes(V, 0, 2), true),
                     extended(pickLanes(V, 1, 2), true));
}

//===--- Handlers ---------------------------------------------------------===//

/// R_swizzle. 1: pshufb takes indices from 16 to 127 modulo 16; 0: they select
/// zero.
void FunctionLowering::lowerI8x16RelaxedSwizzle(Inst &I) {
  if (!M.Relaxed.LikeX86)
    return lowerI8x16Swizzle(I);
  Value *Indices = popVector(lanes(M.I8));
  Value *V = popVector(lanes(M.I8));
  pushVector(B.CreateIntrinsic(Intrinsic::x86_ssse3_pshuf_b_128, {V, Indices}));
}

void FunctionLowering::lowerI32x4RelaxedTruncF32x4S(Inst &) {
  relaxedTruncateSigned(M.F32);
}

void FunctionLowering::lowerI32x4RelaxedTruncF32x4U(Inst &) {
  relaxedTruncateUnsigned(M.F32);
}

void FunctionLowering::lowerI32x4RelaxedTruncF64x2SZero(Inst &) {
  relaxedTruncateSigned(M.F64);
}

void FunctionLowering::lowerI32x4RelaxedTruncF64x2UZero(Inst &) {
  relaxedTruncateUnsigned(M.F64);
}

void FunctionLowering::lowerF32x4RelaxedMadd(Inst &) {
  relaxedMultiplyAdd(M.F32, false);
}
void FunctionLowering::lowerF32x4RelaxedNmadd(Inst &) {
  relaxedMultiplyAdd(M.F32, true);
}
void FunctionLowering::lowerF64x2RelaxedMadd(Inst &) {
  relaxedMultiplyAdd(M.F64, false);
}
void FunctionLowering::lowerF64x2RelaxedNmadd(Inst &) {
  relaxedMultiplyAdd(M.F64, true);
}
void FunctionLowering::lowerI8x16RelaxedLaneselect(Inst &I) {
  relaxedLaneSelect(I, M.I8);
}
void FunctionLowering::lowerI16x8RelaxedLaneselect(Inst &I) {
  relaxedLaneSelect(I, M.I16);
}
void FunctionLowering::lowerI32x4RelaxedLaneselect(Inst &I) {
  relaxedLaneSelect(I, M.I32);
}
void FunctionLowering::lowerI64x2RelaxedLaneselect(Inst &I) {
  relaxedLaneSelect(I, M.I64);
}
void FunctionLowering::lowerF32x4RelaxedMin(Inst &) {
  relaxedMinMax(M.F32, Intrinsic::x86_sse_min_ps, Intrinsic::minimum);
}
void FunctionLowering::lowerF32x4RelaxedMax(Inst &) {
  relaxedMinMax(M.F32, Intrinsic::x86_sse_max_ps, Intrinsic::maximum);
}
void FunctionLowering::lowerF64x2RelaxedMin(Inst &) {
  relaxedMinMax(M.F64, Intrinsic::x86_sse2_min_pd, Intrinsic::minimum);
}
void FunctionLowering::lowerF64x2RelaxedMax(Inst &) {
  relaxedMinMax(M.F64, Intrinsic::x86_sse2_max_pd, Intrinsic::maximum);
}

/// R_iq15mulr. 1: pmulhrsw returns -2^15 for the product of -2^15 with itself;
/// 0: saturating, as sqrdmulh.
void FunctionLowering::lowerI16x8RelaxedQ15mulrS(Inst &I) {
  bool IsAArch64 = M.IR->getTargetTriple().isAArch64();
  if (!M.Relaxed.LikeX86 && !IsAArch64)
    return lowerI16x8Q15mulrSatS(I);
  Value *Right = popVector(lanes(M.I16));
  Value *Left = popVector(lanes(M.I16));
  pushVector(IsAArch64 ? B.CreateIntrinsic(Intrinsic::aarch64_neon_sqrdmulh,
                                           {lanes(M.I16)}, {Left, Right})
                       : B.CreateIntrinsic(Intrinsic::x86_ssse3_pmul_hr_sw_128,
                                           {Left, Right}));
}

void FunctionLowering::lowerI16x8RelaxedDotI8x16I7x16S(Inst &) {
  pushVector(popRelaxedDot());
}

void FunctionLowering::lowerI32x4RelaxedDotI8x16I7x16AddS(Inst &) {
  Value *Addend = popVector(lanes(M.I32));
  pushVector(B.CreateAdd(addedPairs(popRelaxedDot()), Addend));
}
