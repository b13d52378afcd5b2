//===- OpTable.cpp - what validation does with each opcode ----------------===//
//
// Fixed signatures come from Opcodes.def. Every opcode whose signature there
// is "*" must have a rule in the list below, and no other may.
//
//===----------------------------------------------------------------------===//

#include "compiler/validate/OpTable.h"
#include <algorithm>
#include <string_view>

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

namespace wasmc::validation {
struct RuleTable {
  struct Entry {
    Opcode Op;
    Error (CodeValidator::*Rule)();
  };
  static constexpr Entry Entries[] = {
      {Opcode::Unreachable, &CodeValidator::unreachable},
      {Opcode::Block, &CodeValidator::block},
      {Opcode::Loop, &CodeValidator::block},
      {Opcode::If, &CodeValidator::if_},
      {Opcode::Else, &CodeValidator::else_},
      {Opcode::End, &CodeValidator::end},
      {Opcode::Br, &CodeValidator::br},
      {Opcode::BrIf, &CodeValidator::brIf},
      {Opcode::BrTable, &CodeValidator::brTable},
      {Opcode::Return, &CodeValidator::return_},
      {Opcode::Call, &CodeValidator::call},
      {Opcode::CallIndirect, &CodeValidator::callIndirect},
      {Opcode::CallRef, &CodeValidator::callRef},
      {Opcode::ReturnCall, &CodeValidator::returnCall},
      {Opcode::ReturnCallIndirect, &CodeValidator::returnCallIndirect},
      {Opcode::ReturnCallRef, &CodeValidator::returnCallRef},

      {Opcode::Throw, &CodeValidator::throw_},
      {Opcode::ThrowRef, &CodeValidator::throwRef},
      {Opcode::TryTable, &CodeValidator::tryTable},
      {Opcode::Try, &CodeValidator::block},
      {Opcode::Catch, &CodeValidator::legacyCatch},
      {Opcode::CatchAll, &CodeValidator::legacyCatchAll},
      {Opcode::Delegate, &CodeValidator::legacyDelegate},
      {Opcode::Rethrow, &CodeValidator::legacyRethrow},

      {Opcode::Drop, &CodeValidator::drop},
      {Opcode::Select, &CodeValidator::select},
      {Opcode::SelectT, &CodeValidator::selectTyped},
      {Opcode::LocalGet, &CodeValidator::localGet},
      {Opcode::LocalSet, &CodeValidator::localSet},
      {Opcode::LocalTee, &CodeValidator::localTee},
      {Opcode::GlobalGet, &CodeValidator::globalGet},
      {Opcode::GlobalSet, &CodeValidator::globalSet},

      {Opcode::TableGet, &CodeValidator::tableGet},
      {Opcode::TableSet, &CodeValidator::tableSet},
      {Opcode::TableInit, &CodeValidator::tableInit},
      {Opcode::ElemDrop, &CodeValidator::elemDrop},
      {Opcode::TableCopy, &CodeValidator::tableCopy},
      {Opcode::TableGrow, &CodeValidator::tableGrow},
      {Opcode::TableSize, &CodeValidator::tableSize},
      {Opcode::TableFill, &CodeValidator::tableFill},

      {Opcode::MemorySize, &CodeValidator::memorySize},
      {Opcode::MemoryGrow, &CodeValidator::memoryGrow},
      {Opcode::MemoryInit, &CodeValidator::memoryInit},
      {Opcode::DataDrop, &CodeValidator::dataDrop},
      {Opcode::MemoryCopy, &CodeValidator::memoryCopy},
      {Opcode::MemoryFill, &CodeValidator::memoryFill},

      {Opcode::RefNull, &CodeValidator::refNull},
      {Opcode::RefIsNull, &CodeValidator::refIsNull},
      {Opcode::RefFunc, &CodeValidator::refFunc},
      {Opcode::RefEq, &CodeValidator::refEq},
      {Opcode::RefAsNonNull, &CodeValidator::refAsNonNull},
      {Opcode::BrOnNull, &CodeValidator::brOnNull},
      {Opcode::BrOnNonNull, &CodeValidator::brOnNonNull},
      {Opcode::RefTest, &CodeValidator::refTest},
      {Opcode::RefTestNull, &CodeValidator::refTest},
      {Opcode::RefCast, &CodeValidator::refCast},
      {Opcode::RefCastNull, &CodeValidator::refCast},
      {Opcode::BrOnCast, &CodeValidator::brOnCast},
      {Opcode::BrOnCastFail, &CodeValidator::brOnCast},

      {Opcode::StructNew, &CodeValidator::structNew},
      {Opcode::StructNewDefault, &CodeValidator::structNewDefault},
      {Opcode::StructGet, &CodeValidator::structGet},
      {Opcode::StructGetS, &CodeValidator::structGet},
      {Opcode::StructGetU, &CodeValidator::structGet},
      {Opcode::StructSet, &CodeValidator::structSet},
      {Opcode::ArrayNew, &CodeValidator::arrayNew},
      {Opcode::ArrayNewDefault, &CodeValidator::arrayNewDefault},
      {Opcode::ArrayNewFixed, &CodeValidator::arrayNewFixed},
      {Opcode::ArrayNewData, &CodeValidator::arrayNewData},
      {Opcode::ArrayNewElem, &CodeValidator::arrayNewElem},
      {Opcode::ArrayGet, &CodeValidator::arrayGet},
      {Opcode::ArrayGetS, &CodeValidator::arrayGet},
      {Opcode::ArrayGetU, &CodeValidator::arrayGet},
      {Opcode::ArraySet, &CodeValidator::arraySet},
      {Opcode::ArrayLen, &CodeValidator::arrayLen},
      {Opcode::ArrayFill, &CodeValidator::arrayFill},
      {Opcode::ArrayCopy, &CodeValidator::arrayCopy},
      {Opcode::ArrayInitData, &CodeValidator::arrayInitData},
      {Opcode::ArrayInitElem, &CodeValidator::arrayInitElem},
      {Opcode::AnyConvertExtern, &CodeValidator::anyConvertExtern},
      {Opcode::ExternConvertAny, &CodeValidator::externConvertAny},
      {Opcode::RefI31, &CodeValidator::refI31},
      {Opcode::I31GetS, &CodeValidator::i31Get},
      {Opcode::I31GetU, &CodeValidator::i31Get},
  };
};
} // namespace wasmc::validation

namespace {

/// Spec: Validation, Constant Expressions.
constexpr Opcode ConstantOps[] = {
    Opcode::I32Const,
    Opcode::I64Const,
    Opcode::F32Const,
    Opcode::F64Const,
    Opcode::V128Const,
    Opcode::RefNull,
    Opcode::RefFunc,
    Opcode::GlobalGet,
    Opcode::I32Add,
    Opcode::I32Sub,
    Opcode::I32Mul,
    Opcode::I64Add,
    Opcode::I64Sub,
    Opcode::I64Mul,
    Opcode::RefI31,
    Opcode::StructNew,
    Opcode::StructNewDefault,
    Opcode::ArrayNew,
    Opcode::ArrayNewDefault,
    Opcode::ArrayNewFixed,
    Opcode::AnyConvertExtern,
    Opcode::ExternConvertAny,
    Opcode::End,
};

/// Control does not go on behind these. Blocks and branches are known by
/// their immediates.
constexpr Opcode BorderOps[] = {
    Opcode::Unreachable,   Opcode::Else,       Opcode::End,
    Opcode::Return,        Opcode::ReturnCall, Opcode::ReturnCallIndirect,
    Opcode::ReturnCallRef, Opcode::Throw,      Opcode::ThrowRef,
    Opcode::Catch,         Opcode::CatchAll,
};

constexpr uint8_t lanesOf(ImmediateKind K) {
  switch (K) {
  case ImmediateKind::Lane16:
  case ImmediateKind::MemArg1Lane:
    return 16;
  case ImmediateKind::Lane8:
  case ImmediateKind::MemArg2Lane:
    return 8;
  case ImmediateKind::Lane4:
  case ImmediateKind::MemArg4Lane:
    return 4;
  case ImmediateKind::Lane2:
  case ImmediateKind::MemArg8Lane:
    return 2;
  default:
    return 0;
  }
}

constexpr BlockRole roleOf(Opcode Op, ImmediateKind K) {
  switch (K) {
  case ImmediateKind::Block:
  case ImmediateKind::TryTable:
  case ImmediateKind::Label:
  case ImmediateKind::LabelTable:
  case ImmediateKind::BrOnCast:
    return BlockRole::Edge;
  default:
    return std::ranges::count(BorderOps, Op) ? BlockRole::Border
                                             : BlockRole::Inside;
  }
}

constexpr void parseSignature(OpRow &Row, std::string_view Signature) {
  Row.HasAddress = Signature.starts_with('a');
  bool InResults = false;
  for (char Letter : Signature) {
    if (Letter == ':')
      InResults = true;
    else if (InResults)
      Row.Results[Row.NumResults++] = wasm::typeOfLetter(Letter);
    else
      Row.Operands[Row.NumOperands++] = wasm::typeOfLetter(Letter);
  }
}

constexpr OpRow makeRow(Opcode Op, ImmediateKind K, std::string_view Signature,
                        Feature Proposal) {
  OpRow Row;
  if (Signature != "*")
    parseSignature(Row, Signature);
  for (const RuleTable::Entry &E : RuleTable::Entries)
    if (E.Op == Op)
      Row.Rule = E.Rule;
  Row.IsConstant = std::ranges::count(ConstantOps, Op);
  Row.Role = roleOf(Op, K);
  Row.Proposal = Proposal;
  Row.Width = accessWidth(K);
  Row.Lanes = lanesOf(K);
  return Row;
}

constexpr OpRow Rows[] = {
#define OP(Prefix, Code, Name, Text, Imm, Sig, Proposal, Group)                \
  makeRow(Opcode::Name, ImmediateKind::Imm, Sig, Feature::Proposal),
#include "compiler/wasm/Opcodes.def"
};

#define OP(Prefix, Code, Name, Text, Imm, Sig, Proposal, Group)                \
  static_assert((Rows[size_t(Opcode::Name)].Rule != nullptr) ==                \
                    (std::string_view(Sig) == "*"),                            \
                #Name ": a rule for each special signature, and no other");
#include "compiler/wasm/Opcodes.def"

} // namespace

const OpRow &wasmc::validation::opRow(Opcode Op) { return Rows[size_t(Op)]; }
