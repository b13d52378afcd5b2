//===- Variable.cpp - locals, globals, drop and select --------------------===//
//
// Spec: Validation, Parametric Instructions and Variable Instructions.
//
//===----------------------------------------------------------------------===//

#include "compiler/validate/CodeValidator.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

Error CodeValidator::drop() {
  ValType Any;
  return popAny(Any);
}

/// Without a type, select is for numbers and vectors.
Error CodeValidator::select() {
  ValType First, Second;
  if (Error E = pop(ValType(ValType::I32)))
    return E;
  if (Error E = popAny(Second))
    return E;
  if (Error E = popAny(First))
    return E;
  bool FirstUnknown = First.kind() == ValType::Bottom;
  bool SecondUnknown = Second.kind() == ValType::Bottom;
  if (First.isRef() || Second.isRef() ||
      (First != Second && !FirstUnknown && !SecondUnknown))
    return inputError(Diag::TypeMismatch, I.Offset,
                      "select takes two numbers or vectors of one type but "
                      "stack has " +
                          toString({First, Second}));
  push(FirstUnknown ? Second : First);
  return Error::success();
}

Error CodeValidator::selectTyped() {
  if (I.Types.size() != 1)
    return inputError(Diag::InvalidResultArity, I.Offset,
                      Twine(I.Types.size()));
  ValType T = I.Types[0];
  if (Error E = useType(T, I.Offset))
    return E;
  if (Error E = pop({T, T, ValType::I32}))
    return E;
  push(T);
  return Error::success();
}

Error CodeValidator::localGet() {
  Expected<ValType> T = localAt(I.Index);
  if (!T)
    return T.takeError();
  if (!IsInited.empty() && !IsInited[I.Index])
    return inputError(Diag::UninitializedLocal, I.Offset, Twine(I.Index));
  push(*T);
  return Error::success();
}

void CodeValidator::initLocal(uint32_t Index) {
  if (IsInited.empty() || IsInited[Index])
    return;
  IsInited.set(Index);
  Inited.push_back(Index);
}

Error CodeValidator::localSet() {
  Expected<ValType> T = localAt(I.Index);
  if (!T)
    return T.takeError();
  initLocal(I.Index);
  return pop(*T);
}

Error CodeValidator::localTee() {
  if (Error E = localSet())
    return E;
  push(Locals[I.Index]);
  return Error::success();
}

Error CodeValidator::globalGet() {
  Expected<const GlobalType *> T = globalAt(I.Index);
  if (!T)
    return T.takeError();
  if (IsConstant && (*T)->Mutable)
    return inputError(Diag::ConstantRequired, I.Offset,
                      "global " + Twine(I.Index) + " is mutable");
  push((*T)->Type);
  return Error::success();
}

Error CodeValidator::globalSet() {
  Expected<const GlobalType *> T = globalAt(I.Index);
  if (!T)
    return T.takeError();
  if (!(*T)->Mutable)
    return inputError(Diag::GlobalImmutable, I.Offset, Twine(I.Index));
  return pop((*T)->Type);
}
