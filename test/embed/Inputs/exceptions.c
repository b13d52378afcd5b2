// Guests that throw: what their hosts see.
#include "check.h"
#include "wasmc.h"
#include <stdlib.h>
#include <string.h>

static wasm_module_t *load(wasm_engine_t *engine, const char *path) {
  wasm_module_t *module = wasmc_module_from_file(engine, path, NULL);
  if (!module)
    printf("%s\n", wasmc_last_error()), exit(1);
  return module;
}

static wasm_extern_t *export(const wasm_instance_t *instance,
                             const char *name) {
  wasm_extern_t *found = wasmc_instance_export(instance, name);
  if (!found)
    printf("no export %s\n", name), exit(1);
  return found;
}

// Calls one that takes what is in value, and leaves its result there.
static wasm_trap_t *call(const wasm_instance_t *instance, const char *name,
                         wasm_val_t *value) {
  wasm_extern_t *item = export(instance, name);
  wasm_func_t *f = wasm_extern_as_func(item);
  wasm_val_t result = {0};
  wasm_val_vec_t args = {wasm_func_param_arity(f), value};
  wasm_val_vec_t results = {wasm_func_result_arity(f), &result};
  wasm_trap_t *trap = wasm_func_call(f, &args, &results);
  *value = result;
  wasm_extern_delete(item);
  return trap;
}

static int ends_with(wasm_trap_t *trap, uint8_t code, const char *message) {
  if (!trap)
    return 0;
  wasm_message_t text;
  wasm_trap_message(trap, &text);
  int same = wasmc_trap_code(trap) == code && !strcmp(text.data, message);
  if (!same)
    printf("%d %s\n", wasmc_trap_code(trap), text.data);
  wasm_byte_vec_delete(&text);
  wasm_trap_delete(trap);
  return same;
}

// The function of the host calls the guest, which throws.
static wasm_instance_t *thrower;
static int host_calls;
static wasm_trap_t *host_call(const wasm_val_vec_t *args,
                              wasm_val_vec_t *results) {
  (void)args, (void)results;
  ++host_calls;
  wasm_val_t value = {.kind = WASM_I32, .of = {.i32 = 7}};
  return call(thrower, "throw", &value);
}

static void test_types(const wasm_module_t *module) {
  wasm_exporttype_vec_t exports;
  wasm_module_exports(module, &exports);
  const wasm_externtype_t *type = wasm_exporttype_type(exports.data[0]);
  CHECK(wasm_externtype_kind(type) == WASM_EXTERN_TAG);
  CHECK(!wasm_externtype_as_memorytype_const(type));
  const wasm_tagtype_t *tag = wasm_externtype_as_tagtype_const(type);
  const wasm_valtype_vec_t *values =
      wasm_functype_params(wasm_tagtype_functype(tag));
  CHECK(values->size == 2 && wasm_valtype_kind(values->data[1]) == WASM_F64);
  wasm_tagtype_t *copy = wasm_tagtype_copy(tag);
  CHECK(wasm_functype_params(wasm_tagtype_functype(copy))->size == 2);
  wasm_externtype_delete(wasm_tagtype_as_externtype(copy));
  wasm_exporttype_vec_delete(&exports);
}

static void test_references(wasm_store_t *store) {
  wasm_val_t value = {0};
  CHECK(!call(thrower, "give", &value));
  CHECK(wasm_valkind_is_ref(value.kind) && !value.of.ref);
  CHECK(!call(thrower, "take", &value) && value.of.i32 == 3);
  wasm_foreign_t *foreign = wasm_foreign_new(store);
  value.kind = WASM_EXTERNREF;
  value.of.ref = wasm_foreign_as_ref(foreign);
  wasm_trap_t *trap = call(thrower, "take", &value);
  CHECK(trap);
  wasm_trap_delete(trap);
  wasm_foreign_delete(foreign);
}

static void test_tags(wasm_store_t *store, const wasm_module_t *module) {
  wasm_extern_t *items[2] = {export(thrower, "e"), export(thrower, "throw")};
  CHECK(wasm_extern_kind(items[0]) == WASM_EXTERN_TAG);
  CHECK(!wasm_extern_as_memory(items[0]) && !wasm_extern_as_func(items[0]));
  wasm_extern_vec_t imports = {2, items};
  wasm_instance_t *catcher = wasm_instance_new(store, module, &imports, NULL);
  CHECK(catcher);
  wasm_val_t value = {.kind = WASM_I32, .of = {.i32 = 99}};
  CHECK(!call(catcher, "catch", &value) && value.of.i32 == 99);
  wasm_instance_delete(catcher);
  wasm_extern_t *swapped = items[0];
  items[0] = items[1];
  items[1] = swapped;
  CHECK(!wasm_instance_new(store, module, &imports, NULL));
  CHECK(strstr(wasmc_last_error(), "incompatible import type"));
  wasm_extern_delete(items[0]);
  wasm_extern_delete(items[1]);
}

int main(int argc, char **argv) {
  (void)argc;
  if (!wasmc_install_handlers(NULL))
    return 1;
  wasm_engine_t *engine = wasm_engine_new();
  wasm_store_t *store = wasm_store_new(engine);
  wasm_module_t *module = load(engine, argv[1]), *other = load(engine, argv[2]);
  wasm_functype_t *type = wasm_functype_new_0_0();
  wasm_func_t *host = wasm_func_new(store, type, host_call);
  wasm_extern_t *import = wasm_func_as_extern(host);
  wasm_extern_vec_t imports = {1, &import};
  thrower = wasm_instance_new(store, module, &imports, NULL);
  if (!thrower)
    return printf("%s\n", wasmc_last_error()), 1;

  wasm_val_t value = {.kind = WASM_I32, .of = {.i32 = -42}};
  CHECK(ends_with(call(thrower, "throw", &value),
                  WASMC_TRAP_UNHANDLED_EXCEPTION,
                  "unhandled exception: tag $e (i32 -42, f64 0x1p-1)"));
  CHECK(ends_with(call(thrower, "catch", &value),
                  WASMC_TRAP_UNHANDLED_EXCEPTION,
                  "unhandled exception: tag $e (i32 7, f64 0x1p-1)"));
  CHECK(host_calls == 1);
  test_types(module);
  test_references(store);
  test_tags(store, other);

  wasm_instance_delete(thrower);
  wasm_func_delete(host);
  wasm_functype_delete(type);
  wasm_module_delete(other);
  wasm_module_delete(module);
  wasm_store_delete(store);
  wasm_engine_delete(engine);
  printf("%d failures\n", failures);
  return failures != 0;
}
