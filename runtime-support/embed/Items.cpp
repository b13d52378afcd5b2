//===- Items.cpp - globals, tables and memories ---------------------------===//
//
// A memory or table of the host's is that of an instance which has nothing
// else, of an image that is made for it: reserved, limited, reset and given
// back like any other. A global of the host's is a value.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/embed/Process.h"
#include "runtime-support/embed/Types.h"

using namespace wasmc;
using namespace wasmc::embed;
using abi::ExternKind;

namespace wasmc::embed {

/// Lives as long as the store: guests may have been given it.
struct HostItem {
  HostItem *Next;
  loader::Image *Image; ///< of a memory or table, else null
  alignas(16) Value Global;
  abi::ImageHeader Header;
  abi::TableInit Table;
  abi::ExportEntry Export;
};

} // namespace wasmc::embed

static HostItem *addItem(wasm_store_t &S) {
  auto *Item = make<HostItem>();
  if (!Item)
    return nullptr;
  Item->Next = S.Items;
  return S.Items = Item;
}

void embed::deleteItems(wasm_store_t &S) {
  while (HostItem *Item = S.Items) {
    S.Items = Item->Next;
    if (Item->Image)
      loader::release(*Item->Image);
    free(Item);
  }
}

//===--- Handles ----------------------------------------------------------===//

wasm_ref_kind embed::kindOf(const loader::Extern &Item) {
  switch (Item.Type.Kind) {
  case ExternKind::Func:
    return wasm_ref_kind::Func;
  case ExternKind::Global:
    return wasm_ref_kind::Global;
  case ExternKind::Table:
    return wasm_ref_kind::Table;
  case ExternKind::Tag:
    return wasm_ref_kind::Tag;
  default:
    return wasm_ref_kind::Memory;
  }
}

wasm_extern_t *embed::makeExtern(wasm_store_t &In, const loader::Extern &Item,
                                 wasm_instance_t *Of) {
  wasm_ref_kind Kind = kindOf(Item);
  wasm_extern_t *X;
  if (Kind == wasm_ref_kind::Func) {
    auto *F = makeRef<wasm_func_t>(Kind, In);
    if (F)
      F->Type = loader::funcType(*In.Engine->In, Item.Type);
    X = F;
  } else {
    X = makeRef<wasm_extern_t>(Kind, In);
  }
  if (!X)
    return nullptr;
  X->Item = Item;
  X->Of = Of;
  if (Of)
    retain(*Of);
  return X;
}

wasm_externkind_t wasm_extern_kind(const wasm_extern_t *X) {
  switch (X->Kind) {
  case wasm_ref_kind::Func:
    return WASM_EXTERN_FUNC;
  case wasm_ref_kind::Global:
    return WASM_EXTERN_GLOBAL;
  case wasm_ref_kind::Table:
    return WASM_EXTERN_TABLE;
  case wasm_ref_kind::Tag:
    return WASM_EXTERN_TAG;
  default:
    return WASM_EXTERN_MEMORY;
  }
}
wasm_externtype_t *wasm_extern_type(const wasm_extern_t *X) {
  return describe(*X->In->Engine->In, loader::typeNow(X->Item));
}

/// An instance of an image that has but this item.
static wasm_extern_t *makeItem(wasm_store_t &S, HostItem *Item,
                               const abi::ExternType &Type) {
  if (!Item) {
    failForMemory(nullptr);
    return nullptr;
  }
  abi::ImageHeader &H = Item->Header;
  H.Magic = abi::ImageMagic;
  H.Version = abi::AbiVersion;
  H.Flags |= abi::Loadable;
  Item->Export.Type = Type;
  H.Exports.First.Distance =
      int32_t(reinterpret_cast<char *>(&Item->Export) -
              reinterpret_cast<char *>(&H.Exports.First));
  H.Exports.Count = 1;
  Item->Image = loader::imageOfHost(*S.Engine->In, H);
  if (!Item->Image) {
    failForMemory(nullptr);
    return nullptr;
  }
  wasm_instance_t *I =
      instantiate(S, *Item->Image, nullptr, false, nullptr, nullptr);
  if (!I)
    return nullptr;
  wasm_extern_t *X = wasmc_instance_export_at(I, 0);
  wasm_instance_delete(I);
  return X;
}

//===--- Globals ----------------------------------------------------------===//

wasm_global_t *wasm_global_new(wasm_store_t *S, const wasm_globaltype_t *Type,
                               const wasm_val_t *Init) {
  HostItem *Item = addItem(*S);
  loader::Extern X = {};
  X.Type.Kind = ExternKind::Global;
  X.Type.Flags = Type->Mutability == WASM_VAR ? abi::Mutable : 0;
  X.Type.Value = typeOf(Type->Content->Kind);
  if (!Item || !toGuest(*S, X.Type.Value, *Init, Item->Global)) {
    fail(nullptr, WASMC_ERROR_USAGE, "the global's value is of another type");
    return nullptr;
  }
  X.Address = &Item->Global;
  return static_cast<wasm_global_t *>(makeExtern(*S, X, nullptr));
}
wasm_globaltype_t *wasm_global_type(const wasm_global_t *G) {
  return wasm_externtype_as_globaltype(wasm_extern_type(G));
}
void wasm_global_get(const wasm_global_t *G, wasm_val_t *Out) {
  toHost(*G->In, G->Item.Type.Value, loader::readGlobal(G->Item), *Out);
}
void wasm_global_set(wasm_global_t *G, const wasm_val_t *V) {
  Value Word;
  if (G->Item.Type.Flags & abi::Mutable &&
      toGuest(*G->In, G->Item.Type.Value, *V, Word))
    loader::writeGlobal(G->Item, Word);
}

//===--- Tables -----------------------------------------------------------===//

static abi::TableInstance &tableOf(const wasm_table_t *T) {
  return *static_cast<abi::TableInstance *>(T->Item.Address);
}

static void setLimits(abi::ExternType &Type, const wasm_limits_t &Limits) {
  Type.Min = Limits.min;
  Type.Max = Limits.max;
  if (Limits.max != wasm_limits_max_default)
    Type.Flags |= abi::HasMaximum;
}

wasm_table_t *wasm_table_new(wasm_store_t *S, const wasm_tabletype_t *Type,
                             wasm_ref_t *Init) {
  constexpr int32_t Offset =
      -int32_t(sizeof(abi::InstanceHeader) + sizeof(abi::TableInstance));
  abi::ExternType Described = {};
  Described.Kind = ExternKind::Table;
  Described.Value = typeOf(Type->Element->Kind);
  setLimits(Described, Type->Limits);
  uint64_t Word;
  if (!wordOf(*S, Described.Value, Init, Word)) {
    fail(nullptr, WASMC_ERROR_USAGE, "the reference is of another type");
    return nullptr;
  }
  HostItem *Item = addItem(*S);
  if (Item) {
    abi::ImageHeader &H = Item->Header;
    H.InstanceSize = (uint32_t(-Offset) + 15) & ~15u;
    Item->Table = {Offset, 0, Type->Limits.min, Type->Limits.max, 0};
    H.Tables.First.Distance =
        int32_t(reinterpret_cast<char *>(&Item->Table) -
                reinterpret_cast<char *>(&H.Tables.First));
    H.Tables.Count = 1;
    Item->Export.Offset = Offset;
  }
  auto *T = static_cast<wasm_table_t *>(makeItem(*S, Item, Described));
  for (uint64_t I = 0; T && I != Type->Limits.min; ++I)
    tableOf(T).Elems[I] = Word;
  return T;
}
wasm_tabletype_t *wasm_table_type(const wasm_table_t *T) {
  return wasm_externtype_as_tabletype(wasm_extern_type(T));
}
wasm_ref_t *wasm_table_get(const wasm_table_t *T, wasm_table_size_t I) {
  abi::TableInstance &Table = tableOf(T);
  return I < Table.Size ? refOf(*T->In, T->Item.Type.Value, Table.Elems[I])
                        : nullptr;
}
bool wasm_table_set(wasm_table_t *T, wasm_table_size_t I, wasm_ref_t *R) {
  abi::TableInstance &Table = tableOf(T);
  uint64_t Word;
  if (I >= Table.Size || !wordOf(*T->In, T->Item.Type.Value, R, Word))
    return false;
  Table.Elems[I] = Word;
  return true;
}
wasm_table_size_t wasm_table_size(const wasm_table_t *T) {
  return wasm_table_size_t(tableOf(T).Size);
}
bool wasm_table_grow(wasm_table_t *T, wasm_table_size_t Delta,
                     wasm_ref_t *Init) {
  uint64_t Word;
  return wordOf(*T->In, T->Item.Type.Value, Init, Word) &&
         int64_t(loader::growTable(tableOf(T), Word, Delta)) >= 0;
}

//===--- Memories ---------------------------------------------------------===//

static abi::MemoryInstance &memoryOf(const wasm_memory_t *M) {
  return *static_cast<abi::MemoryInstance *>(M->Item.Address);
}

wasm_memory_t *wasm_memory_new(wasm_store_t *S, const wasm_memorytype_t *Type) {
  constexpr uint64_t MostPages = 65536;
  abi::ExternType Described = {};
  Described.Kind = ExternKind::Memory;
  Described.PageSizeLog2 = 16;
  setLimits(Described, Type->Limits);
  if (Described.Min > MostPages ||
      (Described.Flags & abi::HasMaximum && Described.Max < Described.Min)) {
    fail(nullptr, WASMC_ERROR_USAGE, "the memory's limits make no sense");
    return nullptr;
  }
  HostItem *Item = addItem(*S);
  if (Item) {
    abi::ImageHeader &H = Item->Header;
    H.Flags = abi::HasMemory;
    H.InstanceSize = sizeof(abi::InstanceHeader);
    H.Memory.MinPages = Described.Min;
    H.Memory.MaxPages =
        Described.Flags & abi::HasMaximum && Described.Max < MostPages
            ? Described.Max
            : MostPages;
    H.Memory.PageSizeLog2 = abi::WasmPageSizeLog2;
    Item->Export.Offset = WASMC_HEADER_OFFSET(Memory);
  }
  return static_cast<wasm_memory_t *>(makeItem(*S, Item, Described));
}
wasm_memorytype_t *wasm_memory_type(const wasm_memory_t *M) {
  return wasm_externtype_as_memorytype(wasm_extern_type(M));
}
byte_t *wasm_memory_data(wasm_memory_t *M) { return memoryOf(M).Base; }
size_t wasm_memory_data_size(const wasm_memory_t *M) {
  return memoryOf(M).Bytes;
}
wasm_memory_pages_t wasm_memory_size(const wasm_memory_t *M) {
  uint64_t Pages = memoryOf(M).Bytes >> memoryOf(M).PageSizeLog2;
  return Pages < UINT32_MAX ? wasm_memory_pages_t(Pages) : UINT32_MAX;
}
bool wasm_memory_grow(wasm_memory_t *M, wasm_memory_pages_t Delta) {
  return int64_t(loader::growMemory(memoryOf(M), Delta)) >= 0;
}
