//===- Parametric.cpp - drop and select -----------------------------------===//
//
// Spec: Execution, Parametric Instructions.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;

void FunctionLowering::lowerDrop(Inst &) { pop(); }

void FunctionLowering::lowerSelect(Inst &) {
  Value *Cond = popBool();
  Value *IfZero = pop();
  Value *IfNonZero = pop();
  push(B.CreateSelect(Cond, IfNonZero, IfZero));
}

void FunctionLowering::lowerSelectT(Inst &I) { lowerSelect(I); }
