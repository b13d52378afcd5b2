//===- wasm.h - the standard C API for WebAssembly engines ----------------===//
//
// The names, types and ownership rules of the standard API (wasm-c-api), as
// wasmc's runtime offers them: a program written for the standard header is
// compiled against this one. wasmc.h has what the standard has no word for.
//
// Modules are what `wasmc compile --emit=cwasm` makes. wasm_module_new() takes
// their bytes; a plain .wasm only when the compiler's library is there.
//
// Ownership. `own` marks what is handed over: an own result is the caller's to
// delete, an own parameter is the callee's from then on, and a parameter called
// out is filled with what the caller then owns. A vector owns its elements.
// Deleting a reference gives up this owner's share, and the object stays while
// others hold it; nothing outlives its store but modules' shared forms.
//
// Functions that return a pointer return null when the machine has no memory or
// when what they were given is wrong; wasmc_last_error() then says why. No
// argument but vectors' data may be null.
//
// Threads. An engine and shared modules may be used by all threads at once, a
// store and what belongs to it by one at a time, not always the same.
//
//===----------------------------------------------------------------------===//

#ifndef WASM_H
#define WASM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#if __STDC_HOSTED__ // programs rely on what the standard header includes
#include <assert.h>
#include <string.h>
#endif

#ifndef WASM_API_EXTERN
#define WASM_API_EXTERN __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

//===--- Families of functions --------------------------------------------===//

typedef char byte_t;
typedef float float32_t;
typedef double float64_t;

#define own

// A type whose objects are owned.
#define WASM_DECLARE_OWN(name)                                                 \
  typedef struct wasm_##name##_t wasm_##name##_t;                              \
  WASM_API_EXTERN void wasm_##name##_delete(own wasm_##name##_t *);

// Vectors of a type, or, with * as the second argument, of pointers to it.
#define WASM_DECLARE_VEC(name, star)                                           \
  typedef struct wasm_##name##_vec_t {                                         \
    size_t size;                                                               \
    wasm_##name##_t star *data;                                                \
  } wasm_##name##_vec_t;                                                       \
  WASM_API_EXTERN void wasm_##name##_vec_new_empty(                            \
      own wasm_##name##_vec_t *out);                                           \
  WASM_API_EXTERN void wasm_##name##_vec_new_uninitialized(                    \
      own wasm_##name##_vec_t *out, size_t);                                   \
  WASM_API_EXTERN void wasm_##name##_vec_new(                                  \
      own wasm_##name##_vec_t *out, size_t, own wasm_##name##_t star const[]); \
  WASM_API_EXTERN void wasm_##name##_vec_copy(own wasm_##name##_vec_t *out,    \
                                              const wasm_##name##_vec_t *);    \
  WASM_API_EXTERN void wasm_##name##_vec_delete(own wasm_##name##_vec_t *);

// Types of WebAssembly.
#define WASM_DECLARE_TYPE(name)                                                \
  WASM_DECLARE_OWN(name)                                                       \
  WASM_DECLARE_VEC(name, *)                                                    \
  WASM_API_EXTERN own wasm_##name##_t *wasm_##name##_copy(                     \
      const wasm_##name##_t *);

// Objects of a store, which may carry a word of the host's.
#define WASM_DECLARE_REF_BASE(name)                                            \
  WASM_DECLARE_OWN(name)                                                       \
  WASM_API_EXTERN own wasm_##name##_t *wasm_##name##_copy(                     \
      const wasm_##name##_t *);                                                \
  WASM_API_EXTERN bool wasm_##name##_same(const wasm_##name##_t *,             \
                                          const wasm_##name##_t *);            \
  WASM_API_EXTERN void *wasm_##name##_get_host_info(const wasm_##name##_t *);  \
  WASM_API_EXTERN void wasm_##name##_set_host_info(wasm_##name##_t *, void *); \
  WASM_API_EXTERN void wasm_##name##_set_host_info_with_finalizer(             \
      wasm_##name##_t *, void *, void (*)(void *));

#define WASM_DECLARE_REF(name)                                                 \
  WASM_DECLARE_REF_BASE(name)                                                  \
  WASM_API_EXTERN wasm_ref_t *wasm_##name##_as_ref(wasm_##name##_t *);         \
  WASM_API_EXTERN wasm_##name##_t *wasm_ref_as_##name(wasm_ref_t *);           \
  WASM_API_EXTERN const wasm_ref_t *wasm_##name##_as_ref_const(                \
      const wasm_##name##_t *);                                                \
  WASM_API_EXTERN const wasm_##name##_t *wasm_ref_as_##name##_const(           \
      const wasm_ref_t *);

#define WASM_DECLARE_SHARABLE_REF(name)                                        \
  WASM_DECLARE_REF(name)                                                       \
  WASM_DECLARE_OWN(shared_##name)                                              \
  WASM_API_EXTERN own wasm_shared_##name##_t *wasm_##name##_share(             \
      const wasm_##name##_t *);                                                \
  WASM_API_EXTERN own wasm_##name##_t *wasm_##name##_obtain(                   \
      wasm_store_t *, const wasm_shared_##name##_t *);

//===--- Bytes and names --------------------------------------------------===//

typedef byte_t wasm_byte_t;
WASM_DECLARE_VEC(byte, )

typedef wasm_byte_vec_t wasm_name_t;
#define wasm_name wasm_byte_vec
#define wasm_name_new wasm_byte_vec_new
#define wasm_name_new_empty wasm_byte_vec_new_empty
#define wasm_name_new_new_uninitialized wasm_byte_vec_new_uninitialized
#define wasm_name_new_uninitialized wasm_byte_vec_new_uninitialized
#define wasm_name_copy wasm_byte_vec_copy
#define wasm_name_delete wasm_byte_vec_delete

static inline void wasm_name_new_from_string(own wasm_name_t *out,
                                             const char *text) {
  wasm_byte_vec_new(out, __builtin_strlen(text), text);
}

// The terminating NUL is the last of the vector's bytes.
static inline void wasm_name_new_from_string_nt(own wasm_name_t *out,
                                                const char *text) {
  wasm_byte_vec_new(out, __builtin_strlen(text) + 1, text);
}

//===--- Engine and store -------------------------------------------------===//

WASM_DECLARE_OWN(config)
WASM_API_EXTERN own wasm_config_t *wasm_config_new(void);

WASM_DECLARE_OWN(engine)
WASM_API_EXTERN own wasm_engine_t *wasm_engine_new(void);
WASM_API_EXTERN own wasm_engine_t *
wasm_engine_new_with_config(own wasm_config_t *);

WASM_DECLARE_OWN(store)
WASM_API_EXTERN own wasm_store_t *wasm_store_new(wasm_engine_t *);

//===--- Types ------------------------------------------------------------===//

typedef uint8_t wasm_mutability_t;
enum wasm_mutability_enum { WASM_CONST, WASM_VAR };

typedef struct wasm_limits_t {
  uint32_t min;
  uint32_t max;
} wasm_limits_t;
// No maximum.
static const uint32_t wasm_limits_max_default = 0xffffffff;

WASM_DECLARE_TYPE(valtype)
typedef uint8_t wasm_valkind_t;
enum wasm_valkind_enum {
  WASM_I32,
  WASM_I64,
  WASM_F32,
  WASM_F64,
  WASM_V128, // not of the standard: its values go by wasmc_value_t only
  WASM_EXTERNREF = 128,
  WASM_FUNCREF,
  WASM_ANYREF = WASM_EXTERNREF, // as older versions of the standard call it
};
WASM_API_EXTERN own wasm_valtype_t *wasm_valtype_new(wasm_valkind_t);
WASM_API_EXTERN wasm_valkind_t wasm_valtype_kind(const wasm_valtype_t *);

static inline bool wasm_valkind_is_num(wasm_valkind_t kind) {
  return kind < WASM_EXTERNREF;
}
static inline bool wasm_valkind_is_ref(wasm_valkind_t kind) {
  return kind >= WASM_EXTERNREF;
}
static inline bool wasm_valtype_is_num(const wasm_valtype_t *type) {
  return wasm_valkind_is_num(wasm_valtype_kind(type));
}
static inline bool wasm_valtype_is_ref(const wasm_valtype_t *type) {
  return wasm_valkind_is_ref(wasm_valtype_kind(type));
}

WASM_DECLARE_TYPE(functype)
WASM_API_EXTERN own wasm_functype_t *
wasm_functype_new(own wasm_valtype_vec_t *params,
                  own wasm_valtype_vec_t *results);
WASM_API_EXTERN const wasm_valtype_vec_t *
wasm_functype_params(const wasm_functype_t *);
WASM_API_EXTERN const wasm_valtype_vec_t *
wasm_functype_results(const wasm_functype_t *);

WASM_DECLARE_TYPE(globaltype)
WASM_API_EXTERN own wasm_globaltype_t *wasm_globaltype_new(own wasm_valtype_t *,
                                                           wasm_mutability_t);
WASM_API_EXTERN const wasm_valtype_t *
wasm_globaltype_content(const wasm_globaltype_t *);
WASM_API_EXTERN wasm_mutability_t
wasm_globaltype_mutability(const wasm_globaltype_t *);

WASM_DECLARE_TYPE(tabletype)
WASM_API_EXTERN own wasm_tabletype_t *wasm_tabletype_new(own wasm_valtype_t *,
                                                         const wasm_limits_t *);
WASM_API_EXTERN const wasm_valtype_t *
wasm_tabletype_element(const wasm_tabletype_t *);
WASM_API_EXTERN const wasm_limits_t *
wasm_tabletype_limits(const wasm_tabletype_t *);

WASM_DECLARE_TYPE(memorytype)
WASM_API_EXTERN own wasm_memorytype_t *
wasm_memorytype_new(const wasm_limits_t *);
WASM_API_EXTERN const wasm_limits_t *
wasm_memorytype_limits(const wasm_memorytype_t *);

// Of the exceptions with this tag: their values are the type's parameters.
WASM_DECLARE_TYPE(tagtype)
WASM_API_EXTERN own wasm_tagtype_t *wasm_tagtype_new(own wasm_functype_t *);
WASM_API_EXTERN const wasm_functype_t *
wasm_tagtype_functype(const wasm_tagtype_t *);

WASM_DECLARE_TYPE(externtype)
typedef uint8_t wasm_externkind_t;
enum wasm_externkind_enum {
  WASM_EXTERN_FUNC,
  WASM_EXTERN_GLOBAL,
  WASM_EXTERN_TABLE,
  WASM_EXTERN_MEMORY,
  WASM_EXTERN_TAG, // can be given to imports, and nothing else
};
WASM_API_EXTERN wasm_externkind_t
wasm_externtype_kind(const wasm_externtype_t *);

// Casts. Those from an externtype are null if it is of another kind.
#define WASM_DECLARE_EXTERNTYPE(name)                                          \
  WASM_API_EXTERN wasm_externtype_t *wasm_##name##_as_externtype(              \
      wasm_##name##_t *);                                                      \
  WASM_API_EXTERN wasm_##name##_t *wasm_externtype_as_##name(                  \
      wasm_externtype_t *);                                                    \
  WASM_API_EXTERN const wasm_externtype_t *wasm_##name##_as_externtype_const(  \
      const wasm_##name##_t *);                                                \
  WASM_API_EXTERN const wasm_##name##_t *wasm_externtype_as_##name##_const(    \
      const wasm_externtype_t *);
WASM_DECLARE_EXTERNTYPE(functype)
WASM_DECLARE_EXTERNTYPE(globaltype)
WASM_DECLARE_EXTERNTYPE(tabletype)
WASM_DECLARE_EXTERNTYPE(memorytype)
WASM_DECLARE_EXTERNTYPE(tagtype)

WASM_DECLARE_TYPE(importtype)
WASM_API_EXTERN own wasm_importtype_t *
wasm_importtype_new(own wasm_name_t *module, own wasm_name_t *name,
                    own wasm_externtype_t *);
WASM_API_EXTERN const wasm_name_t *
wasm_importtype_module(const wasm_importtype_t *);
WASM_API_EXTERN const wasm_name_t *
wasm_importtype_name(const wasm_importtype_t *);
WASM_API_EXTERN const wasm_externtype_t *
wasm_importtype_type(const wasm_importtype_t *);

WASM_DECLARE_TYPE(exporttype)
WASM_API_EXTERN own wasm_exporttype_t *
wasm_exporttype_new(own wasm_name_t *, own wasm_externtype_t *);
WASM_API_EXTERN const wasm_name_t *
wasm_exporttype_name(const wasm_exporttype_t *);
WASM_API_EXTERN const wasm_externtype_t *
wasm_exporttype_type(const wasm_exporttype_t *);

//===--- Values -----------------------------------------------------------===//

struct wasm_ref_t;

// A null reference is a null pointer. A value owns what it refers to.
typedef struct wasm_val_t {
  wasm_valkind_t kind;
  union {
    int32_t i32;
    int64_t i64;
    float32_t f32;
    float64_t f64;
    struct wasm_ref_t *ref;
  } of;
} wasm_val_t;

WASM_API_EXTERN void wasm_val_delete(own wasm_val_t *);
WASM_API_EXTERN void wasm_val_copy(own wasm_val_t *out, const wasm_val_t *);
WASM_DECLARE_VEC(val, )

//===--- References, traps, foreign objects -------------------------------===//

WASM_DECLARE_REF_BASE(ref)

WASM_DECLARE_OWN(frame)
WASM_DECLARE_VEC(frame, *)
WASM_API_EXTERN own wasm_frame_t *wasm_frame_copy(const wasm_frame_t *);
// Null: the instance isn't known.
WASM_API_EXTERN struct wasm_instance_t *
wasm_frame_instance(const wasm_frame_t *);
WASM_API_EXTERN uint32_t wasm_frame_func_index(const wasm_frame_t *);
// In bytes, from the start of the function's body and of the module.
WASM_API_EXTERN size_t wasm_frame_func_offset(const wasm_frame_t *);
WASM_API_EXTERN size_t wasm_frame_module_offset(const wasm_frame_t *);

// Ends with a NUL, which is one of its bytes.
typedef wasm_name_t wasm_message_t;

WASM_DECLARE_REF(trap)
WASM_API_EXTERN own wasm_trap_t *wasm_trap_new(wasm_store_t *,
                                               const wasm_message_t *);
WASM_API_EXTERN void wasm_trap_message(const wasm_trap_t *,
                                       own wasm_message_t *out);
// Null if no guest was running.
WASM_API_EXTERN own wasm_frame_t *wasm_trap_origin(const wasm_trap_t *);
// Innermost first.
WASM_API_EXTERN void wasm_trap_trace(const wasm_trap_t *,
                                     own wasm_frame_vec_t *out);

WASM_DECLARE_REF(foreign)
WASM_API_EXTERN own wasm_foreign_t *wasm_foreign_new(wasm_store_t *);

//===--- Modules ----------------------------------------------------------===//

WASM_DECLARE_SHARABLE_REF(module)
WASM_API_EXTERN own wasm_module_t *wasm_module_new(wasm_store_t *,
                                                   const wasm_byte_vec_t *);
WASM_API_EXTERN bool wasm_module_validate(wasm_store_t *,
                                          const wasm_byte_vec_t *);
WASM_API_EXTERN void wasm_module_imports(const wasm_module_t *,
                                         own wasm_importtype_vec_t *out);
WASM_API_EXTERN void wasm_module_exports(const wasm_module_t *,
                                         own wasm_exporttype_vec_t *out);
WASM_API_EXTERN void wasm_module_serialize(const wasm_module_t *,
                                           own wasm_byte_vec_t *out);
WASM_API_EXTERN own wasm_module_t *
wasm_module_deserialize(wasm_store_t *, const wasm_byte_vec_t *);

//===--- Functions --------------------------------------------------------===//

WASM_DECLARE_REF(func)

// Results has room for the results, which the callback fills in. Null, or the
// trap that the guest gets: no handler of a guest's catches it, even if it is
// that of an exception which another guest, called by the callback, has thrown.
typedef own wasm_trap_t *(*wasm_func_callback_t)(const wasm_val_vec_t *args,
                                                 own wasm_val_vec_t *results);
typedef own wasm_trap_t *(*wasm_func_callback_with_env_t)(
    void *env, const wasm_val_vec_t *args, own wasm_val_vec_t *results);

WASM_API_EXTERN own wasm_func_t *
wasm_func_new(wasm_store_t *, const wasm_functype_t *, wasm_func_callback_t);
// The finalizer gets env when nothing can call the function any more.
WASM_API_EXTERN own wasm_func_t *
wasm_func_new_with_env(wasm_store_t *, const wasm_functype_t *,
                       wasm_func_callback_with_env_t, void *env,
                       void (*finalizer)(void *));
WASM_API_EXTERN own wasm_functype_t *wasm_func_type(const wasm_func_t *);
WASM_API_EXTERN size_t wasm_func_param_arity(const wasm_func_t *);
WASM_API_EXTERN size_t wasm_func_result_arity(const wasm_func_t *);
// Results has room for the results.
WASM_API_EXTERN own wasm_trap_t *wasm_func_call(const wasm_func_t *,
                                                const wasm_val_vec_t *args,
                                                wasm_val_vec_t *results);

//===--- Globals, tables, memories ----------------------------------------===//

WASM_DECLARE_REF(global)
WASM_API_EXTERN own wasm_global_t *
wasm_global_new(wasm_store_t *, const wasm_globaltype_t *, const wasm_val_t *);
WASM_API_EXTERN own wasm_globaltype_t *wasm_global_type(const wasm_global_t *);
WASM_API_EXTERN void wasm_global_get(const wasm_global_t *,
                                     own wasm_val_t *out);
// Nothing is done to a constant, or with a value of another type.
WASM_API_EXTERN void wasm_global_set(wasm_global_t *, const wasm_val_t *);

WASM_DECLARE_REF(table)
typedef uint32_t wasm_table_size_t;
WASM_API_EXTERN own wasm_table_t *
wasm_table_new(wasm_store_t *, const wasm_tabletype_t *, wasm_ref_t *init);
WASM_API_EXTERN own wasm_tabletype_t *wasm_table_type(const wasm_table_t *);
WASM_API_EXTERN own wasm_ref_t *wasm_table_get(const wasm_table_t *,
                                               wasm_table_size_t index);
// False: out of bounds, or a reference of another type.
WASM_API_EXTERN bool wasm_table_set(wasm_table_t *, wasm_table_size_t index,
                                    wasm_ref_t *);
WASM_API_EXTERN wasm_table_size_t wasm_table_size(const wasm_table_t *);
WASM_API_EXTERN bool wasm_table_grow(wasm_table_t *, wasm_table_size_t delta,
                                     wasm_ref_t *init);

WASM_DECLARE_REF(memory)
typedef uint32_t wasm_memory_pages_t;
static const size_t MEMORY_PAGE_SIZE = 0x10000;
WASM_API_EXTERN own wasm_memory_t *wasm_memory_new(wasm_store_t *,
                                                   const wasm_memorytype_t *);
WASM_API_EXTERN own wasm_memorytype_t *wasm_memory_type(const wasm_memory_t *);
// Stays where it is as long as the memory lives, also when it grows.
WASM_API_EXTERN byte_t *wasm_memory_data(wasm_memory_t *);
WASM_API_EXTERN size_t wasm_memory_data_size(const wasm_memory_t *);
WASM_API_EXTERN wasm_memory_pages_t wasm_memory_size(const wasm_memory_t *);
WASM_API_EXTERN bool wasm_memory_grow(wasm_memory_t *,
                                      wasm_memory_pages_t delta);

//===--- Externals and instances ------------------------------------------===//

WASM_DECLARE_REF(extern)
WASM_DECLARE_VEC(extern, *)
WASM_API_EXTERN wasm_externkind_t wasm_extern_kind(const wasm_extern_t *);
WASM_API_EXTERN own wasm_externtype_t *wasm_extern_type(const wasm_extern_t *);

// Casts. Those from an extern are null if it is of another kind.
#define WASM_DECLARE_EXTERN(name)                                              \
  WASM_API_EXTERN wasm_extern_t *wasm_##name##_as_extern(wasm_##name##_t *);   \
  WASM_API_EXTERN wasm_##name##_t *wasm_extern_as_##name(wasm_extern_t *);     \
  WASM_API_EXTERN const wasm_extern_t *wasm_##name##_as_extern_const(          \
      const wasm_##name##_t *);                                                \
  WASM_API_EXTERN const wasm_##name##_t *wasm_extern_as_##name##_const(        \
      const wasm_extern_t *);
WASM_DECLARE_EXTERN(func)
WASM_DECLARE_EXTERN(global)
WASM_DECLARE_EXTERN(table)
WASM_DECLARE_EXTERN(memory)

WASM_DECLARE_REF(instance)
// Imports are as many as the module's, in its order. Null without a trap: see
// wasmc_last_error(). The trap may be null if it isn't wanted.
WASM_API_EXTERN own wasm_instance_t *
wasm_instance_new(wasm_store_t *, const wasm_module_t *,
                  const wasm_extern_vec_t *imports, own wasm_trap_t **);
// In the module's order.
WASM_API_EXTERN void wasm_instance_exports(const wasm_instance_t *,
                                           own wasm_extern_vec_t *out);

//===--- Short forms ------------------------------------------------------===//

static inline own wasm_valtype_t *wasm_valtype_new_i32(void) {
  return wasm_valtype_new(WASM_I32);
}
static inline own wasm_valtype_t *wasm_valtype_new_i64(void) {
  return wasm_valtype_new(WASM_I64);
}
static inline own wasm_valtype_t *wasm_valtype_new_f32(void) {
  return wasm_valtype_new(WASM_F32);
}
static inline own wasm_valtype_t *wasm_valtype_new_f64(void) {
  return wasm_valtype_new(WASM_F64);
}
static inline own wasm_valtype_t *wasm_valtype_new_externref(void) {
  return wasm_valtype_new(WASM_EXTERNREF);
}
static inline own wasm_valtype_t *wasm_valtype_new_anyref(void) {
  return wasm_valtype_new(WASM_EXTERNREF);
}
static inline own wasm_valtype_t *wasm_valtype_new_funcref(void) {
  return wasm_valtype_new(WASM_FUNCREF);
}

static inline own wasm_functype_t *
wasm_functype_new_n_m(size_t num_params, wasm_valtype_t *const params[],
                      size_t num_results, wasm_valtype_t *const results[]) {
  wasm_valtype_vec_t p, r;
  wasm_valtype_vec_new(&p, num_params, params);
  wasm_valtype_vec_new(&r, num_results, results);
  return wasm_functype_new(&p, &r);
}

// wasm_functype_new_2_1(p1, p2, r1): so many parameters, so many results.
#define WASM_FUNCTYPE_NEW(p, r, list, ps, rs)                                  \
  static inline own wasm_functype_t *wasm_functype_new_##p##_##r list {        \
    wasm_valtype_t *params[] = ps;                                             \
    wasm_valtype_t *results[] = rs;                                            \
    return wasm_functype_new_n_m(p, params, r, results);                       \
  }
#define WASM_TYPES_0 {NULL}
#define WASM_TYPES_P1 {p1}
#define WASM_TYPES_P2 {p1, p2}
#define WASM_TYPES_P3 {p1, p2, p3}
#define WASM_TYPES_R1 {r1}
#define WASM_TYPES_R2 {r1, r2}
#define WASM_OWN_TYPE own wasm_valtype_t *
WASM_FUNCTYPE_NEW(0, 0, (void), WASM_TYPES_0, WASM_TYPES_0)
WASM_FUNCTYPE_NEW(1, 0, (WASM_OWN_TYPE p1), WASM_TYPES_P1, WASM_TYPES_0)
WASM_FUNCTYPE_NEW(2, 0, (WASM_OWN_TYPE p1, WASM_OWN_TYPE p2), WASM_TYPES_P2,
                  WASM_TYPES_0)
WASM_FUNCTYPE_NEW(3, 0, (WASM_OWN_TYPE p1, WASM_OWN_TYPE p2, WASM_OWN_TYPE p3),
                  WASM_TYPES_P3, WASM_TYPES_0)
WASM_FUNCTYPE_NEW(0, 1, (WASM_OWN_TYPE r1), WASM_TYPES_0, WASM_TYPES_R1)
WASM_FUNCTYPE_NEW(1, 1, (WASM_OWN_TYPE p1, WASM_OWN_TYPE r1), WASM_TYPES_P1,
                  WASM_TYPES_R1)
WASM_FUNCTYPE_NEW(2, 1, (WASM_OWN_TYPE p1, WASM_OWN_TYPE p2, WASM_OWN_TYPE r1),
                  WASM_TYPES_P2, WASM_TYPES_R1)
WASM_FUNCTYPE_NEW(3, 1,
                  (WASM_OWN_TYPE p1, WASM_OWN_TYPE p2, WASM_OWN_TYPE p3,
                   WASM_OWN_TYPE r1),
                  WASM_TYPES_P3, WASM_TYPES_R1)
WASM_FUNCTYPE_NEW(0, 2, (WASM_OWN_TYPE r1, WASM_OWN_TYPE r2), WASM_TYPES_0,
                  WASM_TYPES_R2)
WASM_FUNCTYPE_NEW(1, 2, (WASM_OWN_TYPE p1, WASM_OWN_TYPE r1, WASM_OWN_TYPE r2),
                  WASM_TYPES_P1, WASM_TYPES_R2)
WASM_FUNCTYPE_NEW(2, 2,
                  (WASM_OWN_TYPE p1, WASM_OWN_TYPE p2, WASM_OWN_TYPE r1,
                   WASM_OWN_TYPE r2),
                  WASM_TYPES_P2, WASM_TYPES_R2)
WASM_FUNCTYPE_NEW(3, 2,
                  (WASM_OWN_TYPE p1, WASM_OWN_TYPE p2, WASM_OWN_TYPE p3,
                   WASM_OWN_TYPE r1, WASM_OWN_TYPE r2),
                  WASM_TYPES_P3, WASM_TYPES_R2)
#undef WASM_OWN_TYPE

static inline void wasm_val_init_ptr(own wasm_val_t *out, void *p) {
  out->kind = WASM_I64;
  out->of.i64 = (intptr_t)p;
}
static inline void *wasm_val_ptr(const wasm_val_t *val) {
  return (void *)(intptr_t)val->of.i64;
}

#define WASM_I32_VAL(i)                                                        \
  {                                                                            \
    .kind = WASM_I32, .of = {.i32 = i }                                        \
  }
#define WASM_I64_VAL(i)                                                        \
  {                                                                            \
    .kind = WASM_I64, .of = {.i64 = i }                                        \
  }
#define WASM_F32_VAL(z)                                                        \
  {                                                                            \
    .kind = WASM_F32, .of = {.f32 = z }                                        \
  }
#define WASM_F64_VAL(z)                                                        \
  {                                                                            \
    .kind = WASM_F64, .of = {.f64 = z }                                        \
  }
#define WASM_REF_VAL(r)                                                        \
  {                                                                            \
    .kind = WASM_EXTERNREF, .of = {.ref = r }                                  \
  }
#define WASM_INIT_VAL                                                          \
  {                                                                            \
    .kind = WASM_EXTERNREF, .of = {.ref = NULL }                               \
  }

#define WASM_EMPTY_VEC {0, NULL}
#define WASM_ARRAY_VEC(array) {sizeof(array) / sizeof(*(array)), array}

#ifdef __cplusplus
} // extern "C"
#endif

#endif
