//===- Types.cpp - types as the C API has them ----------------------------===//
//
// An ExternType's limits have 64 bits and an own flag for a maximum; the
// standard's have 32 and wasm_limits_max_default.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/embed/Types.h"

using namespace wasmc;
using namespace wasmc::embed;
using abi::ExternKind;

//===--- Value types ------------------------------------------------------===//

wasm_valtype_t *wasm_valtype_new(wasm_valkind_t Kind) {
  auto *T = make<wasm_valtype_t>();
  if (T)
    T->Kind = Kind;
  return T;
}
void wasm_valtype_delete(wasm_valtype_t *T) { free(T); }
wasm_valtype_t *wasm_valtype_copy(const wasm_valtype_t *T) {
  return wasm_valtype_new(T->Kind);
}
wasm_valkind_t wasm_valtype_kind(const wasm_valtype_t *T) { return T->Kind; }

using enum abi::ValueCode;
using enum abi::HeapCode;

wasm_valkind_t embed::kindOf(abi::ValueType Type) {
  switch (Type.Code) {
  case I32Code:
    return WASM_I32;
  case I64Code:
    return WASM_I64;
  case F32Code:
    return WASM_F32;
  case F64Code:
    return WASM_F64;
  case V128Code:
    return WASM_V128;
  default:
    return Type.Heap == FuncHeap || Type.Heap == NoFuncHeap ||
                   (Type.Heap & abi::TypeWordMask)
               ? WASM_FUNCREF
               : WASM_EXTERNREF; // null, if it is no reference of the host's
  }
}

abi::ValueType embed::typeOf(wasm_valkind_t Kind) {
  switch (Kind) {
  case WASM_I32:
    return {I32Code, 0};
  case WASM_I64:
    return {I64Code, 0};
  case WASM_F32:
    return {F32Code, 0};
  case WASM_F64:
    return {F64Code, 0};
  case WASM_V128:
    return {V128Code, 0};
  case WASM_EXTERNREF:
    return {NullableRefCode, ExternHeap};
  default:
    return {NullableRefCode, FuncHeap};
  }
}

//===--- Types of items ---------------------------------------------------===//

template <typename T> static T *makeType(wasm_externkind_t Kind) {
  T *Made = make<T>();
  if (Made)
    Made->Kind = Kind;
  return Made;
}

wasm_functype_t *wasm_functype_new(wasm_valtype_vec_t *Params,
                                   wasm_valtype_vec_t *Results) {
  auto *T = makeType<wasm_functype_t>(WASM_EXTERN_FUNC);
  if (T) {
    T->Params = *Params;
    T->Results = *Results;
  }
  return T;
}
void wasm_functype_delete(wasm_functype_t *T) {
  if (!T)
    return;
  wasm_valtype_vec_delete(&T->Params);
  wasm_valtype_vec_delete(&T->Results);
  free(T);
}
wasm_functype_t *wasm_functype_copy(const wasm_functype_t *T) {
  wasm_valtype_vec_t Params, Results;
  wasm_valtype_vec_copy(&Params, &T->Params);
  wasm_valtype_vec_copy(&Results, &T->Results);
  return wasm_functype_new(&Params, &Results);
}
const wasm_valtype_vec_t *wasm_functype_params(const wasm_functype_t *T) {
  return &T->Params;
}
const wasm_valtype_vec_t *wasm_functype_results(const wasm_functype_t *T) {
  return &T->Results;
}

wasm_globaltype_t *wasm_globaltype_new(wasm_valtype_t *Content,
                                       wasm_mutability_t Mutability) {
  auto *T = makeType<wasm_globaltype_t>(WASM_EXTERN_GLOBAL);
  if (T) {
    T->Content = Content;
    T->Mutability = Mutability;
  }
  return T;
}
void wasm_globaltype_delete(wasm_globaltype_t *T) {
  if (!T)
    return;
  wasm_valtype_delete(T->Content);
  free(T);
}
wasm_globaltype_t *wasm_globaltype_copy(const wasm_globaltype_t *T) {
  return wasm_globaltype_new(wasm_valtype_copy(T->Content), T->Mutability);
}
const wasm_valtype_t *wasm_globaltype_content(const wasm_globaltype_t *T) {
  return T->Content;
}
wasm_mutability_t wasm_globaltype_mutability(const wasm_globaltype_t *T) {
  return T->Mutability;
}

wasm_tabletype_t *wasm_tabletype_new(wasm_valtype_t *Element,
                                     const wasm_limits_t *Limits) {
  auto *T = makeType<wasm_tabletype_t>(WASM_EXTERN_TABLE);
  if (T) {
    T->Element = Element;
    T->Limits = *Limits;
  }
  return T;
}
void wasm_tabletype_delete(wasm_tabletype_t *T) {
  if (!T)
    return;
  wasm_valtype_delete(T->Element);
  free(T);
}
wasm_tabletype_t *wasm_tabletype_copy(const wasm_tabletype_t *T) {
  return wasm_tabletype_new(wasm_valtype_copy(T->Element), &T->Limits);
}
const wasm_valtype_t *wasm_tabletype_element(const wasm_tabletype_t *T) {
  return T->Element;
}
const wasm_limits_t *wasm_tabletype_limits(const wasm_tabletype_t *T) {
  return &T->Limits;
}

wasm_memorytype_t *wasm_memorytype_new(const wasm_limits_t *Limits) {
  auto *T = makeType<wasm_memorytype_t>(WASM_EXTERN_MEMORY);
  if (T)
    T->Limits = *Limits;
  return T;
}
void wasm_memorytype_delete(wasm_memorytype_t *T) { free(T); }
wasm_memorytype_t *wasm_memorytype_copy(const wasm_memorytype_t *T) {
  return wasm_memorytype_new(&T->Limits);
}
const wasm_limits_t *wasm_memorytype_limits(const wasm_memorytype_t *T) {
  return &T->Limits;
}

wasm_tagtype_t *wasm_tagtype_new(wasm_functype_t *Function) {
  auto *T = makeType<wasm_tagtype_t>(WASM_EXTERN_TAG);
  if (T)
    T->Function = Function;
  return T;
}
void wasm_tagtype_delete(wasm_tagtype_t *T) {
  if (!T)
    return;
  wasm_functype_delete(T->Function);
  free(T);
}
wasm_tagtype_t *wasm_tagtype_copy(const wasm_tagtype_t *T) {
  return wasm_tagtype_new(wasm_functype_copy(T->Function));
}
const wasm_functype_t *wasm_tagtype_functype(const wasm_tagtype_t *T) {
  return T->Function;
}

//===--- All of them ------------------------------------------------------===//

#define CASTS(name, kind)                                                      \
  wasm_externtype_t *wasm_##name##_as_externtype(wasm_##name##_t *T) {         \
    return T;                                                                  \
  }                                                                            \
  const wasm_externtype_t *wasm_##name##_as_externtype_const(                  \
      const wasm_##name##_t *T) {                                              \
    return T;                                                                  \
  }                                                                            \
  wasm_##name##_t *wasm_externtype_as_##name(wasm_externtype_t *T) {           \
    return T->Kind == kind ? static_cast<wasm_##name##_t *>(T) : nullptr;      \
  }                                                                            \
  const wasm_##name##_t *wasm_externtype_as_##name##_const(                    \
      const wasm_externtype_t *T) {                                            \
    return T->Kind == kind ? static_cast<const wasm_##name##_t *>(T)           \
                           : nullptr;                                          \
  }
CASTS(functype, WASM_EXTERN_FUNC)
CASTS(globaltype, WASM_EXTERN_GLOBAL)
CASTS(tabletype, WASM_EXTERN_TABLE)
CASTS(memorytype, WASM_EXTERN_MEMORY)
CASTS(tagtype, WASM_EXTERN_TAG)

wasm_externkind_t wasm_externtype_kind(const wasm_externtype_t *T) {
  return T->Kind;
}
void wasm_externtype_delete(wasm_externtype_t *T) {
  if (!T)
    return;
  switch (T->Kind) {
  case WASM_EXTERN_FUNC:
    return wasm_functype_delete(wasm_externtype_as_functype(T));
  case WASM_EXTERN_GLOBAL:
    return wasm_globaltype_delete(wasm_externtype_as_globaltype(T));
  case WASM_EXTERN_TABLE:
    return wasm_tabletype_delete(wasm_externtype_as_tabletype(T));
  case WASM_EXTERN_TAG:
    return wasm_tagtype_delete(wasm_externtype_as_tagtype(T));
  default:
    return wasm_memorytype_delete(wasm_externtype_as_memorytype(T));
  }
}
wasm_externtype_t *wasm_externtype_copy(const wasm_externtype_t *T) {
  switch (T->Kind) {
  case WASM_EXTERN_FUNC:
    return wasm_functype_copy(wasm_externtype_as_functype_const(T));
  case WASM_EXTERN_GLOBAL:
    return wasm_globaltype_copy(wasm_externtype_as_globaltype_const(T));
  case WASM_EXTERN_TABLE:
    return wasm_tabletype_copy(wasm_externtype_as_tabletype_const(T));
  case WASM_EXTERN_TAG:
    return wasm_tagtype_copy(wasm_externtype_as_tagtype_const(T));
  default:
    return wasm_memorytype_copy(wasm_externtype_as_memorytype_const(T));
  }
}

wasm_importtype_t *wasm_importtype_new(wasm_name_t *Module, wasm_name_t *Name,
                                       wasm_externtype_t *Type) {
  auto *T = make<wasm_importtype_t>();
  if (T)
    *T = {*Module, *Name, Type};
  return T;
}
void wasm_importtype_delete(wasm_importtype_t *T) {
  if (!T)
    return;
  wasm_name_delete(&T->Module);
  wasm_name_delete(&T->Name);
  wasm_externtype_delete(T->Type);
  free(T);
}
wasm_importtype_t *wasm_importtype_copy(const wasm_importtype_t *T) {
  wasm_name_t Module, Name;
  wasm_name_copy(&Module, &T->Module);
  wasm_name_copy(&Name, &T->Name);
  return wasm_importtype_new(&Module, &Name, wasm_externtype_copy(T->Type));
}
const wasm_name_t *wasm_importtype_module(const wasm_importtype_t *T) {
  return &T->Module;
}
const wasm_name_t *wasm_importtype_name(const wasm_importtype_t *T) {
  return &T->Name;
}
const wasm_externtype_t *wasm_importtype_type(const wasm_importtype_t *T) {
  return T->Type;
}

wasm_exporttype_t *wasm_exporttype_new(wasm_name_t *Name,
                                       wasm_externtype_t *Type) {
  auto *T = make<wasm_exporttype_t>();
  if (T)
    *T = {*Name, Type};
  return T;
}
void wasm_exporttype_delete(wasm_exporttype_t *T) {
  if (!T)
    return;
  wasm_name_delete(&T->Name);
  wasm_externtype_delete(T->Type);
  free(T);
}
wasm_exporttype_t *wasm_exporttype_copy(const wasm_exporttype_t *T) {
  wasm_name_t Name;
  wasm_name_copy(&Name, &T->Name);
  return wasm_exporttype_new(&Name, wasm_externtype_copy(T->Type));
}
const wasm_name_t *wasm_exporttype_name(const wasm_exporttype_t *T) {
  return &T->Name;
}
const wasm_externtype_t *wasm_exporttype_type(const wasm_exporttype_t *T) {
  return T->Type;
}

//===--- From and to the loader's -----------------------------------------===//

static void describe(const abi::ValueType *Types, uint32_t Count,
                     wasm_valtype_vec_t &Out) {
  wasm_valtype_vec_new_uninitialized(&Out, Count);
  for (size_t I = 0; I != Out.size; ++I)
    Out.data[I] = wasm_valtype_new(kindOf(Types[I]));
}

wasm_functype_t *embed::describe(const loader::FuncType &Type) {
  wasm_valtype_vec_t Params, Results;
  ::describe(Type.Params, Type.NumParams, Params);
  ::describe(Type.Results, Type.NumResults, Results);
  return wasm_functype_new(&Params, &Results);
}

wasm_externtype_t *embed::describe(loader::Engine &E,
                                   const abi::ExternType &Type) {
  auto Narrow = [](uint64_t N) {
    return N < wasm_limits_max_default ? uint32_t(N) : wasm_limits_max_default;
  };
  wasm_limits_t Limits = {Narrow(Type.Min), wasm_limits_max_default};
  if (Type.Flags & abi::HasMaximum)
    Limits.max = Narrow(Type.Max);
  switch (Type.Kind) {
  case ExternKind::Func:
    return describe(loader::funcType(E, Type));
  case ExternKind::Global:
    return wasm_globaltype_new(wasm_valtype_new(kindOf(Type.Value)),
                               Type.Flags & abi::Mutable ? WASM_VAR
                                                         : WASM_CONST);
  case ExternKind::Table:
    return wasm_tabletype_new(wasm_valtype_new(kindOf(Type.Value)), &Limits);
  case ExternKind::Memory:
    return wasm_memorytype_new(&Limits);
  case ExternKind::Tag:
    return wasm_tagtype_new(describe(loader::funcType(E, Type)));
  }
  return nullptr;
}

bool embed::idOf(loader::Engine &E, const wasm_functype_t &Type, uint32_t &Id) {
  const size_t NumParams = Type.Params.size, NumResults = Type.Results.size;
  auto *Types = make<abi::ValueType>(NumParams + NumResults);
  if (!Types)
    return false;
  for (size_t I = 0; I != NumParams; ++I)
    Types[I] = typeOf(Type.Params.data[I]->Kind);
  for (size_t I = 0; I != NumResults; ++I)
    Types[NumParams + I] = typeOf(Type.Results.data[I]->Kind);
  bool Interned = loader::internFuncType(
      E, {uint32_t(NumParams), uint32_t(NumResults), Types, Types + NumParams},
      Id);
  free(Types);
  return Interned;
}
