//===- CustomSections.cpp - names and branch hints ------------------------===//
//
// Spec: Appendix, Custom Sections. Identifiers become names, so that what is
// printed of a module keeps them.
//
//===----------------------------------------------------------------------===//

#include "compiler/text/Assembler.h"
#include "compiler/wasm/BranchHints.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using wasm::NameEntry;
using wasm::NameKind;

static Encoder customSection(StringRef Name, const Encoder &Contents) {
  Encoder Body, Section;
  Body.name(Name);
  Body.append(Contents);
  Section.byte(0);
  Section.appendSized(Body);
  return Section;
}

static void subsection(NameKind Kind, const Encoder &Contents, Encoder &Into) {
  Into.byte(uint8_t(Kind));
  Into.appendSized(Contents);
}

static Encoder nameMap(ArrayRef<NameEntry> Entries) {
  Encoder Map;
  Map.u64(Entries.size());
  for (const NameEntry &E : Entries) {
    Map.u64(E.Index);
    Map.name(E.Name);
  }
  return Map;
}

/// A map for each thing that has things with names in it.
static Encoder nestedNameMap(ArrayRef<NameEntry> Entries) {
  EncodedVector Maps;
  while (!Entries.empty()) {
    uint32_t Outer = Entries.front().Outer;
    ArrayRef<NameEntry> Inner = Entries.take_while(
        [&](const NameEntry &E) { return E.Outer == Outer; });
    Entries = Entries.drop_front(Inner.size());
    Maps.add().u64(Outer);
    Maps.Contents.append(nameMap(Inner));
  }
  Encoder Map;
  Map.u64(Maps.Count);
  Map.append(Maps.Contents);
  return Map;
}

/// None if the text has written one out itself.
Encoder Assembler::nameSection() {
  if (Notes.HasNameSection)
    return {};
  Encoder Body;
  if (ModuleName) {
    Encoder Name;
    Name.name(ModuleName.Name ? *ModuleName.Name : ModuleName.Id->Tok.Value);
    subsection(NameKind::Module, Name, Body);
  }
  for (auto [I, Entries] : enumerate(NameEntries))
    if (!Entries.empty())
      subsection(NameKind(I),
                 isNestedKind(NameKind(I)) ? nestedNameMap(Entries)
                                           : nameMap(Entries),
                 Body);
  return Body.empty() ? Encoder() : customSection(NameSection, Body);
}

/// Offsets count from the start of a function's body.
Encoder Assembler::branchHintSection() {
  if (FuncHints.empty())
    return {};
  Encoder Body;
  Body.u64(FuncHints.size());
  for (const auto &[Func, Hints] : FuncHints) {
    Body.u64(Func);
    Body.u64(Hints.size());
    for (BranchHint H : Hints) {
      Body.u64(H.Offset);
      Body.u64(1);
      Body.byte(H.Value);
    }
  }
  return customSection(wasm::BranchHintSection, Body);
}
