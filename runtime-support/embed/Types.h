//===- Types.h - types as the C API has them --------------------*- C++ -*-===//
//
// Inside embed/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_EMBED_TYPES_H
#define WASMC_EMBED_TYPES_H

#include "runtime-support/embed/Objects.h"

struct wasm_valtype_t {
  wasm_valkind_t Kind;
};

/// Of one of the five kinds that follow.
struct wasm_externtype_t {
  wasm_externkind_t Kind;
};
struct wasm_functype_t : wasm_externtype_t {
  wasm_valtype_vec_t Params, Results;
};
struct wasm_globaltype_t : wasm_externtype_t {
  wasm_valtype_t *Content;
  wasm_mutability_t Mutability;
};
struct wasm_tabletype_t : wasm_externtype_t {
  wasm_valtype_t *Element;
  wasm_limits_t Limits;
};
struct wasm_memorytype_t : wasm_externtype_t {
  wasm_limits_t Limits;
};

struct wasm_tagtype_t : wasm_externtype_t {
  wasm_functype_t *Function;
};

struct wasm_importtype_t {
  wasm_name_t Module, Name;
  wasm_externtype_t *Type;
};
struct wasm_exporttype_t {
  wasm_name_t Name;
  wasm_externtype_t *Type;
};

namespace wasmc::embed {

wasm_functype_t *describe(const loader::FuncType &Type);
/// The engine's id of the type; false if there is no memory for it.
[[nodiscard]] bool idOf(loader::Engine &E, const wasm_functype_t &Type,
                        uint32_t &Id);

} // namespace wasmc::embed

#endif
