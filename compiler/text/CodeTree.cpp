//===- CodeTree.cpp - instructions as folded expressions ------------------===//

#include "compiler/text/CodeTree.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using namespace wasmc::wasm;

using Id = CodeTree::Id;

Error CodeTree::build(InstructionReader &Reader, Identifiers *Names,
                      const HintMap *HintsOrNone) {
  LabelNames = Names;
  Hints = HintsOrNone;
  Instruction I;
  while (true) {
    if (Error E = Reader.read(I))
      return E;
    if (I.Op == Opcode::End && Open.empty())
      return Error::success();
    if (Error E = instruction(I))
      return E;
  }
}

Error CodeTree::instruction(const Instruction &I) {
  switch (I.Op) {
  case Opcode::Block:
  case Opcode::Loop:
  case Opcode::If:
  case Opcode::Try:
  case Opcode::TryTable:
    openBlock(I);
    return Error::success();
  case Opcode::Else:
  case Opcode::Catch:
  case Opcode::CatchAll:
    return divide(I);
  case Opcode::End:
  case Opcode::Delegate:
    return close(I);
  default:
    plain(I);
    return Error::success();
  }
}

/// The node of an instruction whose opcode and label have the given text.
Id CodeTree::add(const Instruction &I, StringRef Text, Node::Kind K) {
  Node N;
  N.K = K;
  N.HeadBegin = uint32_t(Heads.size());
  raw_string_ostream OS(Heads);
  OS << Text;
  printImmediates(I, Context, OS);
  N.HeadEnd = uint32_t(Heads.size());
  N.Width = std::min(N.HeadEnd - N.HeadBegin + 2, NoWidth);
  if (Hints && (I.Op == Opcode::If || I.Op == Opcode::BrIf))
    if (auto Hint = Hints->find(I.Offset); Hint != Hints->end()) {
      N.Hint = int8_t(Hint->second);
      N.Width = NoWidth;
      ++NumHints;
    }
  Nodes.push_back(N);
  return Id(Nodes.size() - 1);
}

void CodeTree::append(Id Parent, Id Child) {
  Node &P = Nodes[Parent], &C = Nodes[Child];
  if (P.LastChild == None)
    P.FirstChild = Child;
  else
    Nodes[P.LastChild].Next = Child;
  P.LastChild = Child;
  P.Width = std::min(P.Width + 1 + C.Width, NoWidth);
  // Blocks that are too high don't grow any more.
  P.Height = uint16_t(std::max<unsigned>(
      P.Height, std::min<unsigned>(C.Height, MaxHeight) + 1));
}

/// Moves the last trees below a node, if they make one value each. All or
/// none: half of an instruction's operands would be hard to read.
bool CodeTree::takeOperands(Id Into, uint32_t Count) {
  size_t First = Open.empty() ? 0 : Open.back().FirstPending;
  if (Count > Pending.size() - First)
    return false;
  ArrayRef<Id> Operands = ArrayRef(Pending).take_back(Count);
  for (Id Operand : Operands)
    if (Nodes[Operand].Results != 1 || Nodes[Operand].Height >= MaxHeight)
      return false;
  for (Id Operand : Operands)
    append(Into, Operand);
  Pending.resize(Pending.size() - Count);
  return true;
}

/// How many values a branch takes along.
uint32_t CodeTree::labelTypes(const Instruction &I) const {
  uint32_t Depth = I.Op == Opcode::BrTable ? I.Labels.back() : I.Index;
  if (Depth < Open.size())
    return Open[Open.size() - 1 - Depth].LabelTypes;
  return Depth == Open.size() ? FuncResults : 0;
}

void CodeTree::plain(const Instruction &I) {
  bool Branches =
      I.Op == Opcode::Br || I.Op == Opcode::BrIf || I.Op == Opcode::BrTable;
  StackEffect Effect = stackEffect(I, Context.Spell.M, FuncResults,
                                   Branches ? labelTypes(I) : 0);
  Id N = add(I, opcodeInfo(I.Op).Text, Node::Plain);
  Nodes[N].Results = Effect.Results;
  takeOperands(N, Effect.Operands);
  Pending.push_back(N);
}

void CodeTree::openBlock(const Instruction &I) {
  uint32_t Params = 0, Results = I.Block.K == BlockType::Value;
  if (I.Block.K == BlockType::Type)
    if (const FuncType *T = Context.Spell.funcType(I.Block.Index)) {
      Params = uint32_t(T->Params.size());
      Results = uint32_t(T->Results.size());
    }
  std::string Text = opcodeInfo(I.Op).Text;
  StringRef Label;
  if (LabelNames) {
    raw_string_ostream OS(Text);
    LabelNames->define(NameKind::Label, NextLabel, Context.Func, OS);
    Label = LabelNames->find(NameKind::Label, NextLabel, Context.Func);
    ++NextLabel;
  }
  Id N = add(I, Text,
             I.Op == Opcode::If    ? Node::If
             : I.Op == Opcode::Try ? Node::Try
                                   : Node::Block);
  Nodes[N].Results = Results;
  Nodes[N].Width = NoWidth;
  if (I.Op == Opcode::If)
    takeOperands(N, 1);
  Context.Labels.push(Label);
  Open.push_back(
      {N, N, Pending.size(), I.Op == Opcode::Loop ? Params : Results});
  if (I.Op == Opcode::If)
    Open.back().Part = addPart("then");
  else if (I.Op == Opcode::Try)
    Open.back().Part = addPart("do");
}

Id CodeTree::addPart(StringRef Text) {
  Node N;
  N.K = Node::Part;
  N.HeadBegin = uint32_t(Heads.size());
  Heads += Text;
  N.HeadEnd = uint32_t(Heads.size());
  N.Width = uint32_t(Text.size()) + 2;
  Nodes.push_back(N);
  return Id(Nodes.size() - 1);
}

void CodeTree::finishPart() {
  OpenBlock &Block = Open.back();
  for (Id Child : ArrayRef(Pending).drop_front(Block.FirstPending))
    append(Block.Part, Child);
  Pending.resize(Block.FirstPending);
  if (Block.Part != Block.Block)
    append(Block.Block, Block.Part);
}

void CodeTree::finishBlock() {
  Id Block = Open.back().Block;
  Open.pop_back();
  Context.Labels.pop();
  Pending.push_back(Block);
}

/// "else" of an if, "catch" and "catch_all" of a try.
Error CodeTree::divide(const Instruction &I) {
  Node::Kind Of = I.Op == Opcode::Else ? Node::If : Node::Try;
  if (Open.empty() || Open.back().IsLast || Nodes[Open.back().Block].K != Of)
    return inputError(Diag::EndOpcodeExpected, I.Offset);
  finishPart();
  Open.back().IsLast = I.Op != Opcode::Catch;
  Open.back().Part = add(I, opcodeInfo(I.Op).Text, Node::Part);
  return Error::success();
}

Error CodeTree::close(const Instruction &I) {
  if (I.Op == Opcode::Delegate) {
    bool InDo = !Open.empty() && Nodes[Open.back().Block].K == Node::Try &&
                Nodes[Open.back().Block].FirstChild == None;
    if (!InDo)
      return inputError(Diag::EndOpcodeExpected, I.Offset);
  }
  finishPart();
  if (I.Op == Opcode::Delegate) {
    // Its label counts from outside of the try.
    StringRef Label = Context.Labels.name(0);
    Context.Labels.pop();
    Id Part = add(I, opcodeInfo(I.Op).Text, Node::Part);
    Context.Labels.push(Label);
    Nodes[Part].IsDelegate = true;
    append(Open.back().Block, Part);
  }
  finishBlock();
  return Error::success();
}
