//===- Values.cpp - the C API's values and the guest's --------------------===//

#include "runtime-support/embed/Objects.h"

using namespace wasmc;
using namespace wasmc::embed;

void wasm_val_delete(wasm_val_t *V) {
  if (wasm_valkind_is_ref(V->kind) && V->of.ref)
    release(*V->of.ref);
  V->of.ref = nullptr;
}

void wasm_val_copy(wasm_val_t *Out, const wasm_val_t *V) {
  *Out = *V;
  if (wasm_valkind_is_ref(V->kind) && V->of.ref)
    retain(*V->of.ref);
}

bool embed::toGuest(wasm_store_t &S, abi::ValueType Type,
                    const wasm_val_t &From, Value &To) {
  wasm_valkind_t Kind = kindOf(Type);
  To.Words[1] = 0;
  switch (Kind) {
  case WASM_I32:
  case WASM_F32:
    To.Words[0] = uint32_t(From.of.i32);
    return From.kind == Kind;
  case WASM_I64:
  case WASM_F64:
    To.Words[0] = uint64_t(From.of.i64);
    return From.kind == Kind;
  case WASM_V128:
    return false;
  default:
    return wasm_valkind_is_ref(From.kind) &&
           wordOf(S, Type, From.of.ref, To.Words[0]);
  }
}

void embed::toHost(wasm_store_t &S, abi::ValueType Type, const Value &From,
                   wasm_val_t &To) {
  To.kind = kindOf(Type);
  if (wasm_valkind_is_ref(To.kind))
    To.of.ref = refOf(S, Type, From.Words[0]);
  else
    To.of.i64 = int64_t(From.Words[0]);
}
