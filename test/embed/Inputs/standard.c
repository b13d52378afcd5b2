// What the standard header's own programs do, function by function: compiles
// against either header.
#include "check.h"
#include "wasm.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef WASMC_H_TOO
#include "wasmc.h"
#endif

static wasm_store_t *store;
static int finalized, calls;

static void read_file(const char *path, wasm_byte_vec_t *out) {
  FILE *f = fopen(path, "rb");
  if (!f)
    exit(3);
  fseek(f, 0, SEEK_END);
  wasm_byte_vec_new_uninitialized(out, (size_t)ftell(f));
  fseek(f, 0, SEEK_SET);
  if (fread(out->data, 1, out->size, f) != out->size)
    exit(3);
  fclose(f);
}

// host.add (i32 i64) -> i64, and traps with the caller's message at 13
static wasm_trap_t *host_add(const wasm_val_vec_t *args,
                             wasm_val_vec_t *results) {
  ++calls;
  if (args->data[0].of.i32 == 13) {
    wasm_message_t message;
    wasm_name_new_from_string_nt(&message, "thirteen");
    wasm_trap_t *trap = wasm_trap_new(store, &message);
    wasm_byte_vec_delete(&message);
    return trap;
  }
  results->data[0].kind = WASM_I64;
  results->data[0].of.i64 = args->data[0].of.i32 + args->data[1].of.i64;
  return NULL;
}

static void finalize(void *env) { finalized += *(int *)env; }

static wasm_trap_t *host_env(void *env, const wasm_val_vec_t *args,
                             wasm_val_vec_t *results) {
  (void)args;
  results->data[0].kind = WASM_I32;
  results->data[0].of.i32 = *(int *)env;
  return NULL;
}

static int message_is(const wasm_trap_t *trap, const char *expected) {
  wasm_message_t message;
  wasm_trap_message(trap, &message);
  int same = message.size == strlen(expected) + 1 &&
             strcmp(message.data, expected) == 0;
  if (!same)
    printf("message: %s\n", message.data);
  wasm_byte_vec_delete(&message);
  return same;
}

static void test_types(void) {
  wasm_functype_t *type = wasm_functype_new_3_2(
      wasm_valtype_new_i32(), wasm_valtype_new_f64(), wasm_valtype_new_anyref(),
      wasm_valtype_new_i64(), wasm_valtype_new_funcref());
  wasm_externtype_t *copy =
      wasm_externtype_copy(wasm_functype_as_externtype(type));
  wasm_functype_delete(type);
  const wasm_functype_t *again = wasm_externtype_as_functype(copy);
  CHECK(again && wasm_functype_params(again)->size == 3);
  CHECK(wasm_valtype_kind(wasm_functype_params(again)->data[1]) == WASM_F64);
  CHECK(wasm_valtype_is_ref(wasm_functype_params(again)->data[2]));
  CHECK(wasm_valtype_kind(wasm_functype_results(again)->data[1]) ==
        WASM_FUNCREF);
  CHECK(!wasm_externtype_as_memorytype(copy));
  wasm_externtype_delete(copy);
}

static void test_module(const wasm_module_t *module) {
  wasm_importtype_vec_t imports;
  wasm_exporttype_vec_t exports;
  wasm_module_imports(module, &imports);
  wasm_module_exports(module, &exports);
  CHECK(imports.size == 6);
  CHECK(exports.size == 12);
  CHECK(strncmp(wasm_importtype_module(imports.data[0])->data, "host", 4) == 0);
  CHECK(strncmp(wasm_importtype_name(imports.data[0])->data, "add", 3) == 0);
  const wasm_functype_t *type = wasm_externtype_as_functype_const(
      wasm_importtype_type(imports.data[0]));
  CHECK(type && wasm_functype_params(type)->size == 2);
  CHECK(wasm_externtype_kind(wasm_importtype_type(imports.data[2])) ==
        WASM_EXTERN_GLOBAL);
  const wasm_memorytype_t *memory = wasm_externtype_as_memorytype_const(
      wasm_importtype_type(imports.data[4]));
  CHECK(memory && wasm_memorytype_limits(memory)->min == 1 &&
        wasm_memorytype_limits(memory)->max == 4);
  wasm_importtype_vec_delete(&imports);
  wasm_exporttype_vec_delete(&exports);
}

static void test_refs(wasm_table_t *table, wasm_func_t *func,
                      const wasm_func_t *pass, const wasm_func_t *swap) {
  CHECK(wasm_table_size(table) == 4);
  CHECK(wasm_table_set(table, 1, wasm_func_as_ref(func)));
  CHECK(!wasm_table_set(table, 4, NULL));
  wasm_ref_t *ref = wasm_table_get(table, 1);
  CHECK(ref && wasm_ref_as_func(ref));
  CHECK(!wasm_table_get(table, 0));
  wasm_ref_delete(ref);
  CHECK(wasm_table_grow(table, 2, NULL) && wasm_table_size(table) == 6);

  // A foreign object goes through the guest and comes back as itself.
  wasm_foreign_t *foreign = wasm_foreign_new(store);
  int seven = 7;
  wasm_foreign_set_host_info(foreign, &seven);
  wasm_val_t arg[] = {WASM_REF_VAL(wasm_foreign_as_ref(foreign))};
  wasm_val_t res[] = {WASM_INIT_VAL};
  wasm_val_vec_t args = WASM_ARRAY_VEC(arg), results = WASM_ARRAY_VEC(res);
  CHECK(!wasm_func_call(pass, &args, &results));
  CHECK(res[0].of.ref && wasm_ref_same(res[0].of.ref, arg[0].of.ref));
  CHECK(*(int *)wasm_ref_get_host_info(res[0].of.ref) == 7);
  wasm_val_delete(&res[0]);
  wasm_foreign_delete(foreign);

  // A function of the guest's too, and it can be called.
  wasm_val_t arg2[] = {WASM_REF_VAL(wasm_func_as_ref(func))};
  wasm_val_t res2[] = {WASM_INIT_VAL};
  arg2[0].kind = WASM_FUNCREF;
  wasm_val_vec_t args2 = WASM_ARRAY_VEC(arg2), results2 = WASM_ARRAY_VEC(res2);
  CHECK(!wasm_func_call(swap, &args2, &results2));
  wasm_func_t *back = wasm_ref_as_func(res2[0].of.ref);
  CHECK(back && wasm_func_result_arity(back) == 1);
  wasm_val_t res3[] = {WASM_INIT_VAL};
  wasm_val_vec_t none = WASM_EMPTY_VEC, results3 = WASM_ARRAY_VEC(res3);
  if (back) {
    CHECK(!wasm_func_call(back, &none, &results3));
    CHECK(res3[0].of.i32 == 42);
  }
  wasm_val_delete(&res2[0]);
}

int main(int argc, char **argv) {
  (void)argc;
  test_types();
#ifdef WASMC_H_TOO
  if (!wasmc_install_handlers(NULL))
    return 3;
#endif
  wasm_engine_t *engine = wasm_engine_new();
  store = wasm_store_new(engine);
  wasm_byte_vec_t bytes;
  read_file(argv[1], &bytes);
  CHECK(wasm_module_validate(store, &bytes));
  wasm_module_t *module = wasm_module_new(store, &bytes);
  if (!module)
    return printf("no module\n"), 1;
  wasm_byte_vec_t serial;
  wasm_module_serialize(module, &serial);
  CHECK(serial.size == bytes.size &&
        memcmp(serial.data, bytes.data, bytes.size) == 0);
  wasm_module_t *again = wasm_module_deserialize(store, &serial);
  CHECK(again);
  wasm_module_delete(again);
  wasm_byte_vec_delete(&serial);
  wasm_shared_module_t *shared = wasm_module_share(module);
  wasm_module_delete(module);
  module = wasm_module_obtain(store, shared);
  wasm_shared_module_delete(shared);
  wasm_byte_vec_delete(&bytes);
  test_module(module);

  // Imports, all of the host's.
  wasm_functype_t *add_type = wasm_functype_new_2_1(
      wasm_valtype_new_i32(), wasm_valtype_new_i64(), wasm_valtype_new_i64());
  wasm_functype_t *env_type = wasm_functype_new_0_1(wasm_valtype_new_i32());
  wasm_func_t *add = wasm_func_new(store, add_type, host_add);
  int env = 42;
  wasm_func_t *with_env =
      wasm_func_new_with_env(store, env_type, host_env, &env, finalize);
  wasm_globaltype_t *const_type =
      wasm_globaltype_new(wasm_valtype_new_i64(), WASM_CONST);
  wasm_globaltype_t *var_type =
      wasm_globaltype_new(wasm_valtype_new_f32(), WASM_VAR);
  wasm_val_t const_val = WASM_I64_VAL(1234567890123);
  wasm_val_t var_val = WASM_F32_VAL(1.5f);
  wasm_global_t *constant = wasm_global_new(store, const_type, &const_val);
  wasm_global_t *variable = wasm_global_new(store, var_type, &var_val);
  wasm_limits_t memory_limits = {1, 4}, table_limits = {4, 10};
  wasm_memorytype_t *memory_type = wasm_memorytype_new(&memory_limits);
  wasm_memory_t *memory = wasm_memory_new(store, memory_type);
  wasm_tabletype_t *table_type =
      wasm_tabletype_new(wasm_valtype_new_funcref(), &table_limits);
  wasm_table_t *table = wasm_table_new(store, table_type, NULL);
  CHECK(add && with_env && constant && variable && memory && table);
  wasm_extern_t *imported[] = {
      wasm_func_as_extern(add),        wasm_func_as_extern(with_env),
      wasm_global_as_extern(constant), wasm_global_as_extern(variable),
      wasm_memory_as_extern(memory),   wasm_table_as_extern(table)};
  wasm_extern_vec_t imports = WASM_ARRAY_VEC(imported);
  wasm_trap_t *trap = NULL;
  wasm_instance_t *instance = wasm_instance_new(store, module, &imports, &trap);
#ifdef WASMC_H_TOO
  if (!instance)
    printf("%s\n", wasmc_last_error());
#endif
  if (!instance || trap)
    return printf("no instance\n"), 1;
  wasm_extern_vec_t exports;
  wasm_instance_exports(instance, &exports);
  CHECK(exports.size == 12);
#define FUNC(n) wasm_extern_as_func(exports.data[n])

  // Calls there and back.
  wasm_val_t two[] = {WASM_I32_VAL(40), WASM_I64_VAL(2)};
  wasm_val_t one[] = {WASM_INIT_VAL};
  wasm_val_vec_t args = WASM_ARRAY_VEC(two), results = WASM_ARRAY_VEC(one);
  CHECK(!wasm_func_call(FUNC(0), &args, &results));
  CHECK(one[0].kind == WASM_I64 && one[0].of.i64 == 42 && calls == 1);
  CHECK(wasm_func_param_arity(FUNC(0)) == 2);

  // A trap of the host comes back as it is, with the guest's frames.
  two[0].of.i32 = 13;
  trap = wasm_func_call(FUNC(0), &args, &results);
  CHECK(trap && message_is(trap, "thirteen"));
  wasm_frame_vec_t frames;
  wasm_trap_trace(trap, &frames);
  CHECK(frames.size == 1 && wasm_frame_func_index(frames.data[0]) == 2);
  wasm_frame_vec_delete(&frames);
  wasm_trap_delete(trap);

  // A trap of the guest has a message, an origin and a trace.
  wasm_val_vec_t none = WASM_EMPTY_VEC;
  trap = wasm_func_call(FUNC(1), &none, &none);
  CHECK(trap && message_is(trap, "unreachable"));
  wasm_frame_t *origin = wasm_trap_origin(trap);
  CHECK(origin && wasm_frame_func_index(origin) == 4);
  CHECK(origin && wasm_frame_module_offset(origin) >
                      wasm_frame_func_offset(origin));
  wasm_frame_delete(origin);
  wasm_trap_trace(trap, &frames);
  CHECK(frames.size == 2 && wasm_frame_func_index(frames.data[1]) == 3);
  wasm_frame_vec_delete(&frames);
  wasm_trap_delete(trap);

  // Memory: out of bounds, growth, and the same bytes on both sides.
  wasm_val_t addr[] = {WASM_I32_VAL(65533)};
  wasm_val_vec_t addrs = WASM_ARRAY_VEC(addr);
  trap = wasm_func_call(FUNC(2), &addrs, &results);
  CHECK(trap && message_is(trap, "out of bounds memory access"));
  wasm_trap_delete(trap);
  CHECK(wasm_memory_grow(memory, 1) && wasm_memory_size(memory) == 2);
  CHECK(!wasm_memory_grow(memory, 3));
  memcpy(wasm_memory_data(memory) + 65533, "\1\2\3\4", 4);
  CHECK(!wasm_func_call(FUNC(2), &addrs, &results));
  CHECK(one[0].of.i32 == 0x04030201);
  CHECK(wasm_memory_data_size(memory) == 2 * MEMORY_PAGE_SIZE);

  // Globals.
  CHECK(!wasm_func_call(FUNC(3), &none, &results));
  CHECK(one[0].of.f32 == 3.0f);
  wasm_val_t value;
  wasm_global_get(variable, &value);
  CHECK(value.kind == WASM_F32 && value.of.f32 == 3.0f);
  value.of.f32 = 10;
  wasm_global_set(variable, &value);
  CHECK(!wasm_func_call(FUNC(3), &none, &results));
  CHECK(one[0].of.f32 == 20.0f);
  CHECK(!wasm_func_call(FUNC(4), &none, &results));
  CHECK(one[0].of.i64 == 1234567890123);
  value.kind = WASM_I64;
  wasm_global_set(constant, &value);
  wasm_global_get(constant, &value);
  CHECK(value.of.i64 == 1234567890123);

  CHECK(!wasm_func_call(FUNC(5), &none, &results));
  CHECK(one[0].of.i32 == 42);
  // A wrong argument is refused.
  trap = wasm_func_call(FUNC(2), &none, &results);
  CHECK(trap);
  wasm_trap_delete(trap);

  test_refs(table, FUNC(5), FUNC(6), FUNC(7));
  // What the host put in the table is called through it.
  wasm_val_t slot[] = {WASM_I32_VAL(1)};
  wasm_val_vec_t slots = WASM_ARRAY_VEC(slot);
  CHECK(!wasm_func_call(FUNC(8), &slots, &results));
  CHECK(one[0].of.i32 == 42);
  slot[0].of.i32 = 0;
  trap = wasm_func_call(FUNC(8), &slots, &results);
  CHECK(trap && message_is(trap, "uninitialized element"));
  wasm_trap_delete(trap);
  // The host's functions too.
  CHECK(wasm_table_set(table, 2, wasm_func_as_ref(with_env)));
  slot[0].of.i32 = 2;
  env = 43;
  CHECK(!wasm_func_call(FUNC(8), &slots, &results));
  CHECK(one[0].of.i32 == 43);

  wasm_func_t *copy = wasm_func_copy(FUNC(5));
  CHECK(wasm_func_same(copy, FUNC(5)) && !wasm_func_same(copy, FUNC(0)));
  wasm_extern_vec_delete(&exports);
  wasm_instance_delete(instance);
  // The function keeps what it belongs to.
  CHECK(!wasm_func_call(copy, &none, &results));
  CHECK(one[0].of.i32 == 43);
  wasm_func_delete(copy);

  wasm_functype_delete(add_type);
  wasm_functype_delete(env_type);
  wasm_globaltype_delete(const_type);
  wasm_globaltype_delete(var_type);
  wasm_memorytype_delete(memory_type);
  wasm_tabletype_delete(table_type);
  wasm_func_delete(add);
  wasm_func_delete(with_env);
  wasm_global_delete(constant);
  wasm_global_delete(variable);
  wasm_memory_delete(memory);
  wasm_table_delete(table);
  wasm_module_delete(module);
  wasm_store_delete(store);
  CHECK(finalized == 43);
  wasm_engine_delete(engine);
  printf("%d failures\n", failures);
  return failures != 0;
}
