//===- Reference.cpp - references -----------------------------------------===//
//
// Spec: Execution, Reference Instructions. A reference is a word, 0 for null;
// a funcref's word points to a descriptor of an instance.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;

void FunctionLowering::lowerRefNull(Inst &) { push(B.getInt64(0)); }

void FunctionLowering::lowerRefIsNull(Inst &) {
  pushBool(B.CreateICmpEQ(pop(), B.getInt64(0)));
}

void FunctionLowering::lowerRefFunc(Inst &I) { push(funcrefWord(I.func())); }

void FunctionLowering::lowerRefAsNonNull(Inst &) {
  trapIf(B.CreateIsNull(Stack.back()), abi::TrapCode::NullReference);
}
