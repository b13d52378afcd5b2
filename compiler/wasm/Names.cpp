//===- Names.cpp - the name section ---------------------------------------===//

#include "compiler/wasm/Names.h"
#include "llvm/ADT/STLExtras.h"
#include <tuple>

using namespace llvm;
using namespace wasmc::wasm;

/// In the order of NameKind.
static constexpr StringLiteral KindTexts[] = {
    "module", "func",   "local", "label", "type",  "table",
    "memory", "global", "elem",  "data",  "field", "tag"};
static_assert(std::size(KindTexts) == NumNameKinds);

StringRef wasmc::wasm::nameKindText(NameKind K) { return KindTexts[size_t(K)]; }

StringRef Names::name(NameKind K, uint32_t Index, uint32_t Outer) const {
  const std::vector<NameEntry> &Of = Entries[size_t(K)];
  auto Place = [](const NameEntry &E) { return std::tie(E.Outer, E.Index); };
  auto It = partition_point(Of, [&](const NameEntry &E) {
    return Place(E) < std::tie(Outer, Index);
  });
  if (It == Of.end() || It->Outer != Outer || It->Index != Index)
    return "";
  return It->Name;
}
