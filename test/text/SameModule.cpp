//===- SameModule.cpp - whether two modules are the same ------------------===//

#include "test/text/SameModule.h"
#include "compiler/wasm/Instruction.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;

namespace {
std::string at(const char *What, size_t Index) {
  return std::string(What) + " " + std::to_string(Index);
}

bool same(const Limits &A, const Limits &B) {
  return A.Addr == B.Addr && A.Shared == B.Shared && A.Min == B.Min &&
         A.Max == B.Max;
}

bool same(const BlockType &A, const BlockType &B) {
  return A.K == B.K && A.Result == B.Result && A.Index == B.Index;
}

bool same(const CatchClause &A, const CatchClause &B) {
  bool HasTag = A.K == CatchClause::Catch || A.K == CatchClause::CatchRef;
  return A.K == B.K && A.Label == B.Label && (!HasTag || A.Tag == B.Tag);
}

/// All members are compared: those that an instruction doesn't have are what
/// the one before has left in both.
bool same(const Instruction &A, const Instruction &B) {
  return A.Op == B.Op && A.Index == B.Index && A.Index2 == B.Index2 &&
         same(A.Block, B.Block) && A.Mem.AlignLog2 == B.Mem.AlignLog2 &&
         A.Mem.Memory == B.Mem.Memory && A.Mem.Offset == B.Mem.Offset &&
         A.Lane == B.Lane && A.Bits == B.Bits && A.Bytes == B.Bytes &&
         A.Heap == B.Heap && A.Heap2 == B.Heap2 && A.CastFlags == B.CastFlags &&
         A.Labels == B.Labels && A.Types == B.Types &&
         A.Catches.size() == B.Catches.size() &&
         all_of(zip(A.Catches, B.Catches), [](auto Pair) {
           return same(std::get<0>(Pair), std::get<1>(Pair));
         });
}

bool sameCode(InstructionReader A, InstructionReader B) {
  Instruction InA, InB;
  while (!A.atEnd() && !B.atEnd()) {
    InA.Labels = InB.Labels = {};
    InA.Types = InB.Types = {};
    InA.Catches = InB.Catches = {};
    Error E = joinErrors(A.read(InA), B.read(InB));
    bool Failed = bool(E);
    consumeError(std::move(E));
    if (Failed || !same(InA, InB))
      return false;
  }
  return A.atEnd() && B.atEnd();
}

bool sameExpr(Span A, Span B) {
  return sameCode(InstructionReader(A), InstructionReader(B));
}

bool sameBody(Span A, Span B) {
  InstructionReader ReaderA(A), ReaderB(B);
  std::vector<ValType> Locals[2];
  InstructionReader *Readers[] = {&ReaderA, &ReaderB};
  for (int I : {0, 1}) {
    auto Runs = readLocals(Readers[I]->bytes());
    if (!Runs) {
      consumeError(Runs.takeError());
      return false;
    }
    for (const LocalRun &R : *Runs)
      Locals[I].insert(Locals[I].end(), R.Count, R.Type);
  }
  return Locals[0] == Locals[1] &&
         sameCode(std::move(ReaderA), std::move(ReaderB));
}

bool same(const SubType &A, const SubType &B) {
  return A.Kind == B.Kind && A.Final == B.Final && A.Super == B.Super &&
         A.Function == B.Function && A.Fields == B.Fields &&
         A.GroupStart == B.GroupStart && A.GroupSize == B.GroupSize;
}

bool same(const Import &A, const Import &B) {
  return A.Module == B.Module && A.Name == B.Name && A.Kind == B.Kind &&
         A.Index == B.Index;
}

bool same(const Function &A, const Function &B) {
  return A.Type == B.Type && A.Imported == B.Imported &&
         (A.Imported || sameBody(A.Body, B.Body));
}

bool same(const Table &A, const Table &B) {
  return A.Type.Elem == B.Type.Elem && same(A.Type.Lim, B.Type.Lim) &&
         A.Imported == B.Imported && A.Init.has_value() == B.Init.has_value() &&
         (!A.Init || sameExpr(*A.Init, *B.Init));
}

bool same(const Memory &A, const Memory &B) {
  return same(A.Type.Lim, B.Type.Lim) && A.Imported == B.Imported &&
         A.Type.PageSizeLog2 == B.Type.PageSizeLog2;
}

bool same(const Global &A, const Global &B) {
  return A.Type.Type == B.Type.Type && A.Type.Mutable == B.Type.Mutable &&
         A.Imported == B.Imported && sameExpr(A.Init, B.Init);
}

bool same(const Tag &A, const Tag &B) {
  return A.Type.Type == B.Type.Type && A.Imported == B.Imported;
}

bool same(const Export &A, const Export &B) {
  return A.Name == B.Name && A.Kind == B.Kind && A.Index == B.Index;
}

bool same(const ElemSegment &A, const ElemSegment &B) {
  return A.Mode == B.Mode && A.Table == B.Table && A.Type == B.Type &&
         sameExpr(A.OffsetExpr, B.OffsetExpr) && A.Funcs == B.Funcs &&
         A.UsesExprs == B.UsesExprs && A.Exprs.size() == B.Exprs.size() &&
         all_of(zip(A.Exprs, B.Exprs), [](auto Pair) {
           return sameExpr(std::get<0>(Pair), std::get<1>(Pair));
         });
}

bool same(const DataSegment &A, const DataSegment &B) {
  return A.Mode == B.Mode && A.Memory == B.Memory &&
         sameExpr(A.OffsetExpr, B.OffsetExpr) && A.Bytes.Bytes == B.Bytes.Bytes;
}

bool same(const NameEntry &A, const NameEntry &B) {
  return A.Outer == B.Outer && A.Index == B.Index && A.Name == B.Name;
}

/// Names are compared as such.
bool same(const CustomSection &A, const CustomSection &B) {
  return A.Name == B.Name &&
         (A.Name == "name" || A.Bytes.Bytes == B.Bytes.Bytes);
}

template <typename T>
std::string compare(const char *What, const std::vector<T> &A,
                    const std::vector<T> &B) {
  for (size_t I = 0; I < std::min(A.size(), B.size()); ++I)
    if (!same(A[I], B[I]))
      return at(What, I);
  return A.size() == B.size() ? "" : "number of " + std::string(What) + "s";
}
} // namespace

std::string wasmc::differenceOf(const Module &A, const Module &B) {
  std::string Differences[] = {
      compare("type", A.Types, B.Types),
      compare("import", A.Imports, B.Imports),
      compare("function", A.Functions, B.Functions),
      compare("table", A.Tables, B.Tables),
      compare("memory", A.Memories, B.Memories),
      compare("tag", A.Tags, B.Tags),
      compare("global", A.Globals, B.Globals),
      compare("export", A.Exports, B.Exports),
      A.Start == B.Start ? "" : "start",
      compare("element segment", A.Elems, B.Elems),
      compare("data segment", A.Datas, B.Datas),
      A.Name.Module == B.Name.Module ? "" : "the module's name",
  };
  for (const std::string &D : Differences)
    if (!D.empty())
      return D;
  for (size_t K = 0; K < NumNameKinds; ++K)
    if (std::string D = compare("name", A.Name.Entries[K], B.Name.Entries[K]);
        !D.empty())
      return nameKindText(NameKind(K)).str() + " " + D;
  return compare("custom section", A.Customs, B.Customs);
}
