//===- Calls.cpp - calls and tail calls -----------------------------------===//
//
// Spec: Validation, Control Instructions. The three ways to name a callee, and
// for each a call and a tail call.
//
//===----------------------------------------------------------------------===//

#include "compiler/validate/CodeValidator.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

Error CodeValidator::applyCall(const FuncType &Type) {
  if (Error E = pop(Type.Params))
    return E;
  push(Type.Results);
  return Error::success();
}

Error CodeValidator::applyReturnCall(const FuncType &Type) {
  ArrayRef<ValType> Results = results(Frames.front());
  if (!C.Types.matches(Type.Results, Results))
    return inputError(Diag::TypeMismatch, I.Offset,
                      "current function requires result type " +
                          toString(Results) + " but callee returns " +
                          toString(Type.Results));
  if (Error E = pop(Type.Params))
    return E;
  markUnreachable();
  return Error::success();
}

/// Takes what names the callee from the stack: an index into a table, or a
/// reference.
Error CodeValidator::popCallee(bool Indirect, const FuncType *&Type) {
  if (!Indirect) {
    if (Error E = assignTo(Type, funcTypeAt(I.Index)))
      return E;
    return pop(ValType::ref(HeapType::defined(TypeIndex(I.Index)), true));
  }
  Expected<const TableType *> Table = tableAt(I.Index2);
  if (!Table)
    return Table.takeError();
  if (!C.Types.matches((*Table)->Elem, ValType::funcref()))
    return inputError(Diag::TypeMismatch, I.Offset,
                      "instruction requires a table of functions but table " +
                          Twine(I.Index2) + " has " + toString((*Table)->Elem));
  if (Error E = assignTo(Type, funcTypeAt(I.Index)))
    return E;
  return pop(addressType((*Table)->Lim.Addr));
}

Error CodeValidator::call() {
  Expected<const FuncType *> Type = funcAt(I.Index);
  return Type ? applyCall(**Type) : Type.takeError();
}

Error CodeValidator::callIndirect() {
  const FuncType *Type;
  if (Error E = popCallee(/*Indirect=*/true, Type))
    return E;
  return applyCall(*Type);
}

Error CodeValidator::callRef() {
  const FuncType *Type;
  if (Error E = popCallee(/*Indirect=*/false, Type))
    return E;
  return applyCall(*Type);
}

Error CodeValidator::returnCall() {
  Expected<const FuncType *> Type = funcAt(I.Index);
  return Type ? applyReturnCall(**Type) : Type.takeError();
}

Error CodeValidator::returnCallIndirect() {
  const FuncType *Type;
  if (Error E = popCallee(/*Indirect=*/true, Type))
    return E;
  return applyReturnCall(*Type);
}

Error CodeValidator::returnCallRef() {
  const FuncType *Type;
  if (Error E = popCallee(/*Indirect=*/false, Type))
    return E;
  return applyReturnCall(*Type);
}
