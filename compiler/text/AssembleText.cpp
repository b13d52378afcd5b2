//===- AssembleText.cpp - the door: text to binary ------------------------===//

#include "compiler/text/AssembleText.h"
#include "compiler/text/Assembler.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;

char TextError::ID = 0;

void TextError::log(raw_ostream &OS) const {
  logReason(OS);
  OS << " (line " << Position.Line << ", column " << Position.Column;
  if (!function().empty()) {
    OS << ", in function \"";
    OS.write_escaped(function()) << '"';
  }
  OS << ')';
}

TextPosition wasmc::positionInText(StringRef Text, uint64_t Offset) {
  StringRef Before = Text.substr(0, Offset);
  size_t LineStart = Before.rfind('\n');
  LineStart = LineStart == StringRef::npos ? 0 : LineStart + 1;
  return {uint32_t(Before.count('\n') + 1),
          uint32_t(Before.size() - LineStart + 1)};
}

uint64_t AssembledModule::textOffset(uint64_t Offset) const {
  auto It = upper_bound(Marks, Offset, [](uint64_t O, const TextMark &M) {
    return O < M.Offset;
  });
  return It == Marks.begin() ? 0 : std::prev(It)->TextOffset;
}

static Encoder vectorOf(const EncodedVector &V) {
  Encoder Body;
  if (V.Count) {
    Body.u64(V.Count);
    Body.append(V.Contents);
  }
  return Body;
}

/// Groups of one type are written without the group's frame, and those of
/// none, which mean nothing, not at all.
Encoder Assembler::typeSection() {
  EncodedVector V;
  for (auto [First, Count] : Groups) {
    if (Count == 0)
      continue;
    Encoder &Into = V.add();
    if (Count != 1) {
      Into.byte(0x4E);
      Into.u64(Count);
    }
    for (uint32_t I = 0; I < Count; ++I)
      Into.append(TypeEntries[First + I].Encoded);
  }
  return vectorOf(V);
}

/// Their contents, in the order of SectionRows; empty ones are left out.
std::array<Encoder, NumSections> Assembler::sections() {
  Encoder DataCount;
  if (NeedsDataCount)
    DataCount.u64(DataSection.Count);
  return {typeSection(),
          vectorOf(Imports),
          vectorOf(FuncSection),
          vectorOf(TableSection),
          vectorOf(MemorySection),
          vectorOf(TagSection),
          vectorOf(GlobalSection),
          vectorOf(Exports),
          Start,
          vectorOf(ElemSection),
          DataCount,
          vectorOf(CodeSection),
          vectorOf(DataSection)};
}

Expected<AssembledModule> Assembler::assemble(Cursor Fields,
                                              const Node *Module) {
  if (Module)
    ModuleName = naming(*Module->Children[0], Fields);
  collectTypes(Fields);
  auto ForEach = [&](auto Visit) {
    for (Cursor C = Fields; !C.atEnd() && !failed();)
      Visit(*C.take());
  };
  ForEach([&](const Node &Field) { collectField(Field); });
  ForEach([&](const Node &Field) {
    bool IsGroup = Field.head() == "rec";
    Cursor Group = Cursor::inside(Field, IsGroup ? 1 : 0);
    size_t Size = IsGroup ? Field.Children.size() - 1 : 1;
    if (!IsGroup && Field.head() != "type")
      return;
    for (size_t I = 0; I < Size && !failed(); ++I)
      encodeType(IsGroup ? *Group.take() : Field, /*Alone=*/Size == 1);
  });
  ForEach([&](const Node &Field) { field(Field); });
  if (failed())
    return Failure.error(Text);
  if (Error E = Notes.checkUsed())
    return std::move(E);
  Encoder Out;
  Out.bytes({0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00});
  for (auto [I, Section] : enumerate(sections())) {
    Out.append(Notes.Customs[I].AfterSection);
    Out.append(Notes.Customs[I].BeforeSection);
    if (SectionRows[I].Word == "code")
      Out.append(branchHintSection());
    if (Section.empty())
      continue;
    Out.byte(SectionRows[I].Id);
    Out.appendSized(Section);
  }
  Out.append(Notes.Customs.back().AfterSection);
  Out.append(nameSection());
  Out.append(Notes.Customs.back().BeforeSection);
  return AssembledModule{std::move(Out.Bytes), std::move(Out.Marks)};
}

Expected<AssembledModule> wasmc::assembleText(StringRef Text) {
  Expected<SExprTree> Tree = SExprTree::parse(Text);
  if (!Tree)
    return Tree.takeError();
  Cursor Fields(Tree->top(), Text.size());
  const Node *Module = nullptr;
  if (Tree->top().size() == 1 && Tree->top()[0]->head() == "module") {
    Module = Tree->top()[0];
    Fields = Cursor::inside(*Module);
  }
  Annotations Notes;
  if (Error E = Notes.collect(Text, Tree->annotations(), Module))
    return std::move(E);
  return Assembler(Text, std::move(Notes)).assemble(Fields, Module);
}
