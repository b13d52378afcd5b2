//===- PrintCustoms.cpp - custom sections as annotations ------------------===//
//
// Spec: Appendix, Custom Annotations. Names and branch hints have become parts
// of the text if all that is in them could; every other section is its bytes.
//
//===----------------------------------------------------------------------===//

#include "compiler/text/ModulePrinter.h"
#include "compiler/text/Sections.h"
#include "compiler/wasm/BranchHints.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using namespace wasmc::wasm;

/// The place of a section in their order, counted from 1; 0 for no section.
static size_t placeOf(uint8_t Id) {
  auto It =
      find_if(SectionRows, [&](const SectionRow &R) { return R.Id == Id; });
  return It == std::end(SectionRows) ? 0 : It - SectionRows + 1;
}

/// That of the last section that is not custom.
static size_t lastPlace(const Module &M) {
  const bool Filled[] = {
      !M.Types.empty(),
      !M.Imports.empty(),
      M.Functions.size() > M.NumImportedFuncs,
      any_of(M.Tables, [](const Table &T) { return !T.Imported; }),
      any_of(M.Memories, [](const Memory &Mem) { return !Mem.Imported; }),
      any_of(M.Tags, [](const Tag &T) { return !T.Imported; }),
      any_of(M.Globals, [](const Global &G) { return !G.Imported; }),
      !M.Exports.empty(),
      M.Start.has_value(),
      !M.Elems.empty(),
      M.DataCount.has_value(),
      M.Functions.size() > M.NumImportedFuncs,
      !M.Datas.empty(),
  };
  static_assert(std::size(Filled) == NumSections);
  size_t Last = 0;
  for (auto [I, IsFilled] : enumerate(Filled))
    if (IsFilled)
      Last = I + 1;
  return Last;
}

static const CustomSection *onlySection(const Module &M, StringRef Name) {
  const CustomSection *Only = nullptr;
  for (const CustomSection &S : M.Customs)
    if (S.Name == Name) {
      if (Only)
        return nullptr;
      Only = &S;
    }
  return Only;
}

/// The annotations make a section right before the code: hints of a section
/// that stands elsewhere, or is not as they would make it, stay bytes.
void ModulePrinter::readHints() {
  const CustomSection *S = findBranchHints(M);
  if (!S || (S != &M.Customs.back() && placeOf((S + 1)->Behind) < placeOf(10)))
    return;
  if (std::optional<BranchHints> Read = readBranchHints(M, *S)) {
    Hints = std::move(*Read);
    HintSection = S;
  }
}

bool ModulePrinter::isExpressed(const CustomSection &S) const {
  if (&S == HintSection)
    return true;
  // Of no names at all no section would be made.
  bool HasNames =
      !M.Name.Module.empty() ||
      any_of(M.Name.Entries, [](const auto &Of) { return !Of.empty(); });
  return S.Name == NameSection && &S == onlySection(M, NameSection) &&
         HasNames && Spell.Ids.allDefined();
}

/// Names stand behind all that has a place and before all that is last.
void ModulePrinter::customs() {
  const size_t Last = lastPlace(M);
  bool NamesToCome = any_of(M.Customs, [&](const CustomSection &S) {
    return S.Name == NameSection && isExpressed(S);
  });
  for (const CustomSection &S : M.Customs) {
    if (isExpressed(S)) {
      NamesToCome &= S.Name != NameSection;
      continue;
    }
    newLine(1, OS);
    OS << "(@custom ";
    quoteName(S.Name, OS);
    size_t Place = placeOf(S.Behind);
    if (Place < Last || NamesToCome) {
      if (Place)
        OS << " (after " << SectionRows[Place - 1].Word << ')';
      else
        OS << " (before first)";
    }
    bytes(S.Bytes.Bytes);
    OS << ')';
  }
}
