//===- Constant.cpp - constants -------------------------------------------===//
//
// Spec: Execution, Numeric Instructions (const). Bit patterns are kept, those
// of signalling NaNs too.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;

void FunctionLowering::lowerI32Const(Inst &I) {
  push(B.getInt32(uint32_t(I.Bits)));
}

void FunctionLowering::lowerI64Const(Inst &I) { push(B.getInt64(I.Bits)); }

void FunctionLowering::lowerF32Const(Inst &I) {
  push(ConstantFP::get(
      M.Context, APFloat(APFloat::IEEEsingle(), APInt(32, uint32_t(I.Bits)))));
}

void FunctionLowering::lowerF64Const(Inst &I) {
  push(ConstantFP::get(M.Context,
                       APFloat(APFloat::IEEEdouble(), APInt(64, I.Bits))));
}
