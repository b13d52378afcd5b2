//===- Fields.cpp - functions, tables, memories, globals, tags ------------===//
//
// Spec: Text Format, Modules. Each field is visited twice: collectField gives
// it its index and identifier, field() encodes it.
//
//===----------------------------------------------------------------------===//

#include "compiler/text/Assembler.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using wasm::ExternKind;
using wasm::NameKind;

static std::optional<ExternKind> externKind(StringRef Word) {
  return StringSwitch<std::optional<ExternKind>>(Word)
      .Case("func", ExternKind::Func)
      .Case("table", ExternKind::Table)
      .Case("memory", ExternKind::Memory)
      .Case("global", ExternKind::Global)
      .Case("tag", ExternKind::Tag)
      .Default(std::nullopt);
}

/// Behind the identifier and inline exports stands an inline import.
static bool hasInlineImport(Cursor C) {
  while (C.takeList("export"))
    ;
  return C.peek() && C.peek()->head() == "import";
}

void Assembler::collectField(const Node &Field) {
  StringRef Head = Field.head();
  Cursor C = Cursor::inside(Field);
  IndexSpace *Spaces[] = {&Funcs, &Tables, &Memories, &Globals, &Tags};
  bool Imported = Head == "import";
  std::optional<ExternKind> Kind = externKind(Head);
  const Node *List = &Field;
  if (Imported) {
    C.takeIf(TokenKind::String);
    C.takeIf(TokenKind::String);
    const Node *Description = C.peek();
    Kind = Description ? externKind(Description->head()) : std::nullopt;
    if (!Kind)
      return unexpected(C);
    List = Description;
    C = Cursor::inside(*List);
  }
  if (Kind) {
    define(*Spaces[size_t(*Kind)], naming(*List->Children[0], C));
    Imported |= hasInlineImport(C);
    if (!Imported && FirstDefinition.empty() && Head != "tag")
      FirstDefinition = Head == "func" ? "function" : Head;
    else if (Imported && !FirstDefinition.empty())
      fail(Diag::ImportAfter, Field.offset(), FirstDefinition);
    // Segments written inside a table or memory have indices too.
    if (!Imported && Kind == ExternKind::Table &&
        any_of(Field.Children, [](Node *N) { return N->head() == "elem"; }))
      define(Elems);
    if (!Imported && Kind == ExternKind::Memory &&
        any_of(Field.Children, [](Node *N) { return N->head() == "data"; }))
      define(Datas);
  } else if (Head == "elem") {
    define(Elems, naming(*Field.Children[0], C));
  } else if (Head == "data") {
    define(Datas, naming(*Field.Children[0], C));
  } else if (Head != "type" && Head != "rec" && Head != "export" &&
             Head != "start") {
    const Node &Culprit =
        Field.isList() && !Field.Children.empty() ? *Field.Children[0] : Field;
    fail(Culprit.is(TokenKind::Reserved) ? Diag::UnknownOperator
                                         : Diag::UnexpectedToken,
         Culprit.offset(), Culprit.Tok.Text);
  }
}

void Assembler::field(const Node &Field) {
  StringRef Head = Field.head();
  Cursor C = Cursor::inside(Field);
  using Method = void (Assembler::*)(Cursor);
  Method M = StringSwitch<Method>(Head)
                 .Case("import", &Assembler::importField)
                 .Case("func", &Assembler::funcField)
                 .Case("table", &Assembler::tableField)
                 .Case("memory", &Assembler::memoryField)
                 .Case("global", &Assembler::globalField)
                 .Case("tag", &Assembler::tagField)
                 .Case("export", &Assembler::exportField)
                 .Case("elem", &Assembler::elemField)
                 .Case("data", &Assembler::dataField)
                 .Default(nullptr);
  if (M)
    (this->*M)(C);
  else if (Head == "start")
    startField(Field, C);
}

void Assembler::inlineExports(Cursor &C, ExternKind Kind, uint32_t Index) {
  while (const Node *Export = C.takeList("export")) {
    Cursor E = Cursor::inside(*Export);
    Encoder &Into = Exports.add();
    Into.mark(Export->offset());
    Into.name(nameString(E));
    Into.byte(uint8_t(Kind));
    Into.u64(Index);
    expectEnd(E);
  }
}

bool Assembler::inlineImport(Cursor &C, ExternKind Kind) {
  const Node *Import = C.takeList("import");
  if (!Import)
    return false;
  Cursor I = Cursor::inside(*Import);
  Encoder &Into = Imports.add();
  Into.mark(Import->offset());
  Into.name(nameString(I));
  Into.name(nameString(I));
  expectEnd(I);
  importDescription(C, Kind);
  return true;
}

void Assembler::importField(Cursor C) {
  Encoder &Into = Imports.add();
  Into.mark(C.offset());
  Into.name(nameString(C));
  Into.name(nameString(C));
  if (C.atEnd())
    return unexpected(C);
  const Node *Description = C.take();
  std::optional<ExternKind> Kind = externKind(Description->head());
  if (!Kind)
    return;
  Cursor D = Cursor::inside(*Description);
  D.takeIf(TokenKind::Id);
  ++Next[size_t(*Kind)];
  importDescription(D, *Kind);
  expectEnd(C);
}

/// The type of an import, with its kind in front, to the import section.
void Assembler::importDescription(Cursor &C, ExternKind Kind) {
  Encoder &Into = Imports.Contents;
  Into.byte(uint8_t(Kind));
  switch (Kind) {
  case ExternKind::Func: {
    TypeUse Use = typeUse(C, /*AllowNames=*/true);
    defineParams(Next[size_t(Kind)] - 1, Use);
    Into.u64(Use.Index);
    break;
  }
  case ExternKind::Table:
    Into.append(tableType(C));
    break;
  case ExternKind::Memory:
    Into.append(limits(C, /*IsMemory=*/true));
    break;
  case ExternKind::Global:
    Into.append(globalType(C));
    break;
  case ExternKind::Tag:
    Into.byte(0);
    Into.u64(typeUse(C, /*AllowNames=*/true).Index);
    break;
  }
  expectEnd(C);
}

void Assembler::exportField(Cursor C) {
  Encoder &Into = Exports.add();
  Into.mark(C.offset());
  Into.name(nameString(C));
  const Node *Description = C.atEnd() ? nullptr : C.take();
  std::optional<ExternKind> Kind =
      Description ? externKind(Description->head()) : std::nullopt;
  if (!Kind)
    return unexpected(C);
  Cursor D = Cursor::inside(*Description);
  IndexSpace *Spaces[] = {&Funcs, &Tables, &Memories, &Globals, &Tags};
  Into.byte(uint8_t(*Kind));
  Into.u64(index(*Spaces[size_t(*Kind)], D));
  expectEnd(D);
  expectEnd(C);
}

void Assembler::defineParams(uint32_t Func, const TypeUse &Use) {
  Locals = IndexSpace(NameKind::Local, Func);
  for (Naming N : Use.Params)
    define(Locals, N);
}

/// Runs of equal types are one entry.
void Assembler::locals(Cursor &C, Encoder &Into) {
  std::vector<std::pair<uint32_t, wasm::ValType>> Runs;
  while (const Node *Local = C.takeList("local")) {
    Cursor L = Cursor::inside(*Local);
    Naming N = naming(*Local->Children[0], L);
    if (N && L.atEnd())
      unexpected(L);
    while (!L.atEnd() && !failed()) {
      wasm::ValType T = valType(L);
      define(Locals, N);
      if (!Runs.empty() && Runs.back().second == T)
        ++Runs.back().first;
      else
        Runs.push_back({1, T});
      if (N)
        expectEnd(L);
    }
  }
  Into.u64(Runs.size());
  for (auto [Count, Type] : Runs) {
    Into.u64(Count);
    encode(Type, Into);
  }
}

void Assembler::funcField(Cursor C) {
  uint32_t Index = Next[size_t(ExternKind::Func)]++;
  uint64_t At = C.offset();
  C.takeIf(TokenKind::Id);
  inlineExports(C, ExternKind::Func, Index);
  if (inlineImport(C, ExternKind::Func))
    return;
  TypeUse Use = typeUse(C, /*AllowNames=*/true);
  defineParams(Index, Use);
  BlockLabels = IndexSpace(NameKind::Label, Index);
  Encoder &Declaration = FuncSection.add();
  Declaration.mark(At);
  Declaration.u64(Use.Index);
  Encoder Body;
  Body.mark(At);
  locals(C, Body);
  expression(C, Body);
  if (!Body.Hints.empty())
    FuncHints.push_back({Index, Body.Hints});
  CodeSection.add().appendSized(Body);
}

void Assembler::tableField(Cursor C) {
  uint32_t Index = Next[size_t(ExternKind::Table)]++;
  uint64_t At = C.offset();
  C.takeIf(TokenKind::Id);
  inlineExports(C, ExternKind::Table, Index);
  if (inlineImport(C, ExternKind::Table))
    return;
  Encoder &Into = TableSection.add();
  Into.mark(At);
  // "addrtype? reftype (elem ...)": the size is the segment's.
  bool Is64 = C.peek() && C.peek()->isKeyword("i64");
  size_t Ahead = Is64 || (C.peek() && C.peek()->isKeyword("i32"));
  if (C.peek(Ahead) && !C.peek(Ahead)->is(TokenKind::Number)) {
    if (Ahead)
      C.take();
    wasm::ValType Type = refType(C);
    const Node *Elem = C.takeList("elem");
    if (!Elem)
      return unexpected(C);
    uint32_t Size = inlineElem(*Elem, Index, Type, Is64);
    encode(Type, Into);
    Into.byte(1 | Is64 << 2);
    Into.u64(Size);
    Into.u64(Size);
    expectEnd(C);
    return;
  }
  Encoder Type = tableType(C);
  if (!C.atEnd()) {
    Into.byte(0x40);
    Into.byte(0x00);
    Into.append(Type);
    expression(C, Into);
  } else {
    Into.append(Type);
  }
}

void Assembler::memoryField(Cursor C) {
  uint32_t Index = Next[size_t(ExternKind::Memory)]++;
  uint64_t At = C.offset();
  C.takeIf(TokenKind::Id);
  inlineExports(C, ExternKind::Memory, Index);
  if (inlineImport(C, ExternKind::Memory))
    return;
  Encoder &Into = MemorySection.add();
  Into.mark(At);
  Cursor Ahead = C;
  bool Is64 = Ahead.takeKeyword("i64");
  if (!Is64)
    Ahead.takeKeyword("i32");
  uint64_t PageSize = DefaultPageSize;
  const Node *PageSizeList = Ahead.takeList("pagesize");
  if (const Node *Data = Ahead.takeList("data")) {
    if (PageSizeList) {
      Cursor P = Cursor::inside(*PageSizeList);
      PageSize = natural(P, 64);
      if (!isPowerOf2_64(PageSize))
        return fail(Diag::InvalidPageSizeText, PageSizeList->offset());
    }
    ++NextData;
    Encoder Bytes;
    Cursor D = Cursor::inside(*Data);
    dataStrings(D, Bytes);
    uint64_t Pages = (Bytes.size() + PageSize - 1) / PageSize;
    bool HasPageSize = PageSize != DefaultPageSize;
    Into.byte(uint8_t(1 | Is64 << 2 | HasPageSize << 3));
    Into.u64(Pages);
    Into.u64(Pages);
    if (HasPageSize)
      Into.u64(Log2_64(PageSize));
    Encoder &Segment = DataSection.add();
    Segment.mark(Data->offset());
    Segment.u64(Index ? 2 : 0);
    if (Index)
      Segment.u64(Index);
    Segment.byte(Is64 ? 0x42 : 0x41);
    Segment.byte(0);
    Segment.byte(0x0B);
    Segment.appendSized(Bytes);
    expectEnd(Ahead);
    return;
  }
  Into.append(limits(C, /*IsMemory=*/true));
  expectEnd(C);
}

void Assembler::globalField(Cursor C) {
  uint32_t Index = Next[size_t(ExternKind::Global)]++;
  uint64_t At = C.offset();
  C.takeIf(TokenKind::Id);
  inlineExports(C, ExternKind::Global, Index);
  if (inlineImport(C, ExternKind::Global))
    return;
  Encoder &Into = GlobalSection.add();
  Into.mark(At);
  Into.append(globalType(C));
  expression(C, Into);
}

void Assembler::tagField(Cursor C) {
  uint32_t Index = Next[size_t(ExternKind::Tag)]++;
  uint64_t At = C.offset();
  C.takeIf(TokenKind::Id);
  inlineExports(C, ExternKind::Tag, Index);
  if (inlineImport(C, ExternKind::Tag))
    return;
  Encoder &Into = TagSection.add();
  Into.mark(At);
  Into.byte(0);
  Into.u64(typeUse(C, /*AllowNames=*/true).Index);
  expectEnd(C);
}

void Assembler::startField(const Node &Field, Cursor C) {
  if (HasStart)
    return fail(Diag::MultipleStart, Field.offset());
  HasStart = true;
  Start.mark(Field.offset());
  Start.u64(index(Funcs, C));
  expectEnd(C);
}
