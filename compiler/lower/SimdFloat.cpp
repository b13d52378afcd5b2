//===- SimdFloat.cpp - floating-point lanes -------------------------------===//
//
// Spec: Execution, Numerics, Floating-Point Operations, lane-wise. The shapes
// are Float.cpp's: what it does for NaNs holds for lanes too.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;

//===--- Shapes -----------------------------------------------------------===//

/// The right operand where the comparison of right with left holds, bit for
/// bit, else the left one: also where either is a NaN, and of two zeros.
void FunctionLowering::pseudoMinMax(Type *Lane, CmpInst::Predicate P) {
  Value *Right = popVector(lanes(Lane));
  Value *Left = popVector(lanes(Lane));
  pushVector(B.CreateSelect(B.CreateFCmp(P, Right, Left), Right, Left));
}

//===--- Handlers ---------------------------------------------------------===//

void FunctionLowering::lowerF32x4Eq(Inst &) {
  compareLanes(M.F32, CmpInst::FCMP_OEQ);
}
void FunctionLowering::lowerF32x4Ne(Inst &) {
  compareLanes(M.F32, CmpInst::FCMP_UNE);
}
void FunctionLowering::lowerF32x4Lt(Inst &) {
  compareLanes(M.F32, CmpInst::FCMP_OLT);
}
void FunctionLowering::lowerF32x4Gt(Inst &) {
  compareLanes(M.F32, CmpInst::FCMP_OGT);
}
void FunctionLowering::lowerF32x4Le(Inst &) {
  compareLanes(M.F32, CmpInst::FCMP_OLE);
}
void FunctionLowering::lowerF32x4Ge(Inst &) {
  compareLanes(M.F32, CmpInst::FCMP_OGE);
}
void FunctionLowering::lowerF64x2Eq(Inst &) {
  compareLanes(M.F64, CmpInst::FCMP_OEQ);
}
void FunctionLowering::lowerF64x2Ne(Inst &) {
  compareLanes(M.F64, CmpInst::FCMP_UNE);
}
void FunctionLowering::lowerF64x2Lt(Inst &) {
  compareLanes(M.F64, CmpInst::FCMP_OLT);
}
void FunctionLowering::lowerF64x2Gt(Inst &) {
  compareLanes(M.F64, CmpInst::FCMP_OGT);
}
void FunctionLowering::lowerF64x2Le(Inst &) {
  compareLanes(M.F64, CmpInst::FCMP_OLE);
}
void FunctionLowering::lowerF64x2Ge(Inst &) {
  compareLanes(M.F64, CmpInst::FCMP_OGE);
}
void FunctionLowering::lowerF32x4Ceil(Inst &) {
  onLanes(M.F32, 1, [&] { roundFloat(Intrinsic::ceil); });
}
void FunctionLowering::lowerF32x4Floor(Inst &) {
  onLanes(M.F32, 1, [&] { roundFloat(Intrinsic::floor); });
}
void FunctionLowering::lowerF32x4Trunc(Inst &) {
  onLanes(M.F32, 1, [&] { roundFloat(Intrinsic::trunc); });
}
void FunctionLowering::lowerF32x4Nearest(Inst &) {
  onLanes(M.F32, 1, [&] { roundFloat(Intrinsic::roundeven); });
}
void FunctionLowering::lowerF64x2Ceil(Inst &) {
  onLanes(M.F64, 1, [&] { roundFloat(Intrinsic::ceil); });
}
void FunctionLowering::lowerF64x2Floor(Inst &) {
  onLanes(M.F64, 1, [&] { roundFloat(Intrinsic::floor); });
}
void FunctionLowering::lowerF64x2Trunc(Inst &) {
  onLanes(M.F64, 1, [&] { roundFloat(Intrinsic::trunc); });
}
void FunctionLowering::lowerF64x2Nearest(Inst &) {
  onLanes(M.F64, 1, [&] { roundFloat(Intrinsic::roundeven); });
}
void FunctionLowering::lowerF32x4Abs(Inst &) {
  onLanes(M.F32, 1, [&] { unary(Intrinsic::fabs); });
}
void FunctionLowering::lowerF32x4Neg(Inst &) {
  onLanes(M.F32, 1, [&] { negateFloat(); });
}
void FunctionLowering::lowerF32x4Sqrt(Inst &) {
  onLanes(M.F32, 1, [&] { squareRoot(); });
}
void FunctionLowering::lowerF32x4Add(Inst &) {
  onLanes(M.F32, 2, [&] { floatBinary(Instruction::FAdd); });
}
void FunctionLowering::lowerF32x4Sub(Inst &) {
  onLanes(M.F32, 2, [&] { floatBinary(Instruction::FSub); });
}
void FunctionLowering::lowerF32x4Mul(Inst &) {
  onLanes(M.F32, 2, [&] { floatBinary(Instruction::FMul); });
}
void FunctionLowering::lowerF32x4Div(Inst &) {
  onLanes(M.F32, 2, [&] { floatBinary(Instruction::FDiv); });
}
void FunctionLowering::lowerF32x4Min(Inst &) {
  onLanes(M.F32, 2, [&] { floatMinMax(Intrinsic::minimum); });
}
void FunctionLowering::lowerF32x4Max(Inst &) {
  onLanes(M.F32, 2, [&] { floatMinMax(Intrinsic::maximum); });
}
void FunctionLowering::lowerF32x4Pmin(Inst &) {
  pseudoMinMax(M.F32, CmpInst::FCMP_OLT);
}
void FunctionLowering::lowerF32x4Pmax(Inst &) {
  pseudoMinMax(M.F32, CmpInst::FCMP_OGT);
}
void FunctionLowering::lowerF64x2Abs(Inst &) {
  onLanes(M.F64, 1, [&] { unary(Intrinsic::fabs); });
}
void FunctionLowering::lowerF64x2Neg(Inst &) {
  onLanes(M.F64, 1, [&] { negateFloat(); });
}
void FunctionLowering::lowerF64x2Sqrt(Inst &) {
  onLanes(M.F64, 1, [&] { squareRoot(); });
}
void FunctionLowering::lowerF64x2Add(Inst &) {
  onLanes(M.F64, 2, [&] { floatBinary(Instruction::FAdd); });
}
void FunctionLowering::lowerF64x2Sub(Inst &) {
  onLanes(M.F64, 2, [&] { floatBinary(Instruction::FSub); });
}
void FunctionLowering::lowerF64x2Mul(Inst &) {
  onLanes(M.F64, 2, [&] { floatBinary(Instruction::FMul); });
}
void FunctionLowering::lowerF64x2Div(Inst &) {
  onLanes(M.F64, 2, [&] { floatBinary(Instruction::FDiv); });
}
void FunctionLowering::lowerF64x2Min(Inst &) {
  onLanes(M.F64, 2, [&] { floatMinMax(Intrinsic::minimum); });
}
void FunctionLowering::lowerF64x2Max(Inst &) {
  onLanes(M.F64, 2, [&] { floatMinMax(Intrinsic::maximum); });
}
void FunctionLowering::lowerF64x2Pmin(Inst &) {
  pseudoMinMax(M.F64, CmpInst::FCMP_OLT);
}
void FunctionLowering::lowerF64x2Pmax(Inst &) {
  pseudoMinMax(M.F64, CmpInst::FCMP_OGT);
}
