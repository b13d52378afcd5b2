//===- Link.cpp - what imports are given ----------------------------------===//
//
// Spec: Execution, Modules, Instantiation; Validation, Matching, External
// Types. A table's or memory's type is that of now: its minimum is its size.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/loader/Store.h"

using namespace wasmc;
using namespace wasmc::loader;
using abi::ExternKind;
using abi::ExternType;

namespace {

Bytes name(const abi::RelArray<char> &A) { return {A.begin(), A.Count}; }

bool limitsMatch(const ExternType &Given, const ExternType &Wanted) {
  if (Given.Min < Wanted.Min)
    return false;
  if (!(Wanted.Flags & abi::HasMaximum))
    return true;
  return (Given.Flags & abi::HasMaximum) && Given.Max <= Wanted.Max;
}

bool sameFlags(const ExternType &A, const ExternType &B, uint32_t Flags) {
  return ((A.Flags ^ B.Flags) & Flags) == 0;
}

/// Both types are the store's.
bool matches(const TypeStore &Types, const ExternType &Given,
             const ExternType &Wanted) {
  if (Given.Kind != Wanted.Kind)
    return false;
  switch (Given.Kind) {
  case ExternKind::Func:
    return Types.matches(Given.Type, Wanted.Type);
  case ExternKind::Tag:
    return Given.Type == Wanted.Type;
  case ExternKind::Table:
    return sameFlags(Given, Wanted, abi::Addr64) &&
           limitsMatch(Given, Wanted) &&
           Types.matches(Given.Value, Wanted.Value) &&
           Types.matches(Wanted.Value, Given.Value);
  case ExternKind::Memory:
    return sameFlags(Given, Wanted, abi::Addr64 | abi::Shared) &&
           Given.PageSizeLog2 == Wanted.PageSizeLog2 &&
           limitsMatch(Given, Wanted);
  case ExternKind::Global:
    return sameFlags(Given, Wanted, abi::Mutable) &&
           Types.matches(Given.Value, Wanted.Value) &&
           (!(Given.Flags & abi::Mutable) ||
            Types.matches(Wanted.Value, Given.Value));
  }
  return false;
}

Outcome unlinkable(Problem &P, const char *Phrase,
                   const abi::ImportEntry &Import) {
  P.Why << Phrase << ": \"" << name(Import.Module) << "\" \""
        << name(Import.Name) << "\"";
  return Outcome::Unlinkable;
}

/// Code without checks may only get memories around which a whole reservation
/// is: any address that it can make is then the guest's.
bool isReservedFor(const Image &Of, const Extern &Memory) {
  return (Of.File.Header->Flags & abi::ChecksBounds) ||
         static_cast<abi::MemoryInstance *>(Memory.Address)->Reserved >=
             abi::GuardReservation;
}

Outcome resolve(Store &S, const Image &Of, const abi::ImportEntry &Import,
                Extern &Result, Problem &P) {
  const Instance *From = S.Registered.find(name(Import.Module));
  if (!From || !findExport(*From, name(Import.Name), Result))
    return unlinkable(P, "unknown import", Import);
  if (!matches(S.Types, Result.Type, inStoreTypes(Of, Import.Type)))
    return unlinkable(P, "incompatible import type", Import);
  if (Import.Type.Kind == ExternKind::Memory && !isReservedFor(Of, Result)) {
    P.Why << "code without bounds checks can't import a memory of code with "
             "them";
    return Outcome::Failed;
  }
  return Outcome::Ok;
}

/// An own export of the instance.
void *ownAddress(const Instance &I, const abi::ExportEntry &Export) {
  return at<void>(I.Vmctx, Export.Offset);
}

} // namespace

ExternType loader::inStoreTypes(const Image &Of, ExternType Type) {
  if (Type.Kind == ExternKind::Func || Type.Kind == ExternKind::Tag)
    Type.Type = Of.TypeIds[Type.Type];
  uint32_t &Heap = Type.Value.Heap;
  if ((Heap & abi::TypeWordMask) == abi::EarlierType)
    Heap = abi::EarlierType | Of.TypeIds[Heap & ~abi::TypeWordMask];
  return Type;
}

bool loader::findExport(const Instance &I, Bytes Name, Extern &Result) {
  for (const abi::ExportEntry &E : I.Of->File.Header->Exports) {
    if (!(name(E.Name) == Name))
      continue;
    if (E.ImportPlusOne) {
      Result = I.Imports[E.ImportPlusOne - 1];
    } else {
      Result.Type = inStoreTypes(*I.Of, E.Type);
      Result.Address = ownAddress(I, E);
      Result.Entry = E.Entry.get();
    }
    if (Result.Type.Kind == ExternKind::Table)
      Result.Type.Min = static_cast<abi::TableInstance *>(Result.Address)->Size;
    if (Result.Type.Kind == ExternKind::Memory)
      Result.Type.Min =
          static_cast<abi::MemoryInstance *>(Result.Address)->Bytes /
          abi::WasmPageSize;
    return true;
  }
  return false;
}

Outcome loader::resolveImports(Store &S, const Image &Of, Extern *Imports,
                               Problem &P) {
  for (const abi::ImportEntry &Import : Of.File.Header->Imports) {
    Outcome Found = resolve(S, Of, Import, *Imports++, P);
    if (Found != Outcome::Ok)
      return Found;
  }
  return Outcome::Ok;
}

void loader::linkInstance(Instance &I) {
  const abi::ImageHeader &H = *I.Of->File.Header;
  const uint32_t *Ids = I.Of->TypeIds.Items;
  auto *TypeIds = at<uint32_t>(I.Vmctx, H.TypeIdOffset);
  for (uint32_t N = 0; N != H.NumTypes; ++N)
    TypeIds[N] = Ids[N];
  auto *Funcrefs = at<abi::FuncrefDescriptor>(I.Vmctx, H.FuncrefOffset);
  for (uint32_t N = 0; N != H.Funcrefs.Count; ++N)
    Funcrefs[N].TypeId = Ids[H.Funcrefs[N].TypeId];

  for (uint32_t N = 0; N != H.Imports.Count; ++N) {
    void *Given = I.Imports[N].Address;
    int32_t Offset = H.Imports[N].Offset;
    switch (H.Imports[N].Type.Kind) {
    case ExternKind::Func:
      *at<abi::FuncrefDescriptor>(I.Vmctx, Offset) =
          *static_cast<abi::FuncrefDescriptor *>(Given);
      break;
    case ExternKind::Memory: {
      auto *Memory = static_cast<abi::MemoryInstance *>(Given);
      *at<abi::MemoryRef>(I.Vmctx, Offset) = {Memory->Base, Memory};
      break;
    }
    default:
      *at<void *>(I.Vmctx, Offset) = Given;
    }
  }
}
