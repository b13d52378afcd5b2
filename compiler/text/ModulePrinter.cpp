//===- ModulePrinter.cpp - the fields of a module -------------------------===//

#include "compiler/text/ModulePrinter.h"
#include "compiler/text/PrintText.h"
#include "compiler/wasm/Limits.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using namespace wasmc::wasm;

/// In the order of ExternKind.
static constexpr NameKind SpaceOf[] = {NameKind::Func, NameKind::Table,
                                       NameKind::Memory, NameKind::Global,
                                       NameKind::Tag};

ModulePrinter::ModulePrinter(const Module &M, bool Hints, raw_ostream &OS)
    : M(M), OS(OS), Spell(M) {
  if (Hints)
    readHints();
}

/// "(func $f (;3;)", on a new line.
void ModulePrinter::field(StringRef Keyword, NameKind K, uint32_t Index) {
  newLine(1, OS);
  OS << '(' << Keyword;
  Spell.define(K, Index, OS);
}

/// " (func $f)"
void ModulePrinter::use(StringRef Keyword, NameKind K, uint32_t Index) {
  OS << " (" << Keyword << ' ';
  Spell.index(K, Index, OS);
  OS << ')';
}

void ModulePrinter::types() {
  for (uint32_t I = 0; I < M.Types.size(); ++I) {
    const SubType &T = M.Types[I];
    bool InGroup = T.GroupSize > 1;
    if (InGroup && I == T.GroupStart.Value) {
      newLine(1, OS);
      OS << "(rec";
    }
    newLine(InGroup ? 2 : 1, OS);
    OS << "(type";
    Spell.define(NameKind::Type, I, OS);
    OS << ' ';
    Spell.type(T, I, OS);
    OS << ')';
    if (InGroup && I + 1 == T.GroupStart.Value + T.GroupSize)
      OS << ')';
  }
}

void ModulePrinter::externType(ExternKind K, uint32_t Index) {
  switch (K) {
  case ExternKind::Func:
    Spell.typeUse(M.Functions[Index].Type, OS);
    return Spell.signatureOf(Index, OS);
  case ExternKind::Table:
    return Spell.type(M.Tables[Index].Type, OS);
  case ExternKind::Memory:
    return Spell.type(M.Memories[Index].Type, OS);
  case ExternKind::Global:
    return Spell.type(M.Globals[Index].Type, OS);
  case ExternKind::Tag:
    Spell.typeUse(M.Tags[Index].Type.Type, OS);
    if (const FuncType *T = Spell.funcType(M.Tags[Index].Type.Type))
      Spell.signature(*T, OS);
    return;
  }
}

void ModulePrinter::imports() {
  for (const Import &I : M.Imports) {
    newLine(1, OS);
    OS << "(import ";
    quoteName(I.Module, OS);
    OS << ' ';
    quoteName(I.Name, OS);
    OS << " (" << externKindText(I.Kind);
    Spell.define(SpaceOf[size_t(I.Kind)], I.Index, OS);
    externType(I.Kind, I.Index);
    OS << "))";
  }
}

Error ModulePrinter::constExpr(Span Expr) {
  CodeTree Tree(Spell, /*Func=*/0, /*FuncResults=*/1);
  InstructionReader Reader(Expr);
  if (Error E = Tree.build(Reader))
    return E;
  CodeLayout(Tree, OS).behind(Tree.top(), 2);
  return Error::success();
}

Error ModulePrinter::wrappedExpr(StringRef Keyword, Span Expr) {
  CodeTree Tree(Spell, /*Func=*/0, /*FuncResults=*/1);
  InstructionReader Reader(Expr);
  if (Error E = Tree.build(Reader))
    return E;
  bool Bare =
      Tree.top().size() == 1 && Tree.isFolded(Tree.node(Tree.top().front()));
  if (!Bare)
    OS << " (" << Keyword;
  CodeLayout(Tree, OS).behind(Tree.top(), 2);
  if (!Bare)
    OS << ')';
  return Error::success();
}

Error ModulePrinter::tables() {
  for (auto [I, T] : enumerate(M.Tables)) {
    if (T.Imported)
      continue;
    field("table", NameKind::Table, uint32_t(I));
    Spell.type(T.Type, OS);
    if (T.Init) {
      // An expression of nothing would be no initializer at all.
      if (T.Init->Bytes.size() == 1)
        return inputError(Diag::ConstantRequired, T.Init->Offset);
      if (Error E = constExpr(*T.Init))
        return E;
    }
    OS << ')';
  }
  return Error::success();
}

void ModulePrinter::memories() {
  for (auto [I, Mem] : enumerate(M.Memories)) {
    if (Mem.Imported)
      continue;
    field("memory", NameKind::Memory, uint32_t(I));
    Spell.type(Mem.Type, OS);
    OS << ')';
  }
}

void ModulePrinter::tags() {
  for (auto [I, T] : enumerate(M.Tags)) {
    if (T.Imported)
      continue;
    field("tag", NameKind::Tag, uint32_t(I));
    externType(ExternKind::Tag, uint32_t(I));
    OS << ')';
  }
}

Error ModulePrinter::globals() {
  for (auto [I, G] : enumerate(M.Globals)) {
    if (G.Imported)
      continue;
    field("global", NameKind::Global, uint32_t(I));
    Spell.type(G.Type, OS);
    if (Error E = constExpr(G.Init))
      return E;
    OS << ')';
  }
  return Error::success();
}

void ModulePrinter::exports() {
  for (const Export &X : M.Exports) {
    newLine(1, OS);
    OS << "(export ";
    quoteName(X.Name, OS);
    use(externKindText(X.Kind), SpaceOf[size_t(X.Kind)], X.Index);
    OS << ')';
  }
  if (M.Start) {
    newLine(1, OS);
    OS << "(start ";
    Spell.index(NameKind::Func, M.Start->Value, OS);
    OS << ')';
  }
}

/// Indices are many on a line, expressions each on one.
Error ModulePrinter::elemItems(const ElemSegment &S) {
  if (!S.UsesExprs) {
    std::string Line = " func";
    for (FuncIndex F : S.Funcs) {
      std::string Item;
      raw_string_ostream ItemOS(Item);
      Spell.index(NameKind::Func, F.Value, ItemOS);
      if (Line.size() + 1 + Item.size() > LineWidth - 4) {
        OS << Line;
        newLine(2, OS);
        Line = Item;
      } else {
        Line += " " + Item;
      }
    }
    OS << Line;
    return Error::success();
  }
  OS << ' ';
  Spell.type(S.Type, OS);
  for (Span Expr : S.Exprs) {
    if (S.Exprs.size() > 1) {
      newLine(2, OS);
      OS << "(item";
    }
    if (Error E =
            S.Exprs.size() > 1 ? constExpr(Expr) : wrappedExpr("item", Expr))
      return E;
    if (S.Exprs.size() > 1)
      OS << ')';
  }
  return Error::success();
}

Error ModulePrinter::elems() {
  for (auto [I, S] : enumerate(M.Elems)) {
    field("elem", NameKind::Elem, uint32_t(I));
    if (S.Mode == SegmentMode::Declarative)
      OS << " declare";
    if (S.Mode == SegmentMode::Active) {
      if (S.Table.Value)
        use("table", NameKind::Table, S.Table.Value);
      if (Error E = wrappedExpr("offset", S.OffsetExpr))
        return E;
    }
    if (Error E = elemItems(S))
      return E;
    OS << ')';
  }
  return Error::success();
}

/// As strings of 64 bytes each; one goes behind what is on the line.
void ModulePrinter::bytes(ArrayRef<uint8_t> Bytes) {
  constexpr size_t PerLine = 64;
  bool Short = Bytes.size() <= PerLine / 2;
  while (!Bytes.empty()) {
    if (Short)
      OS << ' ';
    else
      newLine(2, OS);
    quoteBytes(toStringRef(Bytes.take_front(PerLine)), OS);
    Bytes = Bytes.drop_front(std::min(PerLine, Bytes.size()));
  }
}

Error ModulePrinter::datas() {
  for (auto [I, S] : enumerate(M.Datas)) {
    field("data", NameKind::Data, uint32_t(I));
    if (S.Mode == SegmentMode::Active) {
      if (S.Memory.Value)
        use("memory", NameKind::Memory, S.Memory.Value);
      if (Error E = wrappedExpr("offset", S.OffsetExpr))
        return E;
    }
    bytes(S.Bytes.Bytes);
    OS << ')';
  }
  return Error::success();
}

Error ModulePrinter::function(uint32_t Index) {
  const Function &F = M.Functions[Index];
  const FuncType *Type = Spell.funcType(F.Type);
  uint32_t NumParams = Type ? uint32_t(Type->Params.size()) : 0;
  uint32_t NumResults = Type ? uint32_t(Type->Results.size()) : 0;
  InstructionReader Reader(F.Body);
  auto Runs = readLocals(Reader.bytes());
  if (!Runs)
    return Runs.takeError();
  std::vector<ValType> Locals;
  for (const LocalRun &Run : *Runs) {
    if (NumParams + Locals.size() + Run.Count > limits::Locals)
      return inputError(Diag::ImplementationLimit, F.Body.Offset,
                        "more than " + Twine(limits::Locals) + " locals");
    Locals.insert(Locals.end(), Run.Count, Run.Type);
  }
  field("func", NameKind::Func, Index);
  externType(ExternKind::Func, Index);
  if (!Locals.empty()) {
    newLine(1, OS);
    OS << ' ';
    Spell.locals("local", Index, NumParams, Locals, OS);
  }
  // Locals have been defined by now, and are found.
  CodeTree Tree(Spell, Index, NumResults);
  if (Error E = Tree.build(Reader, &Spell.Ids, &Hints))
    return E;
  if (!Reader.atEnd())
    return inputError(Diag::EndOpcodeExpected, Reader.offset());
  NumHints += Tree.numHints();
  CodeLayout(Tree, OS).lines(Tree.top(), 2);
  OS << ')';
  return Error::success();
}

Error ModulePrinter::functions() {
  for (uint32_t I = M.NumImportedFuncs; I < M.Functions.size(); ++I)
    if (Error E = function(I))
      return handleErrors(std::move(E), [&](std::unique_ptr<InputError> Bad) {
        StringRef Name = M.funcName(FuncIndex(I));
        Bad->setFunction(Name.empty() ? "#" + std::to_string(I) : Name.str());
        return Error(std::move(Bad));
      });
  return Error::success();
}

Error ModulePrinter::print() {
  OS << "(module";
  if (!M.Name.Module.empty())
    OS << ' ' << identifier(M.Name.Module);
  types();
  imports();
  if (Error E = tables())
    return E;
  memories();
  tags();
  if (Error E = globals())
    return E;
  exports();
  if (Error E = elems())
    return E;
  if (Error E = functions())
    return E;
  if (Error E = datas())
    return E;
  customs();
  OS << ")\n";
  return Error::success();
}

Expected<std::string> wasmc::printText(const Module &M) {
  // Whether branch hints fit is known once all code has been seen.
  for (bool Hints : {true, false}) {
    std::string Text;
    raw_string_ostream OS(Text);
    ModulePrinter Printer(M, Hints, OS);
    if (Error E = Printer.print())
      return std::move(E);
    if (Printer.hintsFit())
      return Text;
  }
  llvm_unreachable("without hints all hints fit");
}
