//===- Integer.cpp - integer arithmetic -----------------------------------===//
//
// Spec: Execution, Numerics, Integer Operations. What is undefined for LLVM
// (division by zero, shifts beyond the width) never reaches it.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"
#include "llvm/IR/PatternMatch.h"

using namespace llvm;
using namespace wasmc;
using abi::TrapCode;

//===--- Shapes -----------------------------------------------------------===//

void FunctionLowering::unary(Intrinsic::ID Intrinsic) {
  push(B.CreateUnaryIntrinsic(Intrinsic, pop()));
}

/// ctlz and cttz of zero are the width, not poison.
void FunctionLowering::unaryWithFlag(Intrinsic::ID Intrinsic) {
  push(B.CreateBinaryIntrinsic(Intrinsic, pop(), B.getFalse()));
}

void FunctionLowering::binary(Instruction::BinaryOps Op) {
  Value *Right = pop();
  push(B.CreateBinOp(Op, pop(), Right));
}

/// The count is taken modulo the width.
void FunctionLowering::shift(Instruction::BinaryOps Op) {
  Value *Count = pop();
  unsigned Width = Count->getType()->getIntegerBitWidth();
  Count = B.CreateAnd(Count, ConstantInt::get(Count->getType(), Width - 1));
  push(B.CreateBinOp(Op, pop(), Count));
}

/// A funnel shift of a value with itself; its count is modulo the width.
void FunctionLowering::rotate(Intrinsic::ID FunnelShift) {
  Value *Count = pop();
  Value *V = pop();
  push(B.CreateIntrinsic(FunnelShift, {V->getType()}, {V, V, Count}));
}

void FunctionLowering::compare(CmpInst::Predicate P) {
  Value *Right = pop();
  pushBool(B.CreateCmp(P, pop(), Right));
}

/// x == 0; of a truth value, its negation.
void FunctionLowering::isZero() {
  Value *V = Stack.back();
  if (auto *Extend = dyn_cast<ZExtInst>(V);
      Extend && Extend->getSrcTy()->isIntegerTy(1)) {
    pushBool(B.CreateNot(popBool()));
    return;
  }
  pushBool(B.CreateIsNull(pop()));
}

void FunctionLowering::divideSigned() {
  Value *Right = pop();
  Value *Left = pop();
  auto *Ty = cast<IntegerType>(Left->getType());
  trapIf(B.CreateIsNull(Right), TrapCode::IntegerDivideByZero);
  Value *Lowest = B.CreateICmpEQ(
      Left, ConstantInt::get(Ty, APInt::getSignedMinValue(Ty->getBitWidth())));
  Value *MinusOne = B.CreateICmpEQ(Right, Constant::getAllOnesValue(Ty));
  if (!match(MinusOne, PatternMatch::m_Zero())) // a constant divisor
    trapIf(B.CreateAnd(Lowest, MinusOne), TrapCode::IntegerOverflow);
  push(B.CreateSDiv(Left, Right));
}

void FunctionLowering::divideUnsigned(Instruction::BinaryOps Op) {
  Value *Right = pop();
  Value *Left = pop();
  trapIf(B.CreateIsNull(Right), TrapCode::IntegerDivideByZero);
  push(B.CreateBinOp(Op, Left, Right));
}

/// The remainder of a division by -1 is 0, and so is that by 1, which doesn't
/// overflow on the way.
void FunctionLowering::remainderSigned() {
  Value *Right = pop();
  Value *Left = pop();
  Type *Ty = Left->getType();
  trapIf(B.CreateIsNull(Right), TrapCode::IntegerDivideByZero);
  Value *MinusOne = B.CreateICmpEQ(Right, Constant::getAllOnesValue(Ty));
  Value *Divisor = B.CreateSelect(MinusOne, ConstantInt::get(Ty, 1), Right);
  push(B.CreateSRem(Left, Divisor));
}

//===--- 128 bits in two halves, the lower one first -----------------------===//

Value *FunctionLowering::popWide() {
  Type *Wide = B.getInt128Ty();
  Value *High = B.CreateShl(B.CreateZExt(pop(), Wide), 64);
  return B.CreateOr(B.CreateZExt(pop(), Wide), High);
}

void FunctionLowering::pushWide(Value *V) {
  push(B.CreateTrunc(V, M.I64));
  push(B.CreateTrunc(B.CreateLShr(V, 64), M.I64));
}

void FunctionLowering::wideBinary(Instruction::BinaryOps Op) {
  Value *Right = popWide();
  pushWide(B.CreateBinOp(Op, popWide(), Right));
}

/// The whole product: every target has it in one or two instructions.
void FunctionLowering::multiplyWide(Instruction::CastOps Extend) {
  Type *Wide = B.getInt128Ty();
  Value *Right = B.CreateCast(Extend, pop(), Wide);
  pushWide(B.CreateMul(B.CreateCast(Extend, pop(), Wide), Right));
}

void FunctionLowering::lowerI64Add128(Inst &) { wideBinary(Instruction::Add); }
void FunctionLowering::lowerI64Sub128(Inst &) { wideBinary(Instruction::Sub); }
void FunctionLowering::lowerI64MulWideS(Inst &) {
  multiplyWide(Instruction::SExt);
}
void FunctionLowering::lowerI64MulWideU(Inst &) {
  multiplyWide(Instruction::ZExt);
}

//===--- i32 --------------------------------------------------------------===//

void FunctionLowering::lowerI32Eqz(Inst &) { isZero(); }
void FunctionLowering::lowerI32Eq(Inst &) { compare(CmpInst::ICMP_EQ); }
void FunctionLowering::lowerI32Ne(Inst &) { compare(CmpInst::ICMP_NE); }
void FunctionLowering::lowerI32LtS(Inst &) { compare(CmpInst::ICMP_SLT); }
void FunctionLowering::lowerI32LtU(Inst &) { compare(CmpInst::ICMP_ULT); }
void FunctionLowering::lowerI32GtS(Inst &) { compare(CmpInst::ICMP_SGT); }
void FunctionLowering::lowerI32GtU(Inst &) { compare(CmpInst::ICMP_UGT); }
void FunctionLowering::lowerI32LeS(Inst &) { compare(CmpInst::ICMP_SLE); }
void FunctionLowering::lowerI32LeU(Inst &) { compare(CmpInst::ICMP_ULE); }
void FunctionLowering::lowerI32GeS(Inst &) { compare(CmpInst::ICMP_SGE); }
void FunctionLowering::lowerI32GeU(Inst &) { compare(CmpInst::ICMP_UGE); }
void FunctionLowering::lowerI32Clz(Inst &) { unaryWithFlag(Intrinsic::ctlz); }
void FunctionLowering::lowerI32Ctz(Inst &) { unaryWithFlag(Intrinsic::cttz); }
void FunctionLowering::lowerI32Popcnt(Inst &) { unary(Intrinsic::ctpop); }
void FunctionLowering::lowerI32Add(Inst &) { binary(Instruction::Add); }
void FunctionLowering::lowerI32Sub(Inst &) { binary(Instruction::Sub); }
void FunctionLowering::lowerI32Mul(Inst &) { binary(Instruction::Mul); }
void FunctionLowering::lowerI32DivS(Inst &) { divideSigned(); }
void FunctionLowering::lowerI32DivU(Inst &) {
  divideUnsigned(Instruction::UDiv);
}
void FunctionLowering::lowerI32RemS(Inst &) { remainderSigned(); }
void FunctionLowering::lowerI32RemU(Inst &) {
  divideUnsigned(Instruction::URem);
}
void FunctionLowering::lowerI32And(Inst &) { binary(Instruction::And); }
void FunctionLowering::lowerI32Or(Inst &) { binary(Instruction::Or); }
void FunctionLowering::lowerI32Xor(Inst &) { binary(Instruction::Xor); }
void FunctionLowering::lowerI32Shl(Inst &) { shift(Instruction::Shl); }
void FunctionLowering::lowerI32ShrS(Inst &) { shift(Instruction::AShr); }
void FunctionLowering::lowerI32ShrU(Inst &) { shift(Instruction::LShr); }
void FunctionLowering::lowerI32Rotl(Inst &) { rotate(Intrinsic::fshl); }
void FunctionLowering::lowerI32Rotr(Inst &) { rotate(Intrinsic::fshr); }

//===--- i64 --------------------------------------------------------------===//

void FunctionLowering::lowerI64Eqz(Inst &) { isZero(); }
void FunctionLowering::lowerI64Eq(Inst &) { compare(CmpInst::ICMP_EQ); }
void FunctionLowering::lowerI64Ne(Inst &) { compare(CmpInst::ICMP_NE); }
void FunctionLowering::lowerI64LtS(Inst &) { compare(CmpInst::ICMP_SLT); }
void FunctionLowering::lowerI64LtU(Inst &) { compare(CmpInst::ICMP_ULT); }
void FunctionLowering::lowerI64GtS(Inst &) { compare(CmpInst::ICMP_SGT); }
void FunctionLowering::lowerI64GtU(Inst &) { compare(CmpInst::ICMP_UGT); }
void FunctionLowering::lowerI64LeS(Inst &) { compare(CmpInst::ICMP_SLE); }
void FunctionLowering::lowerI64LeU(Inst &) { compare(CmpInst::ICMP_ULE); }
void FunctionLowering::lowerI64GeS(Inst &) { compare(CmpInst::ICMP_SGE); }
void FunctionLowering::lowerI64GeU(Inst &) { compare(CmpInst::ICMP_UGE); }
void FunctionLowering::lowerI64Clz(Inst &) { unaryWithFlag(Intrinsic::ctlz); }
void FunctionLowering::lowerI64Ctz(Inst &) { unaryWithFlag(Intrinsic::cttz); }
void FunctionLowering::lowerI64Popcnt(Inst &) { unary(Intrinsic::ctpop); }
void FunctionLowering::lowerI64Add(Inst &) { binary(Instruction::Add); }
void FunctionLowering::lowerI64Sub(Inst &) { binary(Instruction::Sub); }
void FunctionLowering::lowerI64Mul(Inst &) { binary(Instruction::Mul); }
void FunctionLowering::lowerI64DivS(Inst &) { divideSigned(); }
void FunctionLowering::lowerI64DivU(Inst &) {
  divideUnsigned(Instruction::UDiv);
}
void FunctionLowering::lowerI64RemS(Inst &) { remainderSigned(); }
void FunctionLowering::lowerI64RemU(Inst &) {
  divideUnsigned(Instruction::URem);
}
void FunctionLowering::lowerI64And(Inst &) { binary(Instruction::And); }
void FunctionLowering::lowerI64Or(Inst &) { binary(Instruction::Or); }
void FunctionLowering::lowerI64Xor(Inst &) { binary(Instruction::Xor); }
void FunctionLowering::lowerI64Shl(Inst &) { shift(Instruction::Shl); }
void FunctionLowering::lowerI64ShrS(Inst &) { shift(Instruction::AShr); }
void FunctionLowering::lowerI64ShrU(Inst &) { shift(Instruction::LShr); }
void FunctionLowering::lowerI64Rotl(Inst &) { rotate(Intrinsic::fshl); }
void FunctionLowering::lowerI64Rotr(Inst &) { rotate(Intrinsic::fshr); }
