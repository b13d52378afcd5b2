//===- StackEffect.cpp - how many operands and results --------------------===//

#include "compiler/text/StackEffect.h"
#include <array>

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using namespace wasmc::wasm;

namespace {
/// Instructions whose signature has types that depend on immediates, but as
/// many as ever.
struct Row {
  Opcode Op;
  uint8_t Operands, Results;
};
constexpr Row Rows[] = {
    {Opcode::ThrowRef, 1, 0},
    {Opcode::Drop, 1, 0},
    {Opcode::Select, 3, 1},
    {Opcode::SelectT, 3, 1},
    {Opcode::LocalGet, 0, 1},
    {Opcode::LocalSet, 1, 0},
    {Opcode::LocalTee, 1, 1},
    {Opcode::GlobalGet, 0, 1},
    {Opcode::GlobalSet, 1, 0},
    {Opcode::TableGet, 1, 1},
    {Opcode::TableSet, 2, 0},
    {Opcode::MemorySize, 0, 1},
    {Opcode::MemoryGrow, 1, 1},
    {Opcode::RefNull, 0, 1},
    {Opcode::RefIsNull, 1, 1},
    {Opcode::RefFunc, 0, 1},
    {Opcode::RefEq, 2, 1},
    {Opcode::RefAsNonNull, 1, 1},
    {Opcode::BrOnNull, 1, 1},
    {Opcode::BrOnNonNull, 1, 0},
    {Opcode::StructNewDefault, 0, 1},
    {Opcode::StructGet, 1, 1},
    {Opcode::StructGetS, 1, 1},
    {Opcode::StructGetU, 1, 1},
    {Opcode::StructSet, 2, 0},
    {Opcode::ArrayNew, 2, 1},
    {Opcode::ArrayNewDefault, 1, 1},
    {Opcode::ArrayNewData, 2, 1},
    {Opcode::ArrayNewElem, 2, 1},
    {Opcode::ArrayGet, 2, 1},
    {Opcode::ArrayGetS, 2, 1},
    {Opcode::ArrayGetU, 2, 1},
    {Opcode::ArraySet, 3, 0},
    {Opcode::ArrayLen, 1, 1},
    {Opcode::ArrayFill, 4, 0},
    {Opcode::ArrayCopy, 5, 0},
    {Opcode::ArrayInitData, 4, 0},
    {Opcode::ArrayInitElem, 4, 0},
    {Opcode::RefTest, 1, 1},
    {Opcode::RefTestNull, 1, 1},
    {Opcode::RefCast, 1, 1},
    {Opcode::RefCastNull, 1, 1},
    {Opcode::BrOnCast, 1, 1},
    {Opcode::BrOnCastFail, 1, 1},
    {Opcode::AnyConvertExtern, 1, 1},
    {Opcode::ExternConvertAny, 1, 1},
    {Opcode::RefI31, 1, 1},
    {Opcode::I31GetS, 1, 1},
    {Opcode::I31GetU, 1, 1},
    {Opcode::MemoryInit, 3, 0},
    {Opcode::MemoryCopy, 3, 0},
    {Opcode::MemoryFill, 3, 0},
    {Opcode::TableInit, 3, 0},
    {Opcode::TableCopy, 3, 0},
    {Opcode::TableGrow, 2, 1},
    {Opcode::TableSize, 0, 1},
    {Opcode::TableFill, 3, 0},
};

constexpr uint32_t Varies = UINT32_MAX;

constexpr auto FixedEffects = [] {
  std::array<StackEffect, NumOpcodes> Table;
  Table.fill({Varies, Varies});
  for (Row R : Rows)
    Table[size_t(R.Op)] = {R.Operands, R.Results};
  return Table;
}();
} // namespace

/// "ii:i"
static StackEffect fixedEffect(StringRef Signature) {
  auto [Operands, Results] = Signature.split(':');
  return {uint32_t(Operands.size()), uint32_t(Results.size())};
}

static StackEffect callEffect(uint32_t Type, const Module &M) {
  if (Type >= M.Types.size())
    return {};
  const FuncType &T = M.Types[Type].Function;
  return {uint32_t(T.Params.size()), uint32_t(T.Results.size())};
}

StackEffect text::stackEffect(const Instruction &I, const Module &M,
                              uint32_t FuncResults, uint32_t LabelTypes) {
  StringRef Signature = opcodeInfo(I.Op).Signature;
  if (Signature != "*")
    return fixedEffect(Signature);
  if (FixedEffects[size_t(I.Op)].Operands != Varies)
    return FixedEffects[size_t(I.Op)];
  auto Type = [&] {
    return I.Index < M.Functions.size() ? M.Functions[I.Index].Type.Value : ~0u;
  };
  StackEffect E;
  switch (I.Op) {
  case Opcode::Call:
    return callEffect(Type(), M);
  case Opcode::ReturnCall:
    return {callEffect(Type(), M).Operands, 0};
  case Opcode::CallIndirect:
  case Opcode::CallRef:
    E = callEffect(I.Index, M);
    return {E.Operands + 1, E.Results};
  case Opcode::ReturnCallIndirect:
  case Opcode::ReturnCallRef:
    return {callEffect(I.Index, M).Operands + 1, 0};
  case Opcode::Throw:
    if (I.Index < M.Tags.size())
      E = callEffect(M.Tags[I.Index].Type.Type.Value, M);
    return {E.Operands, 0};
  case Opcode::Return:
    return {FuncResults, 0};
  case Opcode::Br:
    return {LabelTypes, 0};
  case Opcode::BrIf:
    return {LabelTypes + 1, LabelTypes};
  case Opcode::BrTable:
    return {LabelTypes + 1, 0};
  case Opcode::StructNew:
    if (I.Index < M.Types.size())
      E.Operands = uint32_t(M.Types[I.Index].Fields.size());
    return {E.Operands, 1};
  case Opcode::ArrayNewFixed:
    return {I.Index2, 1};
  default:
    // Unreachable, rethrow: nothing is taken, and nothing follows.
    return {};
  }
}
