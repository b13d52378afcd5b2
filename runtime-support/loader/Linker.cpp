//===- Linker.cpp - imports found by their names --------------------------===//

#include "runtime-support/loader/Linker.h"
#include "runtime-support/loader/Store.h"

using namespace wasmc;
using namespace wasmc::loader;

Linker::Entry *Linker::entry(Bytes Module, Bytes Name, bool IsItem) const {
  for (Entry &E : Entries) {
    const char *At = Text.begin() + E.Begin;
    if (E.IsItem == IsItem && Bytes{At, E.ModuleSize} == Module &&
        Bytes{At + E.ModuleSize, E.NameSize} == Name)
      return &E;
  }
  return nullptr;
}

Linker::Entry *Linker::make(Bytes Module, Bytes Name, bool IsItem) {
  if (Entry *E = entry(Module, Name, IsItem))
    return E;
  uint64_t Begin = Text.Count;
  if (!Entries.reserve(1) || !Text.append(Module.Data, Module.Size) ||
      !Text.append(Name.Data, Name.Size))
    return nullptr;
  Entry *E = Entries.append();
  *E = {Begin, Module.Size, Name.Size, nullptr, IsItem, {}};
  return E;
}

bool Linker::define(Bytes Module, Instance &I) {
  Entry *E = make(Module, {"", 0}, /*IsItem=*/false);
  if (E)
    E->Named = &I;
  return E;
}

bool Linker::define(Bytes Module, Bytes Name, const Extern &Item) {
  Entry *E = make(Module, Name, /*IsItem=*/true);
  if (E)
    E->Item = Item;
  return E;
}

void Linker::forget(const Instance &Gone) {
  for (Entry &E : Entries)
    if (E.Named == &Gone)
      E.Named = nullptr;
}

/// Letters of native functions' types.
static bool isOf(const char *Letters, const abi::ValueType *Types,
                 uint32_t Count) {
  for (uint32_t I = 0; I != Count; ++I, ++Letters) {
    uint32_t Code = *Letters == 'i' ? I32Code : I64Code;
    if (!*Letters || Types[I].Code != Code)
      return false;
  }
  return !*Letters;
}

bool Linker::findNative(const Image &Of, const abi::ImportEntry &Import,
                        Extern &Result) const {
  abi::NativeFunction F;
  if (!Native || Import.Type.Kind != abi::ExternKind::Func)
    return false;
  uint64_t Size = 0;
  while (Native->Name[Size])
    ++Size;
  if (!(name(Import.Module) == Bytes{Native->Name, Size}) ||
      !Native->Find(Import.Name.begin(), Import.Name.Count, F))
    return false;
  Result = {};
  Result.Type = inEngineTypes(Of, Import.Type);
  Result.Function = Linkage::Native;
  Result.Address = const_cast<void *>(F.Code);
  FuncType Type = funcType(*Of.In, Result.Type);
  // One of another type matches nothing.
  if (!isOf(F.Params, Type.Params, Type.NumParams) ||
      !isOf(F.Results, Type.Results, Type.NumResults))
    Result.Type.Kind = abi::ExternKind::Tag;
  return true;
}

bool Linker::find(const Image &Of, const abi::ImportEntry &Import,
                  Extern &Result) const {
  Bytes Module = name(Import.Module), Name = name(Import.Name);
  if (const Entry *E = entry(Module, Name, /*IsItem=*/true)) {
    Result = E->Item;
    return true;
  }
  const Entry *E = entry(Module, {"", 0}, /*IsItem=*/false);
  if (E && E->Named)
    return findExport(*E->Named, Name, Result);
  return findNative(Of, Import, Result);
}

Outcome Linker::resolve(const Image &Of, Extern *Imports, Problem &P) const {
  for (const abi::ImportEntry &Import : Of.File.Header->Imports) {
    if (!find(Of, Import, *Imports++)) {
      P.Why << "unknown import: \"" << name(Import.Module) << "\" \""
            << name(Import.Name) << "\"";
      return Outcome::Unlinkable;
    }
    // The first that is wrong is told, whichever way it is so.
    Outcome Matched = checkImport(Of, Import, Imports[-1], P);
    if (Matched != Outcome::Ok)
      return Matched;
  }
  return Outcome::Ok;
}

void Linker::destroy() {
  Entries.destroy();
  Text.destroy();
}
