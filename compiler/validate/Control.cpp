//===- Control.cpp - blocks and branches ----------------------------------===//
//
// Spec: Validation, Control Instructions.
//
//===----------------------------------------------------------------------===//

#include "compiler/validate/CodeValidator.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

Error CodeValidator::unreachable() {
  markUnreachable();
  return Error::success();
}

Error CodeValidator::block() {
  if (Error E = checkBlockType())
    return E;
  return pushFrame();
}

Error CodeValidator::if_() {
  if (Error E = checkBlockType())
    return E;
  if (Error E = pop(ValType(ValType::I32)))
    return E;
  return pushFrame();
}

Error CodeValidator::else_() {
  Frame &F = Frames.back();
  // Where no else may stand the grammar asks for the block's end.
  if (F.Op != Opcode::If)
    return inputError(Diag::EndOpcodeExpected, I.Offset);
  if (Error E = finishFrame())
    return E;
  F.Op = Opcode::Else;
  F.Unreachable = false;
  push(params(F));
  return Error::success();
}

Error CodeValidator::end() {
  if (Error E = finishFrame())
    return E;
  Frame F = Frames.back();
  ArrayRef<ValType> Results = results(F);
  // Without else the parameters are what the block leaves.
  if (F.Op == Opcode::If && !C.Types.matches(params(F), Results))
    return inputError(Diag::TypeMismatch, I.Offset,
                      "block requires " + toString(Results) +
                          " but stack has " + toString(params(F)));
  Frames.pop_back();
  if (!Frames.empty())
    push(Results);
  return Error::success();
}

Error CodeValidator::br() {
  Expected<const Frame *> Target = frameAt(I.Index);
  if (!Target)
    return Target.takeError();
  if (Error E = pop(labelTypes(**Target)))
    return E;
  markUnreachable();
  return Error::success();
}

/// A branch that may be taken: what it takes along stays when it is not.
Error CodeValidator::brIfTaken() {
  Expected<const Frame *> Target = frameAt(I.Index);
  if (!Target)
    return Target.takeError();
  ArrayRef<ValType> Types = labelTypes(**Target);
  if (Error E = pop(Types))
    return E;
  push(Types);
  return Error::success();
}

Error CodeValidator::brIf() {
  if (Error E = pop(ValType(ValType::I32)))
    return E;
  return brIfTaken();
}

Error CodeValidator::brTable() {
  Facts.MaxSwitchTargets =
      std::max(Facts.MaxSwitchTargets, uint32_t(I.Labels.size()));
  if (Error E = pop(ValType(ValType::I32)))
    return E;
  Expected<const Frame *> Default = frameAt(I.Labels.back());
  if (!Default)
    return Default.takeError();
  size_t Arity = labelTypes(**Default).size();
  for (uint32_t Label : I.Labels) {
    Expected<const Frame *> Target = frameAt(Label);
    if (!Target)
      return Target.takeError();
    ArrayRef<ValType> Types = labelTypes(**Target);
    if (Types.size() != Arity)
      return inputError(Diag::TypeMismatch, I.Offset,
                        "labels take different numbers of values");
    if (Error E = require(Types))
      return E;
  }
  markUnreachable();
  return Error::success();
}

Error CodeValidator::return_() {
  if (Error E = pop(results(Frames.front())))
    return E;
  markUnreachable();
  return Error::success();
}
