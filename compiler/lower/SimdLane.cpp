//===- SimdLane.cpp - constants, lanes, shuffles --------------------------===//
//
// Spec: Execution, Vector Instructions. Lane 0 is the lowest in memory and in
// LLVM's vectors, so all shapes of a v128 are bit casts of one another.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"
#include "llvm/IR/IntrinsicsAArch64.h"
#include "llvm/IR/IntrinsicsX86.h"

using namespace llvm;
using namespace wasmc;

//===--- Shapes -----------------------------------------------------------===//

FixedVectorType *FunctionLowering::lanes(Type *Lane) {
  return FixedVectorType::get(Lane, 128 / Lane->getPrimitiveSizeInBits());
}

/// The operand's low bits in every lane.
void FunctionLowering::splat(Type *Lane) {
  Value *V = pop();
  if (Lane->isIntegerTy())
    V = B.CreateTrunc(V, Lane);
  pushVector(B.CreateVectorSplat(lanes(Lane)->getNumElements(), V));
}

void FunctionLowering::extractLane(Inst &I, Type *Lane) {
  push(B.CreateExtractElement(popVector(lanes(Lane)), I.Lane));
}

void FunctionLowering::replaceLane(Inst &I, Type *Lane) {
  Value *V = pop();
  if (Lane->isIntegerTy())
    V = B.CreateTrunc(V, Lane);
  pushVector(B.CreateInsertElement(popVector(lanes(Lane)), V, I.Lane));
}

void FunctionLowering::lowerV128Const(Inst &I) {
  pushVector(ConstantDataVector::get(M.Context, ArrayRef<uint8_t>(I.Bytes)));
}

void FunctionLowering::lowerI8x16Shuffle(Inst &I) {
  Value *Right = popVector(lanes(M.I8));
  SmallVector<int, 16> Mask(I.Bytes.begin(), I.Bytes.end());
  pushVector(B.CreateShuffleVector(popVector(lanes(M.I8)), Right, Mask));
}

/// Without an instruction for it: one lane after the other. An index beyond
/// 15 selects zero.
Value *FunctionLowering::swizzleByLane(Value *V, Value *Indices) {
  Value *Result = Constant::getNullValue(lanes(M.I8));
  for (uint64_t I = 0; I < 16; ++I) {
    Value *Index = B.CreateExtractElement(Indices, I);
    Value *Lane = B.CreateExtractElement(V, B.CreateAnd(Index, 15));
    Value *Inside = B.CreateICmpULT(Index, B.getInt8(16));
    Result = B.CreateInsertElement(
        Result, B.CreateSelect(Inside, Lane, B.getInt8(0)), I);
  }
  return Result;
}

void FunctionLowering::lowerI8x16Swizzle(Inst &) {
  Value *Indices = popVector(lanes(M.I8));
  Value *V = popVector(lanes(M.I8));
  switch (M.ByteSwizzle) {
  case ByteSwizzle::Pshufb:
    // It takes index modulo 16, and zero where bit 7 is set: adding 0x70 with
    // saturation sets that bit exactly for indices beyond 15.
    Indices = B.CreateBinaryIntrinsic(Intrinsic::uadd_sat, Indices,
                                      B.CreateVectorSplat(16, B.getInt8(0x70)));
    V = B.CreateIntrinsic(Intrinsic::x86_ssse3_pshuf_b_128, {V, Indices});
    break;
  case ByteSwizzle::Tbl:
    V = B.CreateIntrinsic(Intrinsic::aarch64_neon_tbl1, {lanes(M.I8)},
                          {V, Indices});
    break;
  case ByteSwizzle::None:
    V = swizzleByLane(V, Indices);
    break;
  }
  pushVector(V);
}

//===--- Handlers ---------------------------------------------------------===//

void FunctionLowering::lowerI8x16Splat(Inst &) { splat(M.I8); }
void FunctionLowering::lowerI16x8Splat(Inst &) { splat(M.I16); }
void FunctionLowering::lowerI32x4Splat(Inst &) { splat(M.I32); }
void FunctionLowering::lowerI64x2Splat(Inst &) { splat(M.I64); }
void FunctionLowering::lowerF32x4Splat(Inst &) { splat(M.F32); }
void FunctionLowering::lowerF64x2Splat(Inst &) { splat(M.F64); }
void FunctionLowering::lowerI8x16ExtractLaneS(Inst &I) {
  extractLane(I, M.I8);
  push(B.CreateSExt(pop(), M.I32));
}
void FunctionLowering::lowerI8x16ExtractLaneU(Inst &I) {
  extractLane(I, M.I8);
  push(B.CreateZExt(pop(), M.I32));
}
void FunctionLowering::lowerI8x16ReplaceLane(Inst &I) { replaceLane(I, M.I8); }
void FunctionLowering::lowerI16x8ExtractLaneS(Inst &I) {
  extractLane(I, M.I16);
  push(B.CreateSExt(pop(), M.I32));
}
void FunctionLowering::lowerI16x8ExtractLaneU(Inst &I) {
  extractLane(I, M.I16);
  push(B.CreateZExt(pop(), M.I32));
}
void FunctionLowering::lowerI16x8ReplaceLane(Inst &I) { replaceLane(I, M.I16); }
void FunctionLowering::lowerI32x4ExtractLane(Inst &I) { extractLane(I, M.I32); }
void FunctionLowering::lowerI32x4ReplaceLane(Inst &I) { replaceLane(I, M.I32); }
void FunctionLowering::lowerI64x2ExtractLane(Inst &I) { extractLane(I, M.I64); }
void FunctionLowering::lowerI64x2ReplaceLane(Inst &I) { replaceLane(I, M.I64); }
void FunctionLowering::lowerF32x4ExtractLane(Inst &I) { extractLane(I, M.F32); }
void FunctionLowering::lowerF32x4ReplaceLane(Inst &I) { replaceLane(I, M.F32); }
void FunctionLowering::lowerF64x2ExtractLane(Inst &I) { extractLane(I, M.F64); }
void FunctionLowering::lowerF64x2ReplaceLane(Inst &I) { replaceLane(I, M.F64); }
