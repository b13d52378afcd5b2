//===- Refs.cpp - shares of objects, and references of guests -------------===//
//
// A guest's externref is the address of a handle, its funcref a descriptor's.
// Guests can't make either up, so a word that comes back is one that went in.
// Nobody knows when a guest has forgotten a reference: what it refers to stays
// as long as the store (pin, makeReachable).
//
//===----------------------------------------------------------------------===//

#include "runtime-support/embed/Objects.h"
#include "runtime-support/embed/Traps.h"

using namespace wasmc;
using namespace wasmc::embed;

//===--- Shares -----------------------------------------------------------===//

void embed::retain(wasm_store_t &S) { S.Shares.add(); }

void embed::release(wasm_store_t &S) {
  if (S.Shares.remove())
    free(&S);
}

void embed::retain(wasm_ref_t &R) {
  if (R.In)
    ++R.Shares;
  else
    __atomic_fetch_add(&R.Shares, 1, __ATOMIC_RELAXED);
}

static void finish(wasm_ref_t &R) {
  switch (R.Kind) {
  case wasm_ref_kind::Func:
    finish(static_cast<wasm_func_t &>(R));
    [[fallthrough]];
  case wasm_ref_kind::Global:
  case wasm_ref_kind::Table:
  case wasm_ref_kind::Memory:
  case wasm_ref_kind::Tag:
    if (wasm_instance_t *Of = static_cast<wasm_extern_t &>(R).Of)
      release(*Of);
    return;
  case wasm_ref_kind::Instance:
    return finish(static_cast<wasm_instance_t &>(R));
  case wasm_ref_kind::Module:
    return finish(static_cast<wasm_module_t &>(R));
  case wasm_ref_kind::Trap:
    return finish(static_cast<wasm_trap_t &>(R));
  case wasm_ref_kind::Foreign:
    return;
  }
}

void embed::release(wasm_ref_t &R) {
  wasm_store_t *In = R.In;
  uint32_t Left =
      In ? --R.Shares : __atomic_sub_fetch(&R.Shares, 1, __ATOMIC_ACQ_REL);
  if (Left)
    return;
  if (R.Finalizer)
    R.Finalizer(R.HostInfo);
  ::finish(R);
  free(&R);
  if (In)
    release(*In);
}

void embed::pin(wasm_ref_t &R) {
  if (R.Pinned || !R.In)
    return;
  R.Pinned = true;
  retain(R);
  R.NextPinned = R.In->Pinned;
  R.In->Pinned = &R;
}

void embed::unpinAll(wasm_store_t &S) {
  while (wasm_ref_t *R = S.Pinned) {
    S.Pinned = R->NextPinned;
    R->Pinned = false;
    release(*R);
  }
}

//===--- What all references can ------------------------------------------===//

/// Two handles of an item of a store are the same if the item is.
static bool same(const wasm_ref_t &A, const wasm_ref_t &B) {
  if (&A == &B)
    return true;
  if (A.Kind != B.Kind || A.Kind > wasm_ref_kind::Tag)
    return false;
  return static_cast<const wasm_extern_t &>(A).Item.Address ==
         static_cast<const wasm_extern_t &>(B).Item.Address;
}

#define REF_BASE(name)                                                         \
  void wasm_##name##_delete(wasm_##name##_t *R) {                              \
    if (R)                                                                     \
      release(*R);                                                             \
  }                                                                            \
  wasm_##name##_t *wasm_##name##_copy(const wasm_##name##_t *R) {              \
    auto *Copy = const_cast<wasm_##name##_t *>(R);                             \
    retain(*Copy);                                                             \
    return Copy;                                                               \
  }                                                                            \
  bool wasm_##name##_same(const wasm_##name##_t *A,                            \
                          const wasm_##name##_t *B) {                          \
    return same(*A, *B);                                                       \
  }                                                                            \
  void *wasm_##name##_get_host_info(const wasm_##name##_t *R) {                \
    return R->HostInfo;                                                        \
  }                                                                            \
  void wasm_##name##_set_host_info_with_finalizer(                             \
      wasm_##name##_t *R, void *Info, void (*Finalizer)(void *)) {             \
    if (R->Finalizer)                                                          \
      R->Finalizer(R->HostInfo);                                               \
    R->HostInfo = Info;                                                        \
    R->Finalizer = Finalizer;                                                  \
  }                                                                            \
  void wasm_##name##_set_host_info(wasm_##name##_t *R, void *Info) {           \
    wasm_##name##_set_host_info_with_finalizer(R, Info, nullptr);              \
  }

#define REF(name, condition)                                                   \
  REF_BASE(name)                                                               \
  wasm_ref_t *wasm_##name##_as_ref(wasm_##name##_t *R) { return R; }           \
  const wasm_ref_t *wasm_##name##_as_ref_const(const wasm_##name##_t *R) {     \
    return R;                                                                  \
  }                                                                            \
  wasm_##name##_t *wasm_ref_as_##name(wasm_ref_t *R) {                         \
    return R && (condition) ? static_cast<wasm_##name##_t *>(R) : nullptr;     \
  }                                                                            \
  const wasm_##name##_t *wasm_ref_as_##name##_const(const wasm_ref_t *R) {     \
    return wasm_ref_as_##name(const_cast<wasm_ref_t *>(R));                    \
  }

REF_BASE(ref)
REF(func, R->Kind == wasm_ref_kind::Func)
REF(global, R->Kind == wasm_ref_kind::Global)
REF(table, R->Kind == wasm_ref_kind::Table)
REF(memory, R->Kind == wasm_ref_kind::Memory)
REF(extern, R->Kind <= wasm_ref_kind::Tag)
REF(instance, R->Kind == wasm_ref_kind::Instance)
REF(module, R->Kind == wasm_ref_kind::Module)
REF(trap, R->Kind == wasm_ref_kind::Trap)
REF(foreign, R->Kind == wasm_ref_kind::Foreign)

wasm_foreign_t *wasm_foreign_new(wasm_store_t *In) {
  return makeRef<wasm_foreign_t>(wasm_ref_kind::Foreign, *In);
}

#define CASTS(name)                                                            \
  wasm_extern_t *wasm_##name##_as_extern(wasm_##name##_t *X) { return X; }     \
  const wasm_extern_t *wasm_##name##_as_extern_const(                          \
      const wasm_##name##_t *X) {                                              \
    return X;                                                                  \
  }                                                                            \
  wasm_##name##_t *wasm_extern_as_##name(wasm_extern_t *X) {                   \
    return wasm_ref_as_##name(X);                                              \
  }                                                                            \
  const wasm_##name##_t *wasm_extern_as_##name##_const(                        \
      const wasm_extern_t *X) {                                                \
    return wasm_ref_as_##name##_const(X);                                      \
  }
CASTS(func)
CASTS(global)
CASTS(table)
CASTS(memory)

//===--- References of guests ---------------------------------------------===//

void embed::makeReachable(const wasm_extern_t &X) {
  if (X.Of)
    X.Of->Reachable = true;
  if (X.Kind == wasm_ref_kind::Func)
    if (HostFunction *F = static_cast<const wasm_func_t &>(X).Host)
      F->Given = true;
}

/// Whether guests may be given a reference other than null to a function of
/// this type. Types of functions match none but themselves.
static bool takesFunction(abi::ValueType Type, const loader::Extern &F) {
  return Type.Heap == abi::FuncHeap ||
         Type.Heap == (abi::EarlierType | F.Type.Type);
}

/// Hosts have functions and references of their own, and no exceptions.
bool embed::wordOf(wasm_store_t &S, abi::ValueType Type, wasm_ref_t *R,
                   uint64_t &Word) {
  Word = 0;
  if (!R)
    return Type.Code != abi::RefCode;
  if (R->In && R->In != &S)
    return false;
  if (kindOf(Type) == WASM_EXTERNREF) {
    if (Type.Heap != abi::ExternHeap)
      return false;
    pin(*R);
    Word = uint64_t(R);
    return true;
  }
  wasm_func_t *F = wasm_ref_as_func(R);
  if (!F || !takesFunction(Type, F->Item))
    return false;
  makeReachable(*F);
  Word = loader::referenceTo(S.Guests, F->Item);
  return Word != 0;
}

static wasm_instance_t *ownerOf(const wasm_store_t &S, uint64_t Word) {
  const loader::Instance *I = loader::instanceOf(S.Guests, Word);
  for (wasm_instance_t *Candidate = S.Instances; Candidate;
       Candidate = Candidate->Next)
    if (Candidate->Made == I)
      return Candidate;
  return nullptr;
}

wasm_ref_t *embed::refOf(wasm_store_t &S, abi::ValueType Type, uint64_t Word) {
  if (!Word)
    return nullptr;
  if (kindOf(Type) == WASM_EXTERNREF) {
    if (Type.Heap != abi::ExternHeap)
      return nullptr;
    auto *R = reinterpret_cast<wasm_ref_t *>(Word);
    retain(*R);
    return R;
  }
  wasm_instance_t *Of = ownerOf(S, Word);
  if (Of)
    Of->Reachable = true;
  return makeExtern(S, loader::functionOf(S.Guests, Word), Of);
}
