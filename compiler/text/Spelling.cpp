//===- Spelling.cpp - types and indices of a module -----------------------===//

#include "compiler/text/Spelling.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using namespace wasmc::wasm;

static Identifiers::Counts countsOf(const Module &M) {
  Identifiers::Counts Counts{};
  std::pair<NameKind, size_t> Rows[] = {
      {NameKind::Func, M.Functions.size()},
      {NameKind::Type, M.Types.size()},
      {NameKind::Table, M.Tables.size()},
      {NameKind::Memory, M.Memories.size()},
      {NameKind::Global, M.Globals.size()},
      {NameKind::Elem, M.Elems.size()},
      {NameKind::Data, M.Datas.size()},
      {NameKind::Tag, M.Tags.size()},
  };
  for (auto [Kind, Count] : Rows)
    Counts[size_t(Kind)] = Count;
  return Counts;
}

Spelling::Spelling(const Module &M) : M(M), Ids(M.Name, countsOf(M)) {}

void Spelling::index(NameKind K, uint32_t Index, raw_ostream &OS,
                     uint32_t Outer) const {
  StringRef Id = Ids.find(K, Index, Outer);
  if (Id.empty())
    OS << Index;
  else
    OS << Id;
}

void Spelling::define(NameKind K, uint32_t Index, raw_ostream &OS) {
  Ids.define(K, Index, /*Outer=*/0, OS);
  OS << " (;" << Index << ";)";
}

void Spelling::type(HeapType H, raw_ostream &OS) const {
  if (H.isDefined())
    index(NameKind::Type, H.index().Value, OS);
  else
    OS << toString(H);
}

void Spelling::type(ValType T, raw_ostream &OS) const {
  if (T.isRef() && T.heapType().isDefined())
    refType(T.heapType(), T.isNullable(), OS);
  else
    OS << toString(T);
}

void Spelling::refType(HeapType H, bool Nullable, raw_ostream &OS) const {
  OS << (Nullable ? "(ref null " : "(ref ");
  type(H, OS);
  OS << ')';
}

void Spelling::limits(const Limits &L, raw_ostream &OS) const {
  OS << (L.Addr == AddrType::I64 ? " i64 " : " ") << L.Min;
  if (L.Max)
    OS << ' ' << *L.Max;
  if (L.Shared)
    OS << " shared";
}

void Spelling::type(const TableType &T, raw_ostream &OS) const {
  limits(T.Lim, OS);
  OS << ' ';
  type(T.Elem, OS);
}

void Spelling::type(const MemoryType &T, raw_ostream &OS) const {
  limits(T.Lim, OS);
  if (T.PageSizeLog2 != MemoryType().PageSizeLog2)
    OS << " (pagesize " << (uint64_t(1) << T.PageSizeLog2) << ')';
}

void Spelling::type(const GlobalType &T, raw_ostream &OS) const {
  OS << (T.Mutable ? " (mut " : " ");
  type(T.Type, OS);
  if (T.Mutable)
    OS << ')';
}

void Spelling::field(const FieldType &F, raw_ostream &OS) const {
  OS << (F.Mutable ? " (mut " : " ");
  if (F.Pack == FieldType::Unpacked)
    type(F.Type, OS);
  else
    OS << (F.Pack == FieldType::I8 ? "i8" : "i16");
  if (F.Mutable)
    OS << ')';
}

void Spelling::type(const SubType &T, uint32_t Index, raw_ostream &OS) {
  bool IsPlain = T.Final && !T.Super;
  if (!IsPlain)
    OS << (T.Final ? "(sub final " : "(sub ");
  if (T.Super) {
    index(NameKind::Type, T.Super->Value, OS);
    OS << ' ';
  }
  switch (T.Kind) {
  case SubType::Func:
    OS << "(func";
    signature(T.Function, OS);
    break;
  case SubType::Array:
    OS << "(array";
    field(T.Fields[0], OS);
    break;
  case SubType::Struct:
    OS << "(struct";
    for (auto [I, F] : enumerate(T.Fields)) {
      OS << " (field";
      Ids.define(NameKind::Field, uint32_t(I), Index, OS);
      field(F, OS);
      OS << ')';
    }
    break;
  }
  OS << (IsPlain ? ")" : "))");
}

const FuncType *Spelling::funcType(TypeIndex T) const {
  if (T.Value >= M.Types.size() || M.Types[T.Value].Kind != SubType::Func)
    return nullptr;
  return &M.Types[T.Value].Function;
}

void Spelling::typeUse(TypeIndex T, raw_ostream &OS) const {
  OS << " (type ";
  index(NameKind::Type, T.Value, OS);
  OS << ')';
}

static void list(StringRef Keyword, ArrayRef<ValType> Types,
                 const Spelling &Spell, raw_ostream &OS) {
  if (Types.empty())
    return;
  OS << " (" << Keyword;
  for (ValType T : Types) {
    OS << ' ';
    Spell.type(T, OS);
  }
  OS << ')';
}

void Spelling::results(ArrayRef<ValType> Types, raw_ostream &OS) const {
  list("result", Types, *this, OS);
}

void Spelling::signature(const FuncType &T, raw_ostream &OS) const {
  list("param", T.Params, *this, OS);
  results(T.Results, OS);
}

void Spelling::locals(StringRef Keyword, uint32_t Func, uint32_t First,
                      ArrayRef<ValType> Types, raw_ostream &OS) {
  while (!Types.empty()) {
    uint32_t Count = 0;
    while (Count < Types.size() &&
           !Ids.has(NameKind::Local, First + Count, Func))
      ++Count;
    list(Keyword, Types.take_front(Count), *this, OS);
    Types = Types.drop_front(Count);
    First += Count;
    if (Types.empty())
      return;
    OS << " (" << Keyword;
    Ids.define(NameKind::Local, First++, Func, OS);
    OS << ' ';
    type(Types.front(), OS);
    OS << ')';
    Types = Types.drop_front();
  }
}

void Spelling::signatureOf(uint32_t Func, raw_ostream &OS) {
  const FuncType *T = funcType(M.Functions[Func].Type);
  if (!T)
    return;
  locals("param", Func, 0, T->Params, OS);
  results(T->Results, OS);
}
