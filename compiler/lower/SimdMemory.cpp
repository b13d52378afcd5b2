//===- SimdMemory.cpp - vectors in linear memory --------------------------===//
//
// Spec: Execution, Memory Instructions. Addresses and traps are Address.cpp's.
// Half a vector is loaded as one integer, so that a target without vector
// registers doesn't make a load of each lane.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;

//===--- Shapes -----------------------------------------------------------===//

/// Eight bytes, as lanes of half the width that they are extended to.
void FunctionLowering::loadExtended(Inst &I, IntegerType *Narrow, bool Signed) {
  unsigned Width = Narrow->getBitWidth();
  Value *Half = B.CreateBitCast(popAndLoad(I, M.I64),
                                FixedVectorType::get(Narrow, 64 / Width));
  auto *Wide = lanes(B.getIntNTy(2 * Width));
  pushVector(Signed ? B.CreateSExt(Half, Wide) : B.CreateZExt(Half, Wide));
}

void FunctionLowering::loadSplat(Inst &I, IntegerType *Lane) {
  push(popAndLoad(I, Lane));
  splat(Lane);
}

void FunctionLowering::loadZero(Inst &I, IntegerType *Lane) {
  Value *Zero = Constant::getNullValue(lanes(Lane));
  pushVector(B.CreateInsertElement(Zero, popAndLoad(I, Lane), uint64_t(0)));
}

void FunctionLowering::loadLane(Inst &I, IntegerType *Lane) {
  Value *V = popVector(lanes(Lane));
  pushVector(B.CreateInsertElement(V, popAndLoad(I, Lane), I.Lane));
}

void FunctionLowering::storeLane(Inst &I, IntegerType *Lane) {
  popAndStore(I, B.CreateExtractElement(popVector(lanes(Lane)), I.Lane));
}

//===--- Handlers ---------------------------------------------------------===//

void FunctionLowering::lowerV128Load(Inst &I) { push(popAndLoad(I, M.V128)); }
void FunctionLowering::lowerV128Load8x8S(Inst &I) {
  loadExtended(I, M.I8, true);
}
void FunctionLowering::lowerV128Load8x8U(Inst &I) {
  loadExtended(I, M.I8, false);
}
void FunctionLowering::lowerV128Load16x4S(Inst &I) {
  loadExtended(I, M.I16, true);
}
void FunctionLowering::lowerV128Load16x4U(Inst &I) {
  loadExtended(I, M.I16, false);
}
void FunctionLowering::lowerV128Load32x2S(Inst &I) {
  loadExtended(I, M.I32, true);
}
void FunctionLowering::lowerV128Load32x2U(Inst &I) {
  loadExtended(I, M.I32, false);
}
void FunctionLowering::lowerV128Load8Splat(Inst &I) { loadSplat(I, M.I8); }
void FunctionLowering::lowerV128Load16Splat(Inst &I) { loadSplat(I, M.I16); }
void FunctionLowering::lowerV128Load32Splat(Inst &I) { loadSplat(I, M.I32); }
void FunctionLowering::lowerV128Load64Splat(Inst &I) { loadSplat(I, M.I64); }
void FunctionLowering::lowerV128Store(Inst &I) { popAndStore(I, pop()); }
void FunctionLowering::lowerV128Load8Lane(Inst &I) { loadLane(I, M.I8); }
void FunctionLowering::lowerV128Load16Lane(Inst &I) { loadLane(I, M.I16); }
void FunctionLowering::lowerV128Load32Lane(Inst &I) { loadLane(I, M.I32); }
void FunctionLowering::lowerV128Load64Lane(Inst &I) { loadLane(I, M.I64); }
void FunctionLowering::lowerV128Store8Lane(Inst &I) { storeLane(I, M.I8); }
void FunctionLowering::lowerV128Store16Lane(Inst &I) { storeLane(I, M.I16); }
void FunctionLowering::lowerV128Store32Lane(Inst &I) { storeLane(I, M.I32); }
void FunctionLowering::lowerV128Store64Lane(Inst &I) { storeLane(I, M.I64); }
void FunctionLowering::lowerV128Load32Zero(Inst &I) { loadZero(I, M.I32); }
void FunctionLowering::lowerV128Load64Zero(Inst &I) { loadZero(I, M.I64); }
