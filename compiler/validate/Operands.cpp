//===- Operands.cpp - the stacks of operands and blocks -------------------===//
//
// Spec: Appendix, Validation Algorithm. In unreachable code the operand stack
// holds as many operands of type Bottom as are asked for.
//
//===----------------------------------------------------------------------===//

#include "compiler/validate/CodeValidator.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

/// Shows the MaxShown topmost operands of the block.
Error CodeValidator::mismatch(StringRef Who, ArrayRef<ValType> Types,
                              size_t MaxShown) {
  ArrayRef<ValType> Operands = ArrayRef(Stack).drop_front(Frames.back().Height);
  return inputError(Diag::TypeMismatch, I.Offset,
                    Who + " requires " + toString(Types) + " but stack has " +
                        toString(Operands.take_back(MaxShown)));
}

Error CodeValidator::require(ArrayRef<ValType> Types) {
  const Frame &F = Frames.back();
  size_t Available = Stack.size() - F.Height;
  if (Available < Types.size() && !F.Unreachable)
    return mismatch("instruction", Types, Types.size());
  size_t Compared = std::min(Available, Types.size());
  const ValType *Found = Stack.data() + Stack.size() - Compared;
  const ValType *Wanted = Types.end() - Compared;
  for (size_t N = 0; N < Compared; ++N)
    if (LLVM_UNLIKELY(!C.Types.matches(Found[N], Wanted[N])))
      return mismatch("instruction", Types, Types.size());
  return Error::success();
}

Error CodeValidator::pop(ArrayRef<ValType> Types) {
  if (Error E = require(Types))
    return E;
  size_t Available = Stack.size() - Frames.back().Height;
  Stack.resize(Stack.size() - std::min(Available, Types.size()));
  return Error::success();
}

Error CodeValidator::popAny(ValType &Into) {
  const Frame &F = Frames.back();
  if (Stack.size() == F.Height) {
    if (!F.Unreachable)
      return inputError(Diag::TypeMismatch, I.Offset,
                        "instruction requires a value but stack has []");
    Into = ValType::Bottom;
    return Error::success();
  }
  Into = Stack.back();
  Stack.pop_back();
  return Error::success();
}

Error CodeValidator::popRef(ValType &Into) {
  if (Error E = popAny(Into))
    return E;
  if (Into.isRef() || Into.kind() == ValType::Bottom)
    return Error::success();
  return inputError(Diag::TypeMismatch, I.Offset,
                    "instruction requires a reference but stack has [" +
                        toString(Into) + "]");
}

void CodeValidator::markUnreachable() {
  Frame &F = Frames.back();
  Stack.resize(F.Height);
  F.Unreachable = true;
}

ArrayRef<ValType> CodeValidator::params(const Frame &F) const {
  if (F.Block.K != BlockType::Type || F.IsOutermost)
    return {};
  return C.M.Types[F.Block.Index.Value].Function.Params;
}

ArrayRef<ValType> CodeValidator::results(const Frame &F) const {
  switch (F.Block.K) {
  case BlockType::Empty:
    return {};
  case BlockType::Value:
    return ArrayRef(F.Block.Result);
  case BlockType::Type:
    return C.M.Types[F.Block.Index.Value].Function.Results;
  }
  llvm_unreachable("no such kind");
}

Expected<const CodeValidator::Frame *> CodeValidator::frameAt(uint32_t Label) {
  if (Label >= Frames.size())
    return inputError(Diag::UnknownLabel, I.Offset, Twine(Label));
  return &Frames[Frames.size() - 1 - Label];
}

Error CodeValidator::checkBlockType() {
  const BlockType &Block = I.Block;
  if (Block.K == BlockType::Value)
    return useType(Block.Result, I.Offset);
  if (Block.K == BlockType::Empty)
    return Error::success();
  if (Error E = use(Feature::MultiValue, "block type"))
    return E;
  return C.Types.func(Block.Index, I.Offset).takeError();
}

Error CodeValidator::pushFrame() {
  Frame F;
  F.Op = I.Op;
  F.Block = I.Block;
  F.NumInited = Inited.size();
  ArrayRef<ValType> Params = params(F);
  if (Error E = pop(Params))
    return E;
  F.Height = Stack.size();
  Frames.push_back(F);
  push(Params);
  return Error::success();
}

Error CodeValidator::finishFrame() {
  const Frame &F = Frames.back();
  ArrayRef<ValType> Results = results(F);
  if (Error E = require(Results))
    return E;
  constexpr size_t MaxShown = 16;
  if (Stack.size() - F.Height > Results.size())
    return mismatch("block", Results, std::max(MaxShown, Results.size()));
  Stack.resize(F.Height);
  while (Inited.size() > F.NumInited) {
    IsInited.reset(Inited.back());
    Inited.pop_back();
  }
  return Error::success();
}
