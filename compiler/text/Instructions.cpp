//===- Instructions.cpp - plain, block and folded instructions ------------===//
//
// Spec: Text Format, Instructions. Open blocks are a stack of labels, so that
// plain code of any depth needs none of ours; folded instructions recurse and
// are limited.
//
//===----------------------------------------------------------------------===//

#include "compiler/text/Assembler.h"
#include "llvm/ADT/ScopeExit.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using wasm::Opcode;

/// Nesting of folded instructions and blocks.
static constexpr unsigned MaxFoldedDepth = 2000;

static const StringMap<Opcode> &opcodesByText() {
  static const StringMap<Opcode> Map = [] {
    StringMap<Opcode> M;
    // The first of a spelling wins; refineOpcode chooses among them.
#define OP(Prefix, Code, Name, Text, Imm, Sig, Feature, Family)                \
  M.try_emplace(Text, Opcode::Name);
#include "compiler/wasm/Opcodes.def"
    return M;
  }();
  return Map;
}

/// Words that are no instructions but have a place in the grammar.
static bool isStructural(StringRef Word) {
  static constexpr StringLiteral Words[] = {
      "param",  "result", "local",  "type",   "then",   "do",    "func",
      "export", "import", "table",  "memory", "global", "elem",  "data",
      "start",  "item",   "offset", "mut",    "module", "align", "tag"};
  return is_contained(Words, Word);
}

Opcode Assembler::opcode(const Node &Keyword) {
  const auto &Map = opcodesByText();
  auto It = Map.find(Keyword.Tok.Text);
  if (It != Map.end())
    return It->second;
  bool Known =
      isStructural(Keyword.Tok.Text) ||
      !(Keyword.is(TokenKind::Keyword) || Keyword.is(TokenKind::Reserved) ||
        Keyword.is(TokenKind::Number));
  fail(Known || Keyword.is(TokenKind::Number) ? Diag::UnexpectedToken
                                              : Diag::UnknownOperator,
       Keyword.offset(), Keyword.Tok.Text);
  return Opcode::Nop;
}

/// One spelling, several opcodes: what follows decides.
Opcode Assembler::refineOpcode(Opcode Op, Cursor &C) {
  auto IsNullRef = [&C] {
    const Node *Ref = C.peek();
    if (!Ref || !Ref->isList())
      return true; // a shorthand such as funcref
    Cursor R = Cursor::inside(*Ref);
    return bool(R.takeKeyword("null"));
  };
  switch (Op) {
  case Opcode::Select:
    return C.peek() && C.peek()->head() == "result" ? Opcode::SelectT : Op;
  case Opcode::RefTest:
    return IsNullRef() ? Opcode::RefTestNull : Op;
  case Opcode::RefCast:
    return IsNullRef() ? Opcode::RefCastNull : Op;
  default:
    return Op;
  }
}

void Assembler::opcodeBytes(Opcode Op, Encoder &Into) {
  const wasm::OpcodeInfo &Info = wasm::opcodeInfo(Op);
  if (Info.Prefix == wasm::OpcodePrefix::None)
    return Into.byte(uint8_t(Info.Code));
  Into.byte(uint8_t(Info.Prefix));
  Into.u64(Info.Code);
}

/// Instructions up to the end of the list, and the closing end.
void Assembler::expression(Cursor &C, Encoder &Into) {
  instructions(C, Into);
  Into.mark(C.offset());
  Into.byte(0x0B);
}

void Assembler::instructions(Cursor &C, Encoder &Into) {
  size_t Open = Labels.size();
  while (!C.atEnd() && !failed())
    instruction(C, Into);
  if (!failed() && Labels.size() != Open)
    unexpected(C);
  closeLabels(Open);
}

void Assembler::instruction(Cursor &C, Encoder &Into) {
  const Node *N = C.take();
  if (N->isList())
    folded(*N, Into);
  else
    plain(*N, C, Into);
}

void Assembler::plain(const Node &Keyword, Cursor &C, Encoder &Into) {
  Opcode Op = opcode(Keyword);
  if (failed())
    return;
  Into.mark(Keyword.offset());
  hint(Keyword, Op, Into);
  switch (Op) {
  case Opcode::Block:
  case Opcode::Loop:
  case Opcode::If:
  case Opcode::Try:
  case Opcode::TryTable:
    return nameLabel(openBlock(Keyword, Op, C, Into));
  case Opcode::Else:
  case Opcode::Catch:
  case Opcode::CatchAll:
    return separator(Keyword, Op, C, Into);
  case Opcode::End:
  case Opcode::Delegate:
    return closeBlock(Keyword, C, Into);
  default:
    Op = refineOpcode(Op, C);
    opcodeBytes(Op, Into);
    immediates(Op, C, Into);
  }
}

/// Hints are about conditional branches; one before anything else is found
/// in the end as one that nobody has asked for.
void Assembler::hint(const Node &Instruction, Opcode Op, Encoder &Into) {
  if (Op != Opcode::If && Op != Opcode::BrIf)
    return;
  if (std::optional<uint8_t> Value = Notes.hintOf(&Instruction))
    Into.hint(*Value);
}

/// Blocks count in the order of the binary format.
void Assembler::nameLabel(Naming N) {
  name(BlockLabels, BlockLabels.Count++, N);
}

Naming Assembler::openBlock(const Node &Keyword, Opcode Op, Cursor &C,
                            Encoder &Into) {
  Naming N = naming(Keyword, C);
  opcodeBytes(Op, Into);
  blockType(C, Into);
  // The clauses of a try_table branch outwards: its own label isn't theirs.
  if (Op == Opcode::TryTable)
    catches(C, Into);
  pushLabel(Op, N);
  return N;
}

void Assembler::pushLabel(Opcode Op, Naming N) {
  Labels.push_back({Op});
  LabelNames.push(N.Id ? N.Id->Tok.Value : "");
}

/// So many blocks stay open.
void Assembler::closeLabels(size_t Remaining) {
  while (Labels.size() > Remaining) {
    Labels.pop_back();
    LabelNames.pop();
  }
}

/// "end $l" and "else $l" may repeat the block's identifier.
void Assembler::matchLabel(Cursor &C) {
  if (const Node *Id = C.takeIf(TokenKind::Id))
    if (LabelNames.name(0) != Id->Tok.Value)
      fail(Diag::MismatchingLabel, Id->offset(), Id->Tok.Text);
}

void Assembler::separator(const Node &Keyword, Opcode Op, Cursor &C,
                          Encoder &Into) {
  bool Fits = !Labels.empty() &&
              (Op == Opcode::Else
                   ? Labels.back().Op == Opcode::If && !Labels.back().SawElse
                   : Labels.back().Op == Opcode::Try);
  if (!Fits)
    return fail(Diag::UnexpectedToken, Keyword.offset(), Keyword.Tok.Text);
  Labels.back().SawElse = true;
  opcodeBytes(Op, Into);
  if (Op == Opcode::Catch)
    Into.u64(index(Tags, C));
  else
    matchLabel(C);
}

void Assembler::closeBlock(const Node &Keyword, Cursor &C, Encoder &Into) {
  bool IsDelegate = Keyword.isKeyword("delegate");
  if (Labels.empty() || (IsDelegate && Labels.back().Op != Opcode::Try))
    return fail(Diag::UnexpectedToken, Keyword.offset(), Keyword.Tok.Text);
  if (!IsDelegate) {
    matchLabel(C);
    closeLabels(Labels.size() - 1);
    return Into.byte(0x0B);
  }
  closeLabels(Labels.size() - 1);
  opcodeBytes(Opcode::Delegate, Into);
  Into.u64(label(C));
}

void Assembler::folded(const Node &List, Encoder &Into) {
  if (List.Children.empty() || !List.Children[0]->is(TokenKind::Keyword)) {
    const Node &Culprit = List.Children.empty() ? List : *List.Children[0];
    if (Culprit.is(TokenKind::Reserved))
      return (void)opcode(Culprit);
    return fail(Diag::UnexpectedToken, Culprit.offset(), Culprit.Tok.Text);
  }
  if (++Depth > MaxFoldedDepth)
    fail(Diag::ImplementationLimit, List.offset(),
         "nesting of folded instructions");
  llvm::scope_exit Leave([this] { --Depth; });
  Opcode Op = opcode(*List.Children[0]);
  if (failed())
    return;
  switch (Op) {
  case Opcode::Block:
  case Opcode::Loop:
  case Opcode::If:
  case Opcode::Try:
  case Opcode::TryTable:
    return foldedBlock(List, Op, Into);
  case Opcode::Else:
  case Opcode::Catch:
  case Opcode::CatchAll:
  case Opcode::End:
  case Opcode::Delegate:
    return fail(Diag::UnexpectedToken, List.Children[0]->offset(),
                List.Children[0]->Tok.Text);
  default:
    break;
  }
  Cursor C = Cursor::inside(List);
  Op = refineOpcode(Op, C);
  Encoder Own;
  Own.mark(List.offset());
  hint(List, Op, Own);
  opcodeBytes(Op, Own);
  immediates(Op, C, Own);
  while (!C.atEnd() && !failed()) {
    if (!C.peek()->isList())
      return unexpected(C);
    folded(*C.take(), Into);
  }
  Into.append(Own);
}

void Assembler::foldedBlock(const Node &List, Opcode Op, Encoder &Into) {
  Cursor C = Cursor::inside(List);
  if (Op == Opcode::If)
    return foldedIf(C, List, Into);
  Into.mark(List.offset());
  size_t Open = Labels.size();
  nameLabel(openBlock(*List.Children[0], Op, C, Into));
  if (Op == Opcode::Try) {
    foldedTry(C, Into);
  } else {
    instructions(C, Into);
    Into.mark(List.EndOffset);
    Into.byte(0x0B);
  }
  closeLabels(Open);
}

/// The condition comes first in the binary and doesn't see the label.
void Assembler::foldedIf(Cursor C, const Node &List, Encoder &Into) {
  Encoder Own;
  Own.mark(List.offset());
  size_t Open = Labels.size();
  hint(List, Opcode::If, Own);
  Naming N = openBlock(*List.Children[0], Opcode::If, C, Own);
  closeLabels(Open);
  while (!C.atEnd() && C.peek()->isList() && C.peek()->head() != "then" &&
         !failed())
    folded(*C.take(), Into);
  nameLabel(N);
  Into.append(Own);
  const Node *Then = C.takeList("then");
  if (!Then)
    return unexpected(C);
  pushLabel(Opcode::If, N);
  Cursor T = Cursor::inside(*Then);
  instructions(T, Into);
  if (const Node *Else = C.takeList("else")) {
    Into.mark(Else->offset());
    Into.byte(0x05);
    Cursor E = Cursor::inside(*Else);
    instructions(E, Into);
  }
  expectEnd(C);
  closeLabels(Open);
  Into.mark(List.EndOffset);
  Into.byte(0x0B);
}

/// "(do ...)" and then handlers or a delegate.
void Assembler::foldedTry(Cursor C, Encoder &Into) {
  const Node *Do = C.takeList("do");
  if (!Do)
    return unexpected(C);
  Cursor D = Cursor::inside(*Do);
  instructions(D, Into);
  if (const Node *Delegate = C.takeList("delegate")) {
    closeLabels(Labels.size() - 1);
    Cursor L = Cursor::inside(*Delegate);
    opcodeBytes(Opcode::Delegate, Into);
    Into.u64(label(L));
    expectEnd(L);
    expectEnd(C);
    return;
  }
  while (const Node *Catch = C.takeList("catch")) {
    Cursor H = Cursor::inside(*Catch);
    opcodeBytes(Opcode::Catch, Into);
    Into.u64(index(Tags, H));
    instructions(H, Into);
  }
  if (const Node *CatchAll = C.takeList("catch_all")) {
    Cursor H = Cursor::inside(*CatchAll);
    opcodeBytes(Opcode::CatchAll, Into);
    instructions(H, Into);
  }
  expectEnd(C);
  Into.byte(0x0B);
}
