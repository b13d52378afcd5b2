//===- Float.cpp - floating-point arithmetic ------------------------------===//
//
// Spec: Execution, Numerics, Floating-Point Operations. neg, abs and copysign
// change the sign bit and nothing else, even of a NaN. Every other operation
// returns a quiet NaN when an operand is one, which LLVM does not promise: it
// takes x * 1 and the like for x, and instructions of some targets hand a
// signalling NaN through. There llvm.canonicalize makes it quiet (for any
// other number it is the identity).
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"
#include "llvm/IR/PatternMatch.h"

using namespace llvm;
using namespace wasmc;

//===--- NaNs -------------------------------------------------------------===//

Value *FunctionLowering::quieted(Value *V) {
  return B.CreateUnaryIntrinsic(Intrinsic::canonicalize, V);
}

/// Pushes the result of an arithmetic operation: with Deterministic, one
/// canonical NaN stands for all.
void FunctionLowering::pushFloat(Value *V) {
  if (M.Plan.Options->Deterministic)
    V = B.CreateSelect(B.CreateFCmpUNO(V, V), ConstantFP::getQNaN(V->getType()),
                       V);
  push(V);
}

//===--- Shapes -----------------------------------------------------------===//

void FunctionLowering::floatUnary(Intrinsic::ID Intrinsic) {
  pushFloat(B.CreateUnaryIntrinsic(Intrinsic, pop()));
}

/// The code generator takes (x < 0 ? NaN : sqrt x) for sqrt x alone, and
/// instcombine makes that of a canonical root, whose NaN x86 returns with the
/// other sign. It doesn't know what is behind the fence.
void FunctionLowering::squareRoot() {
  Value *Root = B.CreateUnaryIntrinsic(Intrinsic::sqrt, pop());
  if (M.Plan.Options->Deterministic)
    Root = B.CreateArithmeticFence(Root, Root->getType());
  pushFloat(Root);
}

/// RISC-V has no rounding instructions. LLVM's expansion hands NaNs through as
/// they are, and without optimization calls the C library.
void FunctionLowering::roundFloat(Intrinsic::ID Intrinsic) {
  if (M.IR->getTargetTriple().isRISCV())
    pushFloat(roundByAdding(pop(), Intrinsic));
  else
    floatUnary(Intrinsic);
}

/// Below 2^(digits - 1) a sum with that number rounds to an integer, to even
/// in the middle; from there one step up or down at most is missing. Larger
/// numbers are integers already.
Value *FunctionLowering::roundByAdding(Value *V, Intrinsic::ID Intrinsic) {
  Type *Ty = V->getType();
  int Digits =
      APFloat::semanticsPrecision(Ty->getScalarType()->getFltSemantics());
  Value *Limit = ConstantFP::get(Ty, double(uint64_t(1) << (Digits - 1)));
  Value *One = ConstantFP::get(Ty, 1.0);
  Value *Magnitude = B.CreateUnaryIntrinsic(Intrinsic::fabs, V);
  Value *Rounded = B.CreateFSub(B.CreateFAdd(Magnitude, Limit), Limit);
  auto StepIf = [&](CmpInst::Predicate P, Value *Than, Value *Stepped) {
    return B.CreateSelect(B.CreateFCmp(P, Rounded, Than), Stepped, Rounded);
  };
  if (Intrinsic == Intrinsic::trunc)
    Rounded = StepIf(CmpInst::FCMP_OGT, Magnitude, B.CreateFSub(Rounded, One));
  Rounded = B.CreateCopySign(Rounded, V);
  if (Intrinsic == Intrinsic::floor)
    Rounded = StepIf(CmpInst::FCMP_OGT, V, B.CreateFSub(Rounded, One));
  if (Intrinsic == Intrinsic::ceil) {
    Rounded = StepIf(CmpInst::FCMP_OLT, V, B.CreateFAdd(Rounded, One));
    Rounded = B.CreateCopySign(Rounded, V); // -1 and 1 make -0 of -0.5
  }
  Value *Large = quieted(V);
  Value *IsSmall = B.CreateFCmpOLT(Magnitude, Limit);
  return B.CreateSelect(IsSmall, Rounded, Large);
}

/// Whether LLVM takes the operation for one of its operands, or that negated.
static bool isIdentity(Instruction::BinaryOps Op, Value *Left, Value *Right) {
  using namespace PatternMatch;
  switch (Op) {
  case Instruction::FAdd:
    return match(Left, m_AnyZeroFP()) || match(Right, m_AnyZeroFP());
  case Instruction::FSub:
    return match(Left, m_AnyZeroFP()) || match(Right, m_AnyZeroFP());
  case Instruction::FMul:
    return match(Left, m_FPOne()) || match(Right, m_FPOne()) ||
           match(Left, m_SpecificFP(-1.0)) || match(Right, m_SpecificFP(-1.0));
  case Instruction::FDiv:
    return match(Right, m_FPOne()) || match(Right, m_SpecificFP(-1.0));
  default:
    return false;
  }
}

void FunctionLowering::floatBinary(Instruction::BinaryOps Op) {
  Value *Right = pop();
  Value *Left = pop();
  if (isIdentity(Op, Left, Right)) {
    Left = quieted(Left);
    Right = quieted(Right);
  }
  pushFloat(B.CreateBinOp(Op, Left, Right));
}

/// x86 has no instruction for these; LLVM's expansion selects the operand that
/// is a NaN as it is. On the others LLVM folds the minimum of x and x.
void FunctionLowering::floatMinMax(Intrinsic::ID Intrinsic) {
  Value *Right = pop();
  Value *Left = pop();
  pushFloat(quieted(B.CreateBinaryIntrinsic(Intrinsic, Left, Right)));
}

void FunctionLowering::copySign() {
  Value *Sign = pop();
  push(B.CreateBinaryIntrinsic(Intrinsic::copysign, pop(), Sign));
}

void FunctionLowering::negateFloat() { push(B.CreateFNeg(pop())); }

//===--- f32 --------------------------------------------------------------===//

void FunctionLowering::lowerF32Eq(Inst &) { compare(CmpInst::FCMP_OEQ); }
void FunctionLowering::lowerF32Ne(Inst &) { compare(CmpInst::FCMP_UNE); }
void FunctionLowering::lowerF32Lt(Inst &) { compare(CmpInst::FCMP_OLT); }
void FunctionLowering::lowerF32Gt(Inst &) { compare(CmpInst::FCMP_OGT); }
void FunctionLowering::lowerF32Le(Inst &) { compare(CmpInst::FCMP_OLE); }
void FunctionLowering::lowerF32Ge(Inst &) { compare(CmpInst::FCMP_OGE); }
void FunctionLowering::lowerF32Abs(Inst &) { unary(Intrinsic::fabs); }
void FunctionLowering::lowerF32Neg(Inst &) { negateFloat(); }
void FunctionLowering::lowerF32Ceil(Inst &) { roundFloat(Intrinsic::ceil); }
void FunctionLowering::lowerF32Floor(Inst &) { roundFloat(Intrinsic::floor); }
void FunctionLowering::lowerF32Trunc(Inst &) { roundFloat(Intrinsic::trunc); }
void FunctionLowering::lowerF32Nearest(Inst &) {
  roundFloat(Intrinsic::roundeven);
}
void FunctionLowering::lowerF32Sqrt(Inst &) { squareRoot(); }
void FunctionLowering::lowerF32Add(Inst &) { floatBinary(Instruction::FAdd); }
void FunctionLowering::lowerF32Sub(Inst &) { floatBinary(Instruction::FSub); }
void FunctionLowering::lowerF32Mul(Inst &) { floatBinary(Instruction::FMul); }
void FunctionLowering::lowerF32Div(Inst &) { floatBinary(Instruction::FDiv); }
void FunctionLowering::lowerF32Min(Inst &) { floatMinMax(Intrinsic::minimum); }
void FunctionLowering::lowerF32Max(Inst &) { floatMinMax(Intrinsic::maximum); }
void FunctionLowering::lowerF32Copysign(Inst &) { copySign(); }

//===--- f64 --------------------------------------------------------------===//

void FunctionLowering::lowerF64Eq(Inst &) { compare(CmpInst::FCMP_OEQ); }
void FunctionLowering::lowerF64Ne(Inst &) { compare(CmpInst::FCMP_UNE); }
void FunctionLowering::lowerF64Lt(Inst &) { compare(CmpInst::FCMP_OLT); }
void FunctionLowering::lowerF64Gt(Inst &) { compare(CmpInst::FCMP_OGT); }
void FunctionLowering::lowerF64Le(Inst &) { compare(CmpInst::FCMP_OLE); }
void FunctionLowering::lowerF64Ge(Inst &) { compare(CmpInst::FCMP_OGE); }
void FunctionLowering::lowerF64Abs(Inst &) { unary(Intrinsic::fabs); }
void FunctionLowering::lowerF64Neg(Inst &) { negateFloat(); }
void FunctionLowering::lowerF64Ceil(Inst &) { roundFloat(Intrinsic::ceil); }
void FunctionLowering::lowerF64Floor(Inst &) { roundFloat(Intrinsic::floor); }
void FunctionLowering::lowerF64Trunc(Inst &) { roundFloat(Intrinsic::trunc); }
void FunctionLowering::lowerF64Nearest(Inst &) {
  roundFloat(Intrinsic::roundeven);
}
void FunctionLowering::lowerF64Sqrt(Inst &) { squareRoot(); }
void FunctionLowering::lowerF64Add(Inst &) { floatBinary(Instruction::FAdd); }
void FunctionLowering::lowerF64Sub(Inst &) { floatBinary(Instruction::FSub); }
void FunctionLowering::lowerF64Mul(Inst &) { floatBinary(Instruction::FMul); }
void FunctionLowering::lowerF64Div(Inst &) { floatBinary(Instruction::FDiv); }
void FunctionLowering::lowerF64Min(Inst &) { floatMinMax(Intrinsic::minimum); }
void FunctionLowering::lowerF64Max(Inst &) { floatMinMax(Intrinsic::maximum); }
void FunctionLowering::lowerF64Copysign(Inst &) { copySign(); }
