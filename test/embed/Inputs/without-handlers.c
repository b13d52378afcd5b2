// A host without signal handlers: each trap comes back as a value, and no
// action of a signal has changed, nor is there a stack for handlers.
#define _GNU_SOURCE
#include "wasmc.h"
#include <signal.h>
#include <stdio.h>

static void call(wasm_instance_t *instance, const char *name, int32_t arg) {
  wasm_func_t *f = wasm_extern_as_func(wasmc_instance_export(instance, name));
  wasmc_value_t value;
  value.words[0] = (uint32_t)arg;
  wasm_trap_t *trap = wasmc_func_call_unchecked(f, &value);
  if (!trap) {
    printf("%s: %d\n", name, value.i32);
  } else {
    wasm_message_t message;
    wasm_trap_message(trap, &message);
    wasm_frame_t *origin = wasm_trap_origin(trap);
    printf("%s: %s at %s+%zu\n", name, message.data,
           origin ? wasmc_frame_func_name(origin) : "?",
           origin ? wasm_frame_func_offset(origin) : 0);
    wasm_frame_delete(origin);
    wasm_byte_vec_delete(&message);
    wasm_trap_delete(trap);
  }
  wasm_func_delete(f);
}

int main(int argc, char **argv) {
  (void)argc;
  wasm_engine_t *engine = wasm_engine_new();
  wasm_store_t *store = wasm_store_new(engine);
  wasm_module_t *module = wasmc_module_from_file(engine, argv[1], NULL);
  wasm_extern_vec_t none = WASM_EMPTY_VEC;
  wasm_instance_t *instance =
      module ? wasm_instance_new(store, module, &none, NULL) : NULL;
  if (!instance)
    return printf("%s\n", wasmc_last_error()), 1;
  for (int i = 0; i != 3; ++i) {
    call(instance, "recurse", 1);
    call(instance, "divide", 0);
    call(instance, "load", 65533);
    call(instance, "load", -1);
    call(instance, "indirect", 7);
    call(instance, "fill", 65530);
    call(instance, "divide", 1);
  }
  for (int number = 1; number != 32; ++number) {
    struct sigaction action;
    sigaction(number, NULL, &action);
    if (action.sa_handler != SIG_DFL && action.sa_handler != SIG_IGN)
      printf("signal %d has a handler\n", number);
  }
  stack_t stack;
  sigaltstack(NULL, &stack);
  printf("%s\n", stack.ss_flags & SS_DISABLE ? "no stack for handlers" : "?");
  wasm_instance_delete(instance);
  wasm_module_delete(module);
  wasm_store_delete(store);
  wasm_engine_delete(engine);
}
