// The shape of a server: server HANDLER.cwasm. Each request gets an instance of
// its own, which nobody has used before it, and 50 ms. A request that fails
// fails alone.
#include "wasmc.h"

#include <inttypes.h>
#include <stdio.h>

static const uint64_t Patience = 50 * 1000 * 1000;

struct server {
  wasm_store_t *store;
  wasmc_prepared_t *handler;
  size_t handle; // number of the export
};

static int fail(const char *what, wasmc_error_t *error) {
  printf("%s: %s\n", what,
         error ? wasmc_error_message(error) : wasmc_last_error());
  return 1;
}

static void print_trap(int32_t request, wasm_trap_t *trap) {
  wasm_message_t message;
  wasm_trap_message(trap, &message);
  printf("request %" PRId32 ": 500 %s\n", request, message.data);
  wasm_byte_vec_delete(&message);
  wasm_trap_delete(trap);
}

static void serve(struct server *s, int32_t request) {
  wasm_trap_t *trap = NULL;
  wasmc_error_t *error = NULL;
  wasm_instance_t *instance =
      wasmc_prepared_instantiate(s->handler, &trap, &error);
  if (!instance) {
    if (trap)
      print_trap(request, trap);
    else
      fail("instance", error);
    wasmc_error_delete(error);
    return;
  }
  wasm_func_t *handle =
      wasm_extern_as_func(wasmc_instance_export_at(instance, s->handle));
  wasmc_value_t values[1];
  values[0].i32 = request;
  wasmc_store_set_deadline(s->store, Patience, NULL);
  trap = wasmc_func_call_unchecked(handle, values);
  wasmc_store_set_deadline(s->store, 0, NULL);
  wasmc_store_resume(s->store);
  if (trap)
    print_trap(request, trap);
  else
    printf("request %" PRId32 ": 200 %" PRId32 "\n", request, values[0].i32);
  wasm_func_delete(handle);
  wasm_instance_delete(instance);
}

int main(int argc, char **argv) {
  if (argc != 2)
    return printf("usage: server HANDLER.cwasm\n"), 2;
  wasmc_error_t *error = NULL;
  if (!wasmc_install_handlers(&error))
    return fail("handlers", error);
  wasm_engine_t *engine = wasm_engine_new();
  wasm_module_t *module = wasmc_module_from_file(engine, argv[1], &error);
  if (!module)
    return fail(argv[1], error);
  struct server s = {wasm_store_new(engine), NULL,
                     wasmc_module_find_export(module, "handle", 6)};
  wasmc_linker_t *linker = wasmc_linker_new(s.store);
  s.handler = wasmc_linker_prepare(linker, module, &error);
  if (!s.handler || s.handle == SIZE_MAX)
    return fail(argv[1], error);

  for (int32_t request = 1; request <= 5; ++request)
    serve(&s, request);

  wasmc_prepared_delete(s.handler);
  wasmc_linker_delete(linker);
  wasm_module_delete(module);
  wasm_store_delete(s.store);
  wasm_engine_delete(engine);
  return 0;
}
