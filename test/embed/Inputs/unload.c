// Opens and closes the library again and again, and lets threads end that have
// used it: unload LIBRARY GUEST.cwasm
#include "wasmc.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static const char *library, *guest;

static void *use(void *close_it) {
  void *lib = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!lib)
    return printf("%s\n", dlerror()), (void *)1;
#define GET(name) __typeof__(name) *p_##name = dlsym(lib, #name)
  GET(wasmc_install_handlers);
  GET(wasm_engine_new);
  GET(wasm_engine_delete);
  GET(wasm_store_new);
  GET(wasm_store_delete);
  GET(wasmc_module_from_file);
  GET(wasm_module_delete);
  GET(wasmc_last_error);
  GET(wasmc_linker_new);
  GET(wasmc_linker_delete);
  GET(wasmc_linker_define_unchecked);
  GET(wasmc_linker_instantiate);
  GET(wasm_functype_new);
  GET(wasm_functype_delete);
  GET(wasmc_instance_export);
  GET(wasm_extern_as_func);
  GET(wasmc_func_call_unchecked);
  GET(wasm_func_delete);
  GET(wasm_instance_delete);
  GET(wasm_trap_delete);
  p_wasmc_install_handlers(NULL);
  wasm_engine_t *engine = p_wasm_engine_new();
  wasm_store_t *store = p_wasm_store_new(engine);
  wasm_module_t *module = p_wasmc_module_from_file(engine, guest, NULL);
  if (!module)
    return printf("%s\n", p_wasmc_last_error()), (void *)1;
  wasmc_linker_t *linker = p_wasmc_linker_new(store);
  wasm_valtype_vec_t none = WASM_EMPTY_VEC, none2 = WASM_EMPTY_VEC;
  wasm_functype_t *type = p_wasm_functype_new(&none, &none2);
  p_wasmc_linker_define_unchecked(linker, "host", "call", type, NULL, NULL,
                                  NULL);
  wasm_instance_t *instance =
      p_wasmc_linker_instantiate(linker, module, NULL, NULL);
  if (!instance)
    return printf("%s\n", p_wasmc_last_error()), (void *)1;
  wasm_func_t *load =
      p_wasm_extern_as_func(p_wasmc_instance_export(instance, "load"));
  wasmc_value_t value = {.words = {65536, 0}};
  wasm_trap_t *trap = p_wasmc_func_call_unchecked(load, &value);
  if (!trap)
    return printf("no trap\n"), (void *)1;
  p_wasm_trap_delete(trap);
  p_wasm_func_delete(load);
  p_wasm_instance_delete(instance);
  p_wasm_functype_delete(type);
  p_wasmc_linker_delete(linker);
  p_wasm_module_delete(module);
  p_wasm_store_delete(store);
  p_wasm_engine_delete(engine);
  if (close_it)
    dlclose(lib);
  return NULL;
}

int main(int argc, char **argv) {
  (void)argc;
  library = argv[1];
  guest = argv[2];
  for (int i = 0; i != 100; ++i) {
    pthread_t thread;
    void *failed;
    pthread_create(&thread, NULL, use, argv);
    pthread_join(thread, &failed);
    if (failed || use(argv))
      return 1;
  }
  return 0;
}
