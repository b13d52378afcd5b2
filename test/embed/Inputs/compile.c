// Compiles in its process: compile MODULE BROKEN
#include "wasmc-compiler.h"
#include "wasmc.h"
#include <stdio.h>
#include <stdlib.h>

static void read_file(const char *path, wasm_byte_vec_t *out) {
  FILE *f = fopen(path, "rb");
  if (!f)
    exit(3);
  fseek(f, 0, SEEK_END);
  wasm_byte_vec_new_uninitialized(out, (size_t)ftell(f));
  rewind(f);
  if (fread(out->data, 1, out->size, f) != out->size)
    exit(3);
  fclose(f);
}

static void run(wasm_store_t *store, const wasm_module_t *module) {
  wasm_extern_vec_t none = WASM_EMPTY_VEC;
  wasm_instance_t *instance =
      module ? wasm_instance_new(store, module, &none, NULL) : NULL;
  if (!instance) {
    printf("%s\n", wasmc_last_error());
    return;
  }
  wasm_func_t *add = wasm_extern_as_func(wasmc_instance_export(instance, "add"));
  wasmc_value_t values[2] = {{.words = {40, 0}}, {.words = {2, 0}}};
  wasm_trap_delete(wasmc_func_call_unchecked(add, values));
  printf("%d\n", values[0].i32);
  wasm_func_delete(add);
  wasm_instance_delete(instance);
}

int main(int argc, char **argv) {
  (void)argc;
  wasm_byte_vec_t plain, broken, artifact;
  read_file(argv[1], &plain);
  read_file(argv[2], &broken);
  wasm_engine_t *engine = wasm_engine_new();
  wasm_store_t *store = wasm_store_new(engine);
  run(store, wasm_module_new(store, &plain));

  char *message = NULL;
  wasmc_compile_options_t options = {.check_bounds = true};
  if (!wasmc_compile(plain.data, plain.size, &options, &artifact, &message))
    return printf("%s\n", message), 1;
  wasm_module_t *module = wasm_module_new(store, &artifact);
  run(store, module);
  wasm_module_delete(module);
  wasm_byte_vec_delete(&artifact);
  options.target = "vax";
  if (!wasmc_compile(plain.data, plain.size, &options, &artifact, &message))
    printf("%s\n", message);
  free(message);
  options.target = NULL;
  options.wasm_features = "+warp";
  if (!wasmc_compile(plain.data, plain.size, &options, &artifact, &message))
    printf("%s\n", message);
  free(message);

  wasmc_install_handlers(NULL);
  wasmc_register_compiler(wasmc_compile_module);
  module = wasm_module_new(store, &plain);
  run(store, module);
  wasm_module_delete(module);
  run(store, wasm_module_new(store, &broken));
  wasm_byte_vec_delete(&plain);
  wasm_byte_vec_delete(&broken);
  wasm_store_delete(store);
  wasm_engine_delete(engine);
}
