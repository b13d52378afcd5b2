//===- Variable.cpp - locals and globals ----------------------------------===//
//
// Spec: Execution, Variable Instructions. Locals become SSA values and no
// code (LocalSsa.h).
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;

void FunctionLowering::lowerLocalGet(Inst &I) {
  push(Locals->read(Node, I.Index));
}

void FunctionLowering::lowerLocalSet(Inst &I) {
  Locals->write(Node, I.Index, pop());
}

void FunctionLowering::lowerLocalTee(Inst &I) {
  Locals->write(Node, I.Index, Stack.back());
}

void FunctionLowering::lowerGlobalGet(Inst &I) {
  Type *Ty = M.type(M.Wasm.Globals[I.Index].Type.Type);
  push(load(Ty, globalAddress(I.global()), AliasClass::Instance));
}

void FunctionLowering::lowerGlobalSet(Inst &I) {
  store(pop(), globalAddress(I.global()), AliasClass::Instance);
}
