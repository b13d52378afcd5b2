//===- InstructionText.cpp - an instruction and its immediates ------------===//
//
// The way back from Immediates.cpp; both go by the instruction's
// ImmediateKind.
//
//===----------------------------------------------------------------------===//

#include "compiler/text/InstructionText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MathExtras.h"
#include <charconv>

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using namespace wasmc::wasm;

/// By its name, if that isn't another's between here and there.
void CodeContext::label(uint32_t Depth, raw_ostream &OS) const {
  if (Depth < Labels.size()) {
    StringRef Name = Labels.name(Depth);
    if (!Name.empty() && Labels.depthOf(Name) == Depth) {
      OS << Name;
      return;
    }
  }
  OS << Depth;
}

template <typename Float>
static void printShortest(Float Value, raw_ostream &OS) {
  char Buffer[64];
  auto [End, _] = std::to_chars(Buffer, std::end(Buffer), Value);
  OS << StringRef(Buffer, End - Buffer);
}

/// Numbers by the shortest decimals that are read back as the same; NaNs by
/// their payloads (spec: Text Format, Floating-Point).
void text::printFloat(uint64_t Bits, unsigned Width, raw_ostream &OS) {
  unsigned Mantissa = Width == 32 ? 23 : 52;
  uint64_t Payload = Bits & maskTrailingOnes<uint64_t>(Mantissa);
  uint64_t Exponent =
      Bits >> Mantissa & maskTrailingOnes<uint64_t>(Width - 1 - Mantissa);
  bool IsNaN =
      Payload && Exponent == maskTrailingOnes<uint64_t>(Width - 1 - Mantissa);
  if (!IsNaN)
    return Width == 32 ? printShortest(bit_cast<float>(uint32_t(Bits)), OS)
                       : printShortest(bit_cast<double>(Bits), OS);
  OS << (Bits >> (Width - 1) ? "-nan" : "nan");
  if (Payload != uint64_t(1) << (Mantissa - 1))
    OS << ":0x" << utohexstr(Payload, true);
}

static void printBlockType(const BlockType &T, const Spelling &Spell,
                           raw_ostream &OS) {
  switch (T.K) {
  case BlockType::Empty:
    return;
  case BlockType::Value:
    return Spell.results(T.Result, OS);
  case BlockType::Type:
    Spell.typeUse(T.Index, OS);
    if (const FuncType *F = Spell.funcType(T.Index))
      Spell.signature(*F, OS);
    return;
  }
}

static void printCatches(ArrayRef<CatchClause> Catches, const CodeContext &C,
                         raw_ostream &OS) {
  static constexpr StringLiteral Heads[] = {" (catch ", " (catch_ref ",
                                            " (catch_all ", " (catch_all_ref "};
  for (const CatchClause &Clause : Catches) {
    OS << Heads[Clause.K];
    if (Clause.K == CatchClause::Catch || Clause.K == CatchClause::CatchRef) {
      C.Spell.index(NameKind::Tag, Clause.Tag.Value, OS);
      OS << ' ';
    }
    C.label(Clause.Label.Value, OS);
    OS << ')';
  }
}

static void printMemArg(const Instruction &I, const Spelling &Spell,
                        raw_ostream &OS) {
  if (I.Mem.Memory.Value) {
    OS << ' ';
    Spell.index(NameKind::Memory, I.Mem.Memory.Value, OS);
  }
  if (I.Mem.Offset)
    OS << " offset=" << I.Mem.Offset;
  if (I.Mem.AlignLog2 != Log2_32(accessWidth(opcodeInfo(I.Op).Immediates)))
    OS << " align=" << (uint64_t(1) << I.Mem.AlignLog2);
}

static void printVector(ArrayRef<uint8_t> Bytes, raw_ostream &OS) {
  OS << " i32x4";
  for (; !Bytes.empty(); Bytes = Bytes.drop_front(4))
    OS << ' ' << format_hex(support::endian::read32le(Bytes.data()), 10);
}

static void printCast(const Instruction &I, const CodeContext &C,
                      raw_ostream &OS) {
  OS << ' ';
  C.label(I.Index, OS);
  OS << ' ';
  C.Spell.refType(I.Heap, I.CastFlags & 1, OS);
  OS << ' ';
  C.Spell.refType(I.Heap2, I.CastFlags & 2, OS);
}

/// ref.null takes a heap type; of ref.test and ref.cast there are two opcodes.
static void printHeapType(const Instruction &I, const Spelling &Spell,
                          raw_ostream &OS) {
  OS << ' ';
  if (I.Op == Opcode::RefNull)
    return Spell.type(I.Heap, OS);
  bool Nullable = I.Op == Opcode::RefTestNull || I.Op == Opcode::RefCastNull;
  Spell.refType(I.Heap, Nullable, OS);
}

void text::printImmediates(const Instruction &I, const CodeContext &C,
                           raw_ostream &OS) {
  const Spelling &Spell = C.Spell;
  auto Index = [&](NameKind K, uint32_t Value, uint32_t Outer = 0) {
    OS << ' ';
    Spell.index(K, Value, OS, Outer);
  };
  // Left out if both are 0, which is what they mean then.
  auto IndexOr0 = [&](NameKind K, std::initializer_list<uint32_t> Values) {
    if (any_of(Values, [](uint32_t V) { return V != 0; }))
      for (uint32_t V : Values)
        Index(K, V);
  };
  switch (opcodeInfo(I.Op).Immediates) {
  case ImmediateKind::None:
  case ImmediateKind::AtomicFence:
    return;
  case ImmediateKind::Block:
    return printBlockType(I.Block, Spell, OS);
  case ImmediateKind::TryTable:
    printBlockType(I.Block, Spell, OS);
    return printCatches(I.Catches, C, OS);
  case ImmediateKind::BrOnCast:
    return printCast(I, C, OS);
  case ImmediateKind::CallIndirect:
    IndexOr0(NameKind::Table, {I.Index2});
    return Spell.typeUse(TypeIndex(I.Index), OS);
  case ImmediateKind::Data:
    return Index(NameKind::Data, I.Index);
  case ImmediateKind::DataMemory:
    IndexOr0(NameKind::Memory, {I.Index2});
    return Index(NameKind::Data, I.Index);
  case ImmediateKind::Elem:
    return Index(NameKind::Elem, I.Index);
  case ImmediateKind::ElemTable:
    IndexOr0(NameKind::Table, {I.Index2});
    return Index(NameKind::Elem, I.Index);
  case ImmediateKind::F32:
  case ImmediateKind::F64:
    OS << ' ';
    return printFloat(
        I.Bits, opcodeInfo(I.Op).Immediates == ImmediateKind::F32 ? 32 : 64,
        OS);
  case ImmediateKind::I32:
  case ImmediateKind::I64:
    OS << ' ' << int64_t(I.Bits);
    return;
  case ImmediateKind::Field:
    Index(NameKind::Type, I.Index);
    return Index(NameKind::Field, I.Index2, I.Index);
  case ImmediateKind::Func:
    return Index(NameKind::Func, I.Index);
  case ImmediateKind::Global:
    return Index(NameKind::Global, I.Index);
  case ImmediateKind::HeapType:
    return printHeapType(I, Spell, OS);
  case ImmediateKind::Label:
    OS << ' ';
    return C.label(I.Index, OS);
  case ImmediateKind::LabelTable:
    for (uint32_t Label : I.Labels) {
      OS << ' ';
      C.label(Label, OS);
    }
    return;
  case ImmediateKind::Lane2:
  case ImmediateKind::Lane4:
  case ImmediateKind::Lane8:
  case ImmediateKind::Lane16:
    OS << ' ' << unsigned(I.Lane);
    return;
  case ImmediateKind::Local:
    return Index(NameKind::Local, I.Index, C.Func);
  case ImmediateKind::MemArg1:
  case ImmediateKind::MemArg2:
  case ImmediateKind::MemArg4:
  case ImmediateKind::MemArg8:
  case ImmediateKind::MemArg16:
    return printMemArg(I, Spell, OS);
  case ImmediateKind::MemArg1Lane:
  case ImmediateKind::MemArg2Lane:
  case ImmediateKind::MemArg4Lane:
  case ImmediateKind::MemArg8Lane:
    printMemArg(I, Spell, OS);
    OS << ' ' << unsigned(I.Lane);
    return;
  case ImmediateKind::Memory:
    return IndexOr0(NameKind::Memory, {I.Index});
  case ImmediateKind::MemoryMemory:
    return IndexOr0(NameKind::Memory, {I.Index, I.Index2});
  case ImmediateKind::SelectTypes:
    if (I.Types.empty())
      OS << " (result)";
    return Spell.results(I.Types, OS);
  case ImmediateKind::Shuffle:
    for (uint8_t Lane : I.Bytes)
      OS << ' ' << unsigned(Lane);
    return;
  case ImmediateKind::Table:
    return Index(NameKind::Table, I.Index);
  case ImmediateKind::TableTable:
    return IndexOr0(NameKind::Table, {I.Index, I.Index2});
  case ImmediateKind::Tag:
    return Index(NameKind::Tag, I.Index);
  case ImmediateKind::Type:
    return Index(NameKind::Type, I.Index);
  case ImmediateKind::TypeCount:
    Index(NameKind::Type, I.Index);
    OS << ' ' << I.Index2;
    return;
  case ImmediateKind::TypeData:
    Index(NameKind::Type, I.Index);
    return Index(NameKind::Data, I.Index2);
  case ImmediateKind::TypeElem:
    Index(NameKind::Type, I.Index);
    return Index(NameKind::Elem, I.Index2);
  case ImmediateKind::TypeType:
    Index(NameKind::Type, I.Index);
    return Index(NameKind::Type, I.Index2);
  case ImmediateKind::V128:
    return printVector(I.Bytes, OS);
  }
}
