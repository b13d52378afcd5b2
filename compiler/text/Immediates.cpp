//===- Immediates.cpp - what stands behind an opcode ----------------------===//

#include "compiler/text/Assembler.h"
#include "compiler/text/Number.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using wasm::ImmediateKind;
using wasm::Opcode;

/// Empty, one result, or a type index (spec: Binary Format, block types).
void Assembler::blockType(Cursor &C, Encoder &Into) {
  bool HasType = C.peek() && C.peek()->head() == "type";
  bool HasParams = C.peek() && C.peek()->head() == "param";
  if (!HasType && !HasParams) {
    Cursor Ahead = C;
    std::vector<wasm::ValType> Results;
    while (const Node *Result = Ahead.takeList("result"))
      for (Cursor R = Cursor::inside(*Result); !R.atEnd() && !failed();)
        Results.push_back(valType(R));
    if (Results.size() <= 1) {
      C = Ahead;
      if (Results.empty())
        Into.byte(0x40);
      else
        encode(Results[0], Into);
      return;
    }
  }
  Into.s64(typeUse(C, /*AllowNames=*/false).Index);
}

uint32_t Assembler::label(Cursor &C) {
  const Node *Id = C.takeIf(TokenKind::Id);
  if (!Id)
    return uint32_t(natural(C, 32));
  if (std::optional<uint32_t> Depth = LabelNames.depthOf(Id->Tok.Value))
    return *Depth;
  fail(Diag::UnknownIdentifier, Id->offset(), Twine("label ") + Id->Tok.Text);
  return 0;
}

void Assembler::labelTable(Cursor &C, Encoder &Into) {
  EncodedVector Targets;
  Encoder Last;
  if (!C.atIndex())
    return unexpected(C);
  while (C.atIndex() && !failed()) {
    if (!Last.empty())
      Targets.add().append(Last);
    Last = Encoder();
    Last.u64(label(C));
  }
  Into.u64(Targets.Count);
  Into.append(Targets.Contents);
  Into.append(Last);
}

/// Two indices; the first may be left out for memory and table 0.
void Assembler::indexPair(ImmediateKind K, Cursor &C, Encoder &Into) {
  bool Two = C.peek(1) && C.atIndex() &&
             (C.peek(1)->is(TokenKind::Id) || C.peek(1)->is(TokenKind::Number));
  switch (K) {
  case ImmediateKind::MemoryMemory:
  case ImmediateKind::TableTable: {
    IndexSpace &Space = K == ImmediateKind::TableTable ? Tables : Memories;
    uint32_t First = C.atIndex() ? index(Space, C) : 0;
    Into.u64(First);
    Into.u64(Two ? index(Space, C) : First);
    if (First && !Two)
      unexpected(C);
    return;
  }
  case ImmediateKind::ElemTable:
  case ImmediateKind::DataMemory: {
    bool IsTable = K == ImmediateKind::ElemTable;
    uint32_t Where = Two ? index(IsTable ? Tables : Memories, C) : 0;
    NeedsDataCount |= !IsTable;
    Into.u64(index(IsTable ? Elems : Datas, C));
    return Into.u64(Where);
  }
  default:
    assert(false && "not a pair of indices");
  }
}

void Assembler::castTypes(Cursor &C, Encoder &Into) {
  uint32_t Target = label(C);
  wasm::ValType From = refType(C), To = refType(C);
  Into.byte(uint8_t(From.isNullable() | To.isNullable() << 1));
  Into.u64(Target);
  encode(From.heapType(), Into);
  encode(To.heapType(), Into);
}

void Assembler::catches(Cursor &C, Encoder &Into) {
  EncodedVector Clauses;
  static constexpr StringLiteral Heads[] = {"catch", "catch_ref", "catch_all",
                                            "catch_all_ref"};
  while (C.peek() && is_contained(Heads, C.peek()->head())) {
    const Node *List = C.take();
    Cursor L = Cursor::inside(*List);
    auto Kind = find(Heads, List->head()) - Heads;
    Encoder &Clause = Clauses.add();
    Clause.byte(uint8_t(Kind));
    if (Kind < 2)
      Clause.u64(index(Tags, L));
    Clause.u64(label(L));
    expectEnd(L);
  }
  Into.u64(Clauses.Count);
  Into.append(Clauses.Contents);
}

void Assembler::memArg(Opcode Op, Cursor &C, Encoder &Into, bool HasLane) {
  // A lone number behind a lane access is its lane, not a memory.
  bool HasMemory = C.atIndex();
  if (HasMemory && HasLane && C.peek()->is(TokenKind::Number))
    HasMemory = C.peek(1) && (C.peek(1)->is(TokenKind::Number) ||
                              (C.peek(1)->is(TokenKind::Keyword) &&
                               C.peek(1)->Tok.Text.contains('=')));
  uint32_t Memory = HasMemory ? index(Memories, C) : 0;
  auto KeyValue = [&](StringRef Key) -> std::optional<ParsedNumber> {
    const Node *N = C.peek();
    if (!N || !N->is(TokenKind::Keyword) || !N->Tok.Text.starts_with(Key))
      return std::nullopt;
    ParsedNumber P =
        parseUnsigned(C.take()->Tok.Text.drop_front(Key.size()), 64);
    if (P.Status != NumberStatus::Ok)
      fail(P.Status == NumberStatus::OutOfRange ? Diag::ConstantOutOfRange
                                                : Diag::UnknownOperator,
           N->offset(), N->Tok.Text);
    return P;
  };
  auto Offset = KeyValue("offset=");
  uint64_t AlignAt = C.offset();
  auto Align = KeyValue("align=");
  unsigned Log2 = Log2_32(accessWidth(wasm::opcodeInfo(Op).Immediates));
  if (Align && !failed()) {
    if (!isPowerOf2_64(Align->Bits))
      fail(Diag::AlignmentNotPowerOf2, AlignAt);
    else
      Log2 = Log2_64(Align->Bits);
  }
  Into.u64(Log2 | (Memory ? 64 : 0));
  if (Memory)
    Into.u64(Memory);
  Into.u64(Offset ? Offset->Bits : 0);
}

void Assembler::lane(Cursor &C, Encoder &Into) {
  const Node *N = C.peek();
  if (!N || !N->is(TokenKind::Number))
    return unexpected(C);
  if (N->Tok.Text.starts_with("+") || N->Tok.Text.starts_with("-"))
    return unexpected(C);
  if (parseUnsigned(N->Tok.Text, 64).Status == NumberStatus::Malformed)
    return unexpected(C);
  Into.byte(uint8_t(natural(C, 8, "i8")));
}

void Assembler::shuffle(Cursor &C, Encoder &Into) {
  for (unsigned I = 0; I < 16; ++I) {
    if (!C.peek() || !C.peek()->is(TokenKind::Number))
      return fail(Diag::InvalidLaneLength, C.offset());
    if (parseUnsigned(C.peek()->Tok.Text, 8).Status != NumberStatus::Ok)
      return fail(Diag::LaneOutOfRange, C.offset(), C.peek()->Tok.Text);
    lane(C, Into);
  }
  if (C.peek() && C.peek()->is(TokenKind::Number))
    fail(Diag::InvalidLaneLength, C.offset());
}

void Assembler::vectorConst(Cursor &C, Encoder &Into) {
  struct Shape {
    unsigned Lanes;
    unsigned Width;
    bool IsFloat;
  };
  const Node *N = C.takeIf(TokenKind::Keyword);
  Shape S = StringSwitch<Shape>(N ? N->Tok.Text : StringRef())
                .Case("i8x16", {16, 8, false})
                .Case("i16x8", {8, 16, false})
                .Case("i32x4", {4, 32, false})
                .Case("i64x2", {2, 64, false})
                .Case("f32x4", {4, 32, true})
                .Case("f64x2", {2, 64, true})
                .Default({0, 0, false});
  if (!S.Lanes)
    return fail(Diag::UnexpectedToken, C.offset(), N ? N->Tok.Text : "");
  for (unsigned I = 0; I < S.Lanes; ++I) {
    if (C.peek(I) && C.peek(I)->is(TokenKind::Reserved))
      return fail(Diag::UnknownOperator, C.peek(I)->offset(),
                  C.peek(I)->Tok.Text);
    if (!C.peek(I) || !C.peek(I)->is(TokenKind::Number))
      return fail(Diag::WrongLaneCount, C.offset());
  }
  for (unsigned I = 0; I < S.Lanes; ++I) {
    const Node *Literal = C.take();
    ParsedNumber P = S.IsFloat ? parseFloat(Literal->Tok.Text, S.Width)
                               : parseInteger(Literal->Tok.Text, S.Width);
    if (P.Status == NumberStatus::Malformed)
      return fail(Diag::UnknownOperator, Literal->offset(), Literal->Tok.Text);
    if (P.Status == NumberStatus::OutOfRange)
      return fail(Diag::ConstantOutOfRange, Literal->offset(),
                  Literal->Tok.Text);
    Into.fixed(P.Bits, S.Width);
  }
  if (C.peek() && C.peek()->is(TokenKind::Number))
    fail(Diag::WrongLaneCount, C.offset());
}

void Assembler::number(ImmediateKind K, Cursor &C, Encoder &Into) {
  bool IsFloat = K == ImmediateKind::F32 || K == ImmediateKind::F64;
  unsigned Width = K == ImmediateKind::I32 || K == ImmediateKind::F32 ? 32 : 64;
  const Node *N = C.peek();
  if (!N || !N->is(TokenKind::Number)) {
    if (N && N->is(TokenKind::Reserved))
      return fail(Diag::UnknownOperator, N->offset(), N->Tok.Text);
    if (N && N->is(TokenKind::Keyword) && !llvm::isLower(N->Tok.Text[0]))
      return fail(Diag::UnknownOperator, N->offset(), N->Tok.Text);
    return unexpected(C);
  }
  C.take();
  ParsedNumber P = IsFloat ? parseFloat(N->Tok.Text, Width)
                           : parseInteger(N->Tok.Text, Width);
  if (P.Status == NumberStatus::OutOfRange)
    fail(Diag::ConstantOutOfRange, N->offset(), N->Tok.Text);
  else if (P.Status == NumberStatus::Malformed)
    fail(Diag::UnknownOperator, N->offset(), N->Tok.Text);
  else if (IsFloat)
    Into.fixed(P.Bits, Width);
  else
    Into.s64(Width == 32 ? int64_t(int32_t(P.Bits)) : int64_t(P.Bits));
}

void Assembler::immediates(Opcode Op, Cursor &C, Encoder &Into) {
  ImmediateKind K = wasm::opcodeInfo(Op).Immediates;
  switch (K) {
  case ImmediateKind::None:
    return;
  case ImmediateKind::AtomicFence:
    return Into.byte(0);
  case ImmediateKind::Block:
  case ImmediateKind::TryTable:
    assert(false && "blocks are handled by openBlock");
    return;
  case ImmediateKind::BrOnCast:
    return castTypes(C, Into);
  case ImmediateKind::CallIndirect: {
    uint32_t Table = indexOr0(Tables, C);
    Into.u64(typeUse(C, /*AllowNames=*/false).Index);
    return Into.u64(Table);
  }
  case ImmediateKind::Data:
    NeedsDataCount = true;
    return Into.u64(index(Datas, C));
  case ImmediateKind::Elem:
    return Into.u64(index(Elems, C));
  case ImmediateKind::DataMemory:
  case ImmediateKind::ElemTable:
  case ImmediateKind::MemoryMemory:
  case ImmediateKind::TableTable:
    return indexPair(K, C, Into);
  case ImmediateKind::F32:
  case ImmediateKind::F64:
  case ImmediateKind::I32:
  case ImmediateKind::I64:
    return number(K, C, Into);
  case ImmediateKind::Field: {
    uint32_t Type = index(Types, C);
    Into.u64(Type);
    IndexSpace None(wasm::NameKind::Field);
    return Into.u64(
        index(Type < TypeEntries.size() ? TypeEntries[Type].Fields : None, C));
  }
  case ImmediateKind::Func:
    return Into.u64(index(Funcs, C));
  case ImmediateKind::Global:
    return Into.u64(index(Globals, C));
  case ImmediateKind::HeapType:
    // ref.null takes a heap type, casts a reference type whose nullability
    // has chosen the opcode.
    return encode(Op == Opcode::RefNull ? heapType(C) : refType(C).heapType(),
                  Into);
  case ImmediateKind::Label:
    return Into.u64(label(C));
  case ImmediateKind::LabelTable:
    return labelTable(C, Into);
  case ImmediateKind::Lane2:
  case ImmediateKind::Lane4:
  case ImmediateKind::Lane8:
  case ImmediateKind::Lane16:
    return lane(C, Into);
  case ImmediateKind::Local:
    return Into.u64(index(Locals, C));
  case ImmediateKind::MemArg1:
  case ImmediateKind::MemArg2:
  case ImmediateKind::MemArg4:
  case ImmediateKind::MemArg8:
  case ImmediateKind::MemArg16:
    return memArg(Op, C, Into, /*HasLane=*/false);
  case ImmediateKind::MemArg1Lane:
  case ImmediateKind::MemArg2Lane:
  case ImmediateKind::MemArg4Lane:
  case ImmediateKind::MemArg8Lane:
    memArg(Op, C, Into, /*HasLane=*/true);
    return lane(C, Into);
  case ImmediateKind::Memory:
    return Into.u64(indexOr0(Memories, C));
  case ImmediateKind::SelectTypes: {
    EncodedVector Results;
    while (const Node *Result = C.takeList("result"))
      for (Cursor R = Cursor::inside(*Result); !R.atEnd() && !failed();)
        encode(valType(R), Results.add());
    Into.u64(Results.Count);
    return Into.append(Results.Contents);
  }
  case ImmediateKind::Shuffle:
    return shuffle(C, Into);
  case ImmediateKind::Table:
    return Into.u64(indexOr0(Tables, C));
  case ImmediateKind::Tag:
    return Into.u64(index(Tags, C));
  case ImmediateKind::Type:
    return Into.u64(index(Types, C));
  case ImmediateKind::TypeCount:
    Into.u64(index(Types, C));
    return Into.u64(natural(C, 32));
  case ImmediateKind::TypeData:
    NeedsDataCount = true;
    Into.u64(index(Types, C));
    return Into.u64(index(Datas, C));
  case ImmediateKind::TypeElem:
    Into.u64(index(Types, C));
    return Into.u64(index(Elems, C));
  case ImmediateKind::TypeType:
    Into.u64(index(Types, C));
    return Into.u64(index(Types, C));
  case ImmediateKind::V128:
    return vectorConst(C, Into);
  }
}
