//===- Leaves.cpp - indices, identifiers, numbers, strings ----------------===//

#include "compiler/text/Assembler.h"
#include "compiler/text/Number.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;

void Assembler::unexpected(const Cursor &C) {
  const Node *N = C.peek();
  // A token that isn't one of the grammar's is not known rather than misplaced.
  fail(N && N->is(TokenKind::Reserved) ? Diag::UnknownOperator
                                       : Diag::UnexpectedToken,
       C.offset(), N ? N->Tok.Text : StringRef("end of list"));
}

bool Assembler::expectEnd(const Cursor &C) {
  if (!C.atEnd())
    unexpected(C);
  return C.atEnd();
}

/// Identifier and name annotation behind a keyword.
Naming Assembler::naming(const Node &Keyword, Cursor &C) {
  return {C.takeIf(TokenKind::Id), Notes.nameOf(&Keyword)};
}

/// An annotation's name stands in for the identifier.
void Assembler::name(const IndexSpace &Space, uint32_t Index, Naming N) {
  if (N)
    NameEntries[size_t(Space.Kind)].push_back(
        {Space.Outer, Index, N.Name ? *N.Name : N.Id->Tok.Value});
}

/// Gives the next index, and the identifier if there is one, to a new thing.
uint32_t Assembler::define(IndexSpace &Space, Naming N) {
  uint32_t Index = Space.Count++;
  name(Space, Index, N);
  if (N.Id && !Space.Ids.try_emplace(N.Id->Tok.Value, Index).second)
    fail(Diag::DuplicateIdentifier, N.Id->offset(),
         nameKindText(Space.Kind) + " " + N.Id->Tok.Text);
  return Index;
}

uint32_t Assembler::index(IndexSpace &Space, Cursor &C) {
  if (const Node *Id = C.takeIf(TokenKind::Id)) {
    auto It = Space.Ids.find(Id->Tok.Value);
    if (It != Space.Ids.end())
      return It->second;
    fail(Diag::UnknownIdentifier, Id->offset(),
         nameKindText(Space.Kind) + " " + Id->Tok.Text);
    return 0;
  }
  return uint32_t(natural(C, 32));
}

uint32_t Assembler::indexOr0(IndexSpace &Space, Cursor &C) {
  return C.atIndex() ? index(Space, C) : 0;
}

/// RangePrefix makes "i64 constant out of range" of "constant out of range".
uint64_t Assembler::natural(Cursor &C, unsigned Width, StringRef RangePrefix) {
  const Node *N = C.takeIf(TokenKind::Number);
  ParsedNumber P = N ? parseUnsigned(N->Tok.Text, Width) : ParsedNumber();
  if (P.Status == NumberStatus::OutOfRange)
    fail(RangePrefix == "i8"    ? Diag::LaneOutOfRange
         : RangePrefix == "i64" ? Diag::I64OutOfRange
                                : Diag::ConstantOutOfRange,
         N->offset(), N->Tok.Text);
  else if (P.Status == NumberStatus::Malformed && N)
    fail(Diag::UnknownOperator, N->offset(), N->Tok.Text);
  else if (!N)
    unexpected(C);
  return P.Bits;
}

std::string Assembler::string(Cursor &C) {
  if (const Node *N = C.takeIf(TokenKind::String))
    return N->Tok.Value;
  unexpected(C);
  return {};
}

std::string Assembler::nameString(Cursor &C) {
  uint64_t At = C.offset();
  std::string S = string(C);
  if (!isValidUtf8(S))
    fail(Diag::BadUtf8, At);
  return S;
}
