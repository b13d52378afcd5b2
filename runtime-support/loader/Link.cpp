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

bool same(abi::ValueType A, abi::ValueType B) {
  return A.Code == B.Code && A.Heap == B.Heap;
}

/// Spec: Validation, Matching. Defined types are functions', and match none but
/// themselves and what all functions do.
bool heapMatches(uint32_t Given, uint32_t Wanted) {
  if (Given == Wanted)
    return true;
  bool IsDefined = (Wanted & abi::TypeWordMask) == abi::EarlierType;
  switch (Given) {
  case abi::NoFuncHeap:
    return Wanted == abi::FuncHeap || IsDefined;
  case abi::NoExternHeap:
    return Wanted == abi::ExternHeap;
  case abi::NoExnHeap:
    return Wanted == abi::ExnHeap;
  default:
    return (Given & abi::TypeWordMask) == abi::EarlierType &&
           Wanted == abi::FuncHeap;
  }
}

bool valueMatches(abi::ValueType Given, abi::ValueType Wanted) {
  if (same(Given, Wanted))
    return true;
  if (Wanted.Code != abi::NullableRefCode && Wanted.Code != abi::RefCode)
    return false;
  return (Given.Code == Wanted.Code || Given.Code == abi::RefCode) &&
         heapMatches(Given.Heap, Wanted.Heap);
}

/// Code without checks may only get memories around which a whole reservation
/// is: any address that it can make is then the guest's. Of which memories that
/// is follows from the types that it imports them with.
bool isReservedFor(const Image &Of, const ExternType &Wanted,
                   const Extern &Memory) {
  return (Of.File.Header->Flags & abi::ChecksBounds) ||
         abi::isAlwaysChecked(Wanted.Flags, Wanted.PageSizeLog2) ||
         static_cast<abi::MemoryInstance *>(Memory.Address)->Reserved >=
             abi::GuardReservation;
}

/// An own export of the instance, or an import that it hands on: of a function
/// its own descriptor, which compiled code of any instance can call.
Extern exported(const Instance &I, const abi::ExportEntry &E) {
  Extern Result = {};
  if (!E.ImportPlusOne) {
    Result.Type = inEngineTypes(*I.Of, E.Type);
    Result.Address = at<void>(I.Vmctx, E.Offset);
    Result.Entry = E.Entry.get();
    return Result;
  }
  const Extern &Import = I.Imports[E.ImportPlusOne - 1];
  if (Import.Type.Kind != ExternKind::Func)
    return Import;
  Result.Type = Import.Type;
  Result.Address =
      at<void>(I.Vmctx, I.Of->File.Header->Imports[E.ImportPlusOne - 1].Offset);
  Result.Entry = E.Entry.get();
  return Result;
}

} // namespace

bool loader::matches(const ExternType &Given, const ExternType &Wanted) {
  if (Given.Kind != Wanted.Kind)
    return false;
  switch (Given.Kind) {
  case ExternKind::Func:
  case ExternKind::Tag:
    return Given.Type == Wanted.Type;
  case ExternKind::Table:
    return sameFlags(Given, Wanted, abi::Addr64) &&
           limitsMatch(Given, Wanted) && same(Given.Value, Wanted.Value);
  case ExternKind::Memory:
    return sameFlags(Given, Wanted, abi::Addr64 | abi::Shared) &&
           Given.PageSizeLog2 == Wanted.PageSizeLog2 &&
           limitsMatch(Given, Wanted);
  case ExternKind::Global:
    return sameFlags(Given, Wanted, abi::Mutable) &&
           (Given.Flags & abi::Mutable
                ? same(Given.Value, Wanted.Value)
                : valueMatches(Given.Value, Wanted.Value));
  }
  return false;
}

ExternType loader::inEngineTypes(const Image &Of, ExternType Type) {
  if (Type.Kind == ExternKind::Func || Type.Kind == ExternKind::Tag)
    Type.Type = Of.TypeIds[Type.Type];
  uint32_t &Heap = Type.Value.Heap;
  if ((Heap & abi::TypeWordMask) == abi::EarlierType)
    Heap = abi::EarlierType | Of.TypeIds[Heap & ~abi::TypeWordMask];
  return Type;
}

ExternType loader::typeNow(const Extern &Item) {
  ExternType Type = Item.Type;
  if (Type.Kind == ExternKind::Table)
    Type.Min = static_cast<abi::TableInstance *>(Item.Address)->Size;
  if (Type.Kind == ExternKind::Memory)
    Type.Min = static_cast<abi::MemoryInstance *>(Item.Address)->Bytes >>
               Type.PageSizeLog2;
  return Type;
}

bool loader::exportAt(const Instance &I, uint32_t Number, Extern &Result) {
  const auto &Exports = I.Of->File.Header->Exports;
  if (Number >= Exports.Count)
    return false;
  Result = exported(I, Exports[Number]);
  return true;
}

bool loader::findExport(const Instance &I, Bytes Name, Extern &Result) {
  for (const abi::ExportEntry &E : I.Of->File.Header->Exports)
    if (name(E.Name) == Name) {
      Result = exported(I, E);
      return true;
    }
  return false;
}

Outcome loader::checkImport(const Image &Of, const abi::ImportEntry &Import,
                            const Extern &Given, Problem &P) {
  if (!matches(typeNow(Given), inEngineTypes(Of, Import.Type))) {
    P.Why << "incompatible import type: \"" << name(Import.Module) << "\" \""
          << name(Import.Name) << "\"";
    return Outcome::Unlinkable;
  }
  if (Import.Type.Kind == ExternKind::Memory &&
      !isReservedFor(Of, Import.Type, Given)) {
    P.Why << "code without bounds checks can't import a memory of code with "
             "them";
    return Outcome::Failed;
  }
  return Outcome::Ok;
}

namespace {

/// Compiled code calls the descriptor's Code with its Vmctx.
abi::FuncrefDescriptor descriptorFor(const Instance &I,
                                     const abi::ImportEntry &Import,
                                     const Extern &Given) {
  auto *Address = static_cast<abi::FuncrefDescriptor *>(Given.Address);
  switch (Given.Function) {
  case Linkage::Compiled:
    break;
  case Linkage::Host:
    return {Import.HostThunk.get(), Address->Vmctx, Given.Type.Type, 0};
  case Linkage::Native:
    return {Given.Address, I.Vmctx, Given.Type.Type, 0};
  }
  return *Address;
}

} // namespace

void loader::linkInstance(Instance &I) {
  const abi::ImageHeader &H = *I.Of->File.Header;
  const uint32_t *Ids = I.Of->TypeIds.Items;
  auto *TypeIds = at<uint32_t>(I.Vmctx, H.TypeIdOffset);
  for (uint32_t N = 0; N != H.NumTypes; ++N)
    TypeIds[N] = Ids[N];
  auto *Funcrefs = at<abi::FuncrefDescriptor>(I.Vmctx, H.FuncrefOffset);
  for (uint32_t N = 0; N != H.Funcrefs.Count; ++N)
    Funcrefs[N].TypeId = Ids[H.Funcrefs[N].TypeId];
  for (const abi::TagInit &T : H.Tags)
    at<abi::TagInstance>(I.Vmctx, T.Offset)->TypeId = Ids[T.TypeId];

  for (uint32_t N = 0; N != H.Imports.Count; ++N) {
    const Extern &Given = I.Imports[N];
    int32_t Offset = H.Imports[N].Offset;
    switch (H.Imports[N].Type.Kind) {
    case ExternKind::Func:
      *at<abi::FuncrefDescriptor>(I.Vmctx, Offset) =
          descriptorFor(I, H.Imports[N], Given);
      break;
    case ExternKind::Memory: {
      auto *Memory = static_cast<abi::MemoryInstance *>(Given.Address);
      *at<abi::MemoryRef>(I.Vmctx, Offset) = {Memory->Base, Memory};
      break;
    }
    default:
      *at<void *>(I.Vmctx, Offset) = Given.Address;
    }
  }
}
