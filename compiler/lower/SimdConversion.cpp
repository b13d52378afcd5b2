//===- SimdConversion.cpp - conversions of lanes --------------------------===//
//
// Spec: Execution, Numerics, Conversions, lane-wise. Where the lanes get
// narrower or wider, half of a vector is used or half of the result is zero.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"
#include <numeric>

using namespace llvm;
using namespace wasmc;

//===--- Shapes -----------------------------------------------------------===//

/// Two vectors' lanes at half their width, saturated; they are signed, and
/// become signed or unsigned.
void FunctionLowering::narrow(IntegerType *Wide, bool Signed) {
  auto *Ty = lanes(Wide);
  unsigned Width = Wide->getBitWidth(), Half = Width / 2;
  APInt Low = Signed ? APInt::getSignedMinValue(Half).sext(Width)
                     : APInt::getZero(Width);
  APInt High = Signed ? APInt::getSignedMaxValue(Half).sext(Width)
                      : APInt::getMaxValue(Half).zext(Width);
  auto Narrowed = [&](Value *V) {
    V = B.CreateBinaryIntrinsic(Intrinsic::smax, V, ConstantInt::get(Ty, Low));
    V = B.CreateBinaryIntrinsic(Intrinsic::smin, V, ConstantInt::get(Ty, High));
    return B.CreateTrunc(V, VectorType::getTruncatedElementVectorType(Ty));
  };
  Value *Right = Narrowed(popVector(Ty));
  Value *Left = Narrowed(popVector(Ty));
  SmallVector<int, 16> All(2 * Ty->getNumElements());
  std::iota(All.begin(), All.end(), 0);
  pushVector(B.CreateShuffleVector(Left, Right, All));
}

void FunctionLowering::extendHalf(Type *Narrow, bool High, bool Signed) {
  pushVector(popHalfExtended(Narrow, High, Signed));
}

/// Two lanes, and zeros behind them.
void FunctionLowering::pushWithZeros(Value *Half) {
  Value *Zero = Constant::getNullValue(Half->getType());
  pushVector(B.CreateShuffleVector(Half, Zero, ArrayRef<int>{0, 1, 2, 3}));
}

void FunctionLowering::truncateLanesSaturating(Type *From, bool Signed) {
  Value *V = popVector(lanes(From));
  auto *To = FixedVectorType::get(M.I32, lanes(From)->getNumElements());
  Value *Result =
      B.CreateIntrinsic(Signed ? Intrinsic::fptosi_sat : Intrinsic::fptoui_sat,
                        {To, V->getType()}, {V});
  if (To->getNumElements() == 2)
    pushWithZeros(Result);
  else
    pushVector(Result);
}

/// As many of the low lanes of an i32x4 as the result has.
void FunctionLowering::convertLanes(Type *To, bool Signed) {
  Value *V = popVector(lanes(M.I32));
  if (To == M.F64)
    V = pickLanes(V, 0, 1);
  pushVector(Signed ? B.CreateSIToFP(V, lanes(To))
                    : B.CreateUIToFP(V, lanes(To)));
}

/// LLVM takes the demotion of a promotion for the number itself, which may be
/// a signalling NaN; how far away the promotion is can't be seen from here.
void FunctionLowering::lowerF32x4DemoteF64x2Zero(Inst &) {
  Value *V = quieted(popVector(lanes(M.F64)));
  pushFloat(B.CreateFPTrunc(V, FixedVectorType::get(M.F32, 2)));
  pushWithZeros(pop());
}

void FunctionLowering::lowerF64x2PromoteLowF32x4(Inst &) {
  Value *V = pickLanes(popVector(lanes(M.F32)), 0, 1);
  pushFloat(B.CreateFPExt(V, lanes(M.F64)));
  pushVector(pop());
}

//===--- Handlers ---------------------------------------------------------===//

void FunctionLowering::lowerI8x16NarrowI16x8S(Inst &) { narrow(M.I16, true); }
void FunctionLowering::lowerI8x16NarrowI16x8U(Inst &) { narrow(M.I16, false); }
void FunctionLowering::lowerI16x8NarrowI32x4S(Inst &) { narrow(M.I32, true); }
void FunctionLowering::lowerI16x8NarrowI32x4U(Inst &) { narrow(M.I32, false); }
void FunctionLowering::lowerI16x8ExtendLowI8x16S(Inst &) {
  extendHalf(M.I8, false, true);
}
void FunctionLowering::lowerI16x8ExtendHighI8x16S(Inst &) {
  extendHalf(M.I8, true, true);
}
void FunctionLowering::lowerI16x8ExtendLowI8x16U(Inst &) {
  extendHalf(M.I8, false, false);
}
void FunctionLowering::lowerI16x8ExtendHighI8x16U(Inst &) {
  extendHalf(M.I8, true, false);
}
void FunctionLowering::lowerI32x4ExtendLowI16x8S(Inst &) {
  extendHalf(M.I16, false, true);
}
void FunctionLowering::lowerI32x4ExtendHighI16x8S(Inst &) {
  extendHalf(M.I16, true, true);
}
void FunctionLowering::lowerI32x4ExtendLowI16x8U(Inst &) {
  extendHalf(M.I16, false, false);
}
void FunctionLowering::lowerI32x4ExtendHighI16x8U(Inst &) {
  extendHalf(M.I16, true, false);
}
void FunctionLowering::lowerI64x2ExtendLowI32x4S(Inst &) {
  extendHalf(M.I32, false, true);
}
void FunctionLowering::lowerI64x2ExtendHighI32x4S(Inst &) {
  extendHalf(M.I32, true, true);
}
void FunctionLowering::lowerI64x2ExtendLowI32x4U(Inst &) {
  extendHalf(M.I32, false, false);
}
void FunctionLowering::lowerI64x2ExtendHighI32x4U(Inst &) {
  extendHalf(M.I32, true, false);
}
void FunctionLowering::lowerI32x4TruncSatF32x4S(Inst &) {
  truncateLanesSaturating(M.F32, true);
}
void FunctionLowering::lowerI32x4TruncSatF32x4U(Inst &) {
  truncateLanesSaturating(M.F32, false);
}
void FunctionLowering::lowerF32x4ConvertI32x4S(Inst &) {
  convertLanes(M.F32, true);
}
void FunctionLowering::lowerF32x4ConvertI32x4U(Inst &) {
  convertLanes(M.F32, false);
}
void FunctionLowering::lowerI32x4TruncSatF64x2SZero(Inst &) {
  truncateLanesSaturating(M.F64, true);
}
void FunctionLowering::lowerI32x4TruncSatF64x2UZero(Inst &) {
  truncateLanesSaturating(M.F64, false);
}
void FunctionLowering::lowerF64x2ConvertLowI32x4S(Inst &) {
  convertLanes(M.F64, true);
}
void FunctionLowering::lowerF64x2ConvertLowI32x4U(Inst &) {
  convertLanes(M.F64, false);
}
