//===- Exceptions.cpp - throwing and catching -----------------------------===//
//
// Spec: Validation, Control Instructions; for try, catch, delegate and rethrow
// the legacy exception handling proposal.
//
//===----------------------------------------------------------------------===//

#include "compiler/validate/CodeValidator.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

Error CodeValidator::throw_() {
  Expected<const FuncType *> Tag = tagAt(I.Index);
  if (!Tag)
    return Tag.takeError();
  if (Error E = pop((*Tag)->Params))
    return E;
  markUnreachable();
  return Error::success();
}

Error CodeValidator::throwRef() {
  if (Error E = pop(ValType::ref(HeapType::Exn, true)))
    return E;
  markUnreachable();
  return Error::success();
}

/// What a clause brings to its label must be what the label takes.
Error CodeValidator::checkCatch(const CatchClause &Clause) {
  SmallVector<ValType, 8> Brought;
  if (Clause.K == CatchClause::Catch || Clause.K == CatchClause::CatchRef) {
    Expected<const FuncType *> Tag = tagAt(Clause.Tag.Value);
    if (!Tag)
      return Tag.takeError();
    Brought.append((*Tag)->Params.begin(), (*Tag)->Params.end());
  }
  if (Clause.K == CatchClause::CatchRef || Clause.K == CatchClause::CatchAllRef)
    Brought.push_back(ValType::ref(HeapType::Exn, false));
  Expected<const Frame *> Target = frameAt(Clause.Label.Value);
  if (!Target)
    return Target.takeError();
  ArrayRef<ValType> Wanted = labelTypes(**Target);
  if (!C.Types.matches(Brought, Wanted))
    return inputError(Diag::TypeMismatch, I.Offset,
                      "label requires " + toString(Wanted) +
                          " but catch clause has " +
                          toString(ArrayRef<ValType>(Brought)));
  return Error::success();
}

Error CodeValidator::tryTable() {
  if (Error E = checkBlockType())
    return E;
  // The clauses' labels are counted from outside of the block.
  for (const CatchClause &Clause : I.Catches)
    if (Error E = checkCatch(Clause))
      return E;
  return pushFrame();
}

/// Ends a try's body or a handler before it, and begins a handler.
Error CodeValidator::beginHandler(ArrayRef<ValType> Params) {
  Frame &F = Frames.back();
  if (F.Op != Opcode::Try && F.Op != Opcode::Catch)
    return inputError(Diag::EndOpcodeExpected, I.Offset);
  if (Error E = finishFrame())
    return E;
  F.Op = I.Op;
  F.Unreachable = false;
  push(Params);
  return Error::success();
}

Error CodeValidator::legacyCatch() {
  Expected<const FuncType *> Tag = tagAt(I.Index);
  return Tag ? beginHandler((*Tag)->Params) : Tag.takeError();
}

Error CodeValidator::legacyCatchAll() { return beginHandler({}); }

Error CodeValidator::legacyDelegate() {
  if (Frames.back().Op != Opcode::Try)
    return inputError(Diag::EndOpcodeExpected, I.Offset);
  if (Error E = finishFrame())
    return E;
  Frame F = Frames.back();
  Frames.pop_back();
  // The label is counted from outside of the block.
  if (Error E = frameAt(I.Index).takeError())
    return E;
  push(results(F));
  return Error::success();
}

Error CodeValidator::legacyRethrow() {
  Expected<const Frame *> Target = frameAt(I.Index);
  if (!Target)
    return Target.takeError();
  Opcode Op = (*Target)->Op;
  if (Op != Opcode::Catch && Op != Opcode::CatchAll)
    return inputError(Diag::InvalidRethrowLabel, I.Offset, Twine(I.Index));
  markUnreachable();
  return Error::success();
}
