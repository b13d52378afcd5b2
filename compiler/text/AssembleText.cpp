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

void Assembler::section(uint8_t Id, const EncodedVector &V, Encoder &Into) {
  if (V.Count == 0)
    return;
  Encoder Body;
  Body.u64(V.Count);
  Body.append(V.Contents);
  Into.byte(Id);
  Into.appendSized(Body);
}

/// Groups of one type are written without the group's frame.
Encoder Assembler::typeSection() {
  EncodedVector V;
  for (auto [First, Count] : Groups) {
    Encoder &Into = V.add();
    if (Count != 1) {
      Into.byte(0x4E);
      Into.u64(Count);
    }
    for (uint32_t I = 0; I < Count; ++I)
      Into.append(TypeEntries[First + I].Encoded);
  }
  Encoder Section;
  section(1, V, Section);
  return Section;
}

/// Identifiers become names: of the module and of functions.
Encoder Assembler::nameSection(const Node *Name) {
  Encoder Body, Sub;
  Body.name("name");
  if (Name) {
    Sub.name(Name->Tok.Value);
    Body.byte(0);
    Body.appendSized(Sub);
  }
  EncodedVector Functions;
  for (auto [I, FuncName] : enumerate(Funcs.Names))
    if (!FuncName.empty()) {
      Functions.add().u64(I);
      Functions.Contents.name(FuncName);
    }
  if (Functions.Count) {
    Sub = Encoder();
    Sub.u64(Functions.Count);
    Sub.append(Functions.Contents);
    Body.byte(1);
    Body.appendSized(Sub);
  }
  Encoder Section;
  if (Name || Functions.Count) {
    Section.byte(0);
    Section.appendSized(Body);
  }
  return Section;
}

Expected<AssembledModule> Assembler::assemble(Cursor Fields, const Node *Name) {
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
    for (size_t I = 0; I < Size && !failed(); ++I) {
      encodeType(IsGroup ? *Group.take() : Field);
      TypeEntries[NextType++].IsPlainFunction &= Size == 1;
    }
  });
  ForEach([&](const Node &Field) { field(Field); });
  if (Failed)
    return make_error<TextError>(FailKind, FailOffset, FailDetail,
                                 positionInText(Text, FailOffset));
  Encoder Out;
  Out.bytes({0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00});
  Out.append(typeSection());
  section(2, Imports, Out);
  section(3, FuncSection, Out);
  section(4, TableSection, Out);
  section(5, MemorySection, Out);
  section(13, TagSection, Out);
  section(6, GlobalSection, Out);
  section(7, Exports, Out);
  if (HasStart) {
    Out.byte(8);
    Out.appendSized(Start);
  }
  section(9, ElemSection, Out);
  if (NeedsDataCount) {
    Encoder Count;
    Count.u64(DataSection.Count);
    Out.byte(12);
    Out.appendSized(Count);
  }
  section(10, CodeSection, Out);
  section(11, DataSection, Out);
  Out.append(nameSection(Name));
  return AssembledModule{std::move(Out.Bytes), std::move(Out.Marks)};
}

static bool keepNoAnnotation(StringRef) { return false; }

Expected<AssembledModule> wasmc::assembleText(StringRef Text) {
  Expected<SExprTree> Tree = SExprTree::parse(Text, keepNoAnnotation);
  if (!Tree)
    return Tree.takeError();
  Cursor Fields(Tree->top(), Text.size());
  const Node *Name = nullptr;
  if (Tree->top().size() == 1 && Tree->top()[0]->head() == "module") {
    Fields = Cursor::inside(*Tree->top()[0]);
    Name = Fields.takeIf(TokenKind::Id);
  }
  return Assembler(Text).assemble(Fields, Name);
}
