//===- Reference.cpp - instructions on references -------------------------===//
//
// Spec: Validation, Reference Instructions; and the branches and casts that
// depend on what a reference is.
//
//===----------------------------------------------------------------------===//

#include "compiler/validate/CodeValidator.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

Error CodeValidator::refNull() {
  ValType T = ValType::ref(I.Heap, true);
  if (Error E = useType(T, I.Offset))
    return E;
  push(T);
  return Error::success();
}

Error CodeValidator::refIsNull() {
  ValType T;
  if (Error E = popRef(T))
    return E;
  push(ValType::I32);
  return Error::success();
}

Error CodeValidator::refFunc() {
  if (Error E = funcAt(I.Index).takeError())
    return E;
  if (IsConstant)
    References->push_back(I.func());
  else if (!C.Declared.test(I.Index))
    return inputError(Diag::UndeclaredReference, I.Offset, Twine(I.Index));
  push(ValType::ref(HeapType::defined(C.M.Functions[I.Index].Type), false));
  return Error::success();
}

Error CodeValidator::refEq() {
  ValType Eq = ValType::ref(HeapType::Eq, true);
  if (Error E = pop({Eq, Eq}))
    return E;
  push(ValType::I32);
  return Error::success();
}

static ValType nonNull(ValType T) {
  return T.isRef() ? ValType::ref(T.heapType(), false) : T;
}

Error CodeValidator::refAsNonNull() {
  ValType T;
  if (Error E = popRef(T))
    return E;
  push(nonNull(T));
  return Error::success();
}

Error CodeValidator::brOnNull() {
  ValType T;
  if (Error E = popRef(T))
    return E;
  if (Error E = brIfTaken())
    return E;
  push(nonNull(T));
  return Error::success();
}

Error CodeValidator::brOnNonNull() {
  ValType T;
  if (Error E = popRef(T))
    return E;
  push(nonNull(T));
  if (Error E = brIfTaken())
    return E;
  return popAny(T);
}

/// ref.test and ref.cast take any reference of the type's hierarchy.
Error CodeValidator::popForCast() {
  if (Error E = C.Types.check(I.Heap, I.Offset))
    return E;
  return pop(ValType::ref(C.Types.topOf(I.Heap), true));
}

Error CodeValidator::refTest() {
  if (Error E = popForCast())
    return E;
  push(ValType::I32);
  return Error::success();
}

Error CodeValidator::refCast() {
  if (Error E = popForCast())
    return E;
  push(ValType::ref(I.Heap, I.Op == Opcode::RefCastNull));
  return Error::success();
}

/// br_on_cast branches with the target type and goes on with what is left of
/// the source type; br_on_cast_fail does the opposite.
Error CodeValidator::brOnCast() {
  ValType Source = ValType::ref(I.Heap, I.CastFlags & 1);
  ValType Target = ValType::ref(I.Heap2, I.CastFlags & 2);
  if (Error E = C.Types.check(I.Heap, I.Offset))
    return E;
  if (Error E = C.Types.check(I.Heap2, I.Offset))
    return E;
  if (!C.Types.matches(Target, Source))
    return inputError(Diag::TypeMismatch, I.Offset,
                      toString(Target) + " is not a subtype of " +
                          toString(Source));
  ValType Left = Target.isNullable() ? nonNull(Source) : Source;
  bool OnFail = I.Op == Opcode::BrOnCastFail;
  if (Error E = pop(Source))
    return E;
  push(OnFail ? Left : Target);
  if (Error E = brIfTaken())
    return E;
  ValType Taken;
  if (Error E = popAny(Taken))
    return E;
  push(OnFail ? Target : Left);
  return Error::success();
}
