//===- Conversion.cpp - conversions ---------------------------------------===//
//
// Spec: Execution, Numerics, Conversions. LLVM's conversion of a float that
// fits no integer is poison, so the range is checked first.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;
using namespace wasmc;
using abi::TrapCode;

//===--- Shapes -----------------------------------------------------------===//

void FunctionLowering::convert(Instruction::CastOps Op, Type *To) {
  push(B.CreateCast(Op, pop(), To));
}

void FunctionLowering::signExtendFrom(IntegerType *Narrow) {
  Value *V = pop();
  push(B.CreateSExt(B.CreateTrunc(V, Narrow), V->getType()));
}

/// The open interval of the floats whose truncation is an integer of this
/// type: its bounds are floats, rounded outwards where they must be.
static std::pair<APFloat, APFloat> openRange(IntegerType *To, bool Signed,
                                             const fltSemantics &Semantics) {
  unsigned Width = To->getBitWidth();
  APInt Lowest = Signed ? APInt::getSignedMinValue(Width).sext(Width + 2)
                        : APInt::getZero(Width + 2);
  APInt Highest = Signed ? APInt::getSignedMaxValue(Width).zext(Width + 2)
                         : APInt::getMaxValue(Width).zext(Width + 2);
  APFloat Low(Semantics), High(Semantics);
  // One below the lowest; if that is no float, the next float below.
  if (Low.convertFromAPInt(Lowest - 1, true, APFloat::rmTowardNegative) !=
      APFloat::opOK) {
    (void)Low.convertFromAPInt(Lowest, true, APFloat::rmTowardNegative);
    Low.next(/*nextDown=*/true);
  }
  // One above the highest is a power of two.
  (void)High.convertFromAPInt(Highest + 1, true, APFloat::rmTowardPositive);
  return {Low, High};
}

/// One branch on the way that goes well; which of the two traps it is, the
/// cold side finds out.
void FunctionLowering::truncateFloat(IntegerType *To, bool Signed) {
  Value *V = pop();
  Type *Ty = V->getType();
  auto [Low, High] = openRange(To, Signed, Ty->getFltSemantics());
  Value *Above = B.CreateFCmpOGT(V, ConstantFP::get(Ty, Low));
  Value *Below = B.CreateFCmpOLT(V, ConstantFP::get(Ty, High));
  BasicBlock *Fail = makeColdBlock("outside");
  BasicBlock *Continue = makeBlock("ok");
  B.CreateCondBr(B.CreateAnd(Above, Below), Continue, Fail,
                 MDBuilder(M.Context).createLikelyBranchWeights());
  DebugLoc Here = B.getCurrentDebugLocation();
  B.SetInsertPoint(Fail);
  trapIf(B.CreateFCmpUNO(V, V), TrapCode::InvalidConversionToInteger);
  ColdBlocks.push_back(B.GetInsertBlock());
  trap(TrapCode::IntegerOverflow);
  B.SetInsertPoint(Continue);
  B.SetCurrentDebugLocation(Here);
  push(Signed ? B.CreateFPToSI(V, To) : B.CreateFPToUI(V, To));
}

void FunctionLowering::truncateSaturating(IntegerType *To, bool Signed) {
  Value *V = pop();
  push(B.CreateIntrinsic(Signed ? Intrinsic::fptosi_sat : Intrinsic::fptoui_sat,
                         {To, V->getType()}, {V}));
}

/// LLVM takes the demotion of a promotion for the number itself, which may be
/// a signalling NaN.
void FunctionLowering::convertFloat(Instruction::CastOps Op, Type *To) {
  Value *V = pop();
  if (isa<FPExtInst>(V))
    V = quieted(V);
  pushFloat(B.CreateCast(Op, V, To));
}

//===--- Handlers ---------------------------------------------------------===//

void FunctionLowering::lowerI32WrapI64(Inst &) {
  convert(Instruction::Trunc, M.I32);
}
void FunctionLowering::lowerI64ExtendI32S(Inst &) {
  convert(Instruction::SExt, M.I64);
}
void FunctionLowering::lowerI64ExtendI32U(Inst &) {
  convert(Instruction::ZExt, M.I64);
}

void FunctionLowering::lowerI32TruncF32S(Inst &) { truncateFloat(M.I32, true); }
void FunctionLowering::lowerI32TruncF32U(Inst &) {
  truncateFloat(M.I32, false);
}
void FunctionLowering::lowerI32TruncF64S(Inst &) { truncateFloat(M.I32, true); }
void FunctionLowering::lowerI32TruncF64U(Inst &) {
  truncateFloat(M.I32, false);
}
void FunctionLowering::lowerI64TruncF32S(Inst &) { truncateFloat(M.I64, true); }
void FunctionLowering::lowerI64TruncF32U(Inst &) {
  truncateFloat(M.I64, false);
}
void FunctionLowering::lowerI64TruncF64S(Inst &) { truncateFloat(M.I64, true); }
void FunctionLowering::lowerI64TruncF64U(Inst &) {
  truncateFloat(M.I64, false);
}

void FunctionLowering::lowerI32TruncSatF32S(Inst &) {
  truncateSaturating(M.I32, true);
}
void FunctionLowering::lowerI32TruncSatF32U(Inst &) {
  truncateSaturating(M.I32, false);
}
void FunctionLowering::lowerI32TruncSatF64S(Inst &) {
  truncateSaturating(M.I32, true);
}
void FunctionLowering::lowerI32TruncSatF64U(Inst &) {
  truncateSaturating(M.I32, false);
}
void FunctionLowering::lowerI64TruncSatF32S(Inst &) {
  truncateSaturating(M.I64, true);
}
void FunctionLowering::lowerI64TruncSatF32U(Inst &) {
  truncateSaturating(M.I64, false);
}
void FunctionLowering::lowerI64TruncSatF64S(Inst &) {
  truncateSaturating(M.I64, true);
}
void FunctionLowering::lowerI64TruncSatF64U(Inst &) {
  truncateSaturating(M.I64, false);
}

void FunctionLowering::lowerF32ConvertI32S(Inst &) {
  convert(Instruction::SIToFP, M.F32);
}
void FunctionLowering::lowerF32ConvertI32U(Inst &) {
  convert(Instruction::UIToFP, M.F32);
}
void FunctionLowering::lowerF32ConvertI64S(Inst &) {
  convert(Instruction::SIToFP, M.F32);
}
void FunctionLowering::lowerF32ConvertI64U(Inst &) {
  convert(Instruction::UIToFP, M.F32);
}
void FunctionLowering::lowerF64ConvertI32S(Inst &) {
  convert(Instruction::SIToFP, M.F64);
}
void FunctionLowering::lowerF64ConvertI32U(Inst &) {
  convert(Instruction::UIToFP, M.F64);
}
void FunctionLowering::lowerF64ConvertI64S(Inst &) {
  convert(Instruction::SIToFP, M.F64);
}
void FunctionLowering::lowerF64ConvertI64U(Inst &) {
  convert(Instruction::UIToFP, M.F64);
}

void FunctionLowering::lowerF32DemoteF64(Inst &) {
  convertFloat(Instruction::FPTrunc, M.F32);
}
void FunctionLowering::lowerF64PromoteF32(Inst &) {
  convertFloat(Instruction::FPExt, M.F64);
}

void FunctionLowering::lowerI32ReinterpretF32(Inst &) {
  convert(Instruction::BitCast, M.I32);
}
void FunctionLowering::lowerI64ReinterpretF64(Inst &) {
  convert(Instruction::BitCast, M.I64);
}
void FunctionLowering::lowerF32ReinterpretI32(Inst &) {
  convert(Instruction::BitCast, M.F32);
}
void FunctionLowering::lowerF64ReinterpretI64(Inst &) {
  convert(Instruction::BitCast, M.F64);
}

void FunctionLowering::lowerI32Extend8S(Inst &) { signExtendFrom(M.I8); }
void FunctionLowering::lowerI32Extend16S(Inst &) { signExtendFrom(M.I16); }
void FunctionLowering::lowerI64Extend8S(Inst &) { signExtendFrom(M.I8); }
void FunctionLowering::lowerI64Extend16S(Inst &) { signExtendFrom(M.I16); }
void FunctionLowering::lowerI64Extend32S(Inst &) { signExtendFrom(M.I32); }
