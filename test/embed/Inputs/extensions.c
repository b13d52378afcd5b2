// What wasmc.h adds: modules from files, linker, fuel, deadlines, interrupts,
// limits, unchecked calls, WASI.
#define _GNU_SOURCE
#include "check.h"
#include "wasmc.h"
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static int ends_with(wasm_trap_t *trap, uint8_t code) {
  if (!trap)
    return 0;
  int same = wasmc_trap_code(trap) == code;
  if (!same)
    printf("code %d\n", wasmc_trap_code(trap));
  wasm_trap_delete(trap);
  return same;
}

static wasm_trap_t *twice(void *env, wasmc_value_t *values) {
  ++*(int *)env;
  values[0].i64 *= 2;
  return NULL;
}

static wasm_trap_t *stop(void *env, wasmc_value_t *values) {
  (void)values;
  wasm_message_t message = {5, (char *)"stop"};
  return wasm_trap_new(env, &message);
}

static wasm_trap_t *nested(void *env, wasmc_value_t *values) {
  return wasmc_func_call_unchecked(*(wasm_func_t **)env, values);
}

static wasm_func_t *func(wasm_instance_t *instance, const char *name) {
  wasm_extern_t *found = wasmc_instance_export(instance, name);
  if (!found)
    printf("no export %s\n", name), exit(1);
  return wasm_extern_as_func(found);
}

static void *interrupt_later(void *handle) {
  usleep(20000);
  wasmc_interrupt(handle);
  wasmc_interrupt_delete(handle);
  return NULL;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void test_fuel(wasm_store_t *store, wasm_func_t *spin) {
  wasmc_value_t values[2];
  wasmc_store_set_fuel(store, 100000);
  values[0].i32 = 100;
  CHECK(!wasmc_func_call_unchecked(spin, values));
  uint64_t left = wasmc_store_fuel(store);
  CHECK(left < 100000 && left > 98000);
  values[0].i32 = 1000000;
  CHECK(ends_with(wasmc_func_call_unchecked(spin, values),
                  WASMC_TRAP_OUT_OF_FUEL));
  wasmc_store_set_fuel(store, INT64_MAX);
}

static void test_time(wasm_store_t *store, wasm_func_t *spin) {
  wasmc_value_t values[2];
  values[0].i32 = -1;
  double start = now();
  CHECK(wasmc_store_set_deadline(store, 30 * 1000000, NULL));
  CHECK(ends_with(wasmc_func_call_unchecked(spin, values),
                  WASMC_TRAP_INTERRUPTED));
  CHECK(now() - start > 0.029 && now() - start < 1);
  // Until somebody resumes.
  values[0].i32 = 1;
  CHECK(ends_with(wasmc_func_call_unchecked(spin, values),
                  WASMC_TRAP_INTERRUPTED));
  wasmc_store_resume(store);
  CHECK(!wasmc_func_call_unchecked(spin, values));
  // A deadline that is taken back, or put off, doesn't strike.
  CHECK(wasmc_store_set_deadline(store, 10 * 1000000, NULL));
  CHECK(wasmc_store_set_deadline(store, 10000000000, NULL));
  usleep(30000);
  CHECK(!wasmc_func_call_unchecked(spin, values));
  CHECK(wasmc_store_set_deadline(store, 10 * 1000000, NULL));
  CHECK(wasmc_store_set_deadline(store, 0, NULL));
  usleep(30000);
  CHECK(!wasmc_func_call_unchecked(spin, values));
  pthread_t thread;
  pthread_create(&thread, NULL, interrupt_later,
                 wasmc_store_interrupt_handle(store));
  values[0].i32 = -1;
  CHECK(ends_with(wasmc_func_call_unchecked(spin, values),
                  WASMC_TRAP_INTERRUPTED));
  pthread_join(thread, NULL);
  wasmc_store_resume(store);
}

static void test_limits(wasm_engine_t *engine, const wasm_module_t *module) {
  wasm_store_t *store = wasm_store_new(engine);
  wasmc_linker_t *linker = wasmc_linker_new(store);
  wasm_functype_t *type =
      wasm_functype_new_1_1(wasm_valtype_new_i64(), wasm_valtype_new_i64());
  int unused = 0;
  wasmc_linker_define_unchecked(linker, "host", "twice", type, twice, &unused,
                                NULL);
  wasmc_linker_define_unchecked(linker, "host", "stop", type, stop, store,
                                NULL);
  wasmc_linker_define_unchecked(linker, "host", "nested", type, nested, NULL,
                                NULL);
  CHECK(wasmc_linker_define_wasi(linker, NULL));
  wasmc_limits_t limits = {2, UINT64_MAX, 2};
  wasmc_store_set_limits(store, &limits);
  wasm_instance_t *one = wasmc_linker_instantiate(linker, module, NULL, NULL);
  wasm_instance_t *two = wasmc_linker_instantiate(linker, module, NULL, NULL);
  CHECK(one && two);
  wasmc_error_t *error = NULL;
  CHECK(!wasmc_linker_instantiate(linker, module, NULL, &error) && error);
  CHECK(error && wasmc_error_kind(error) == WASMC_ERROR_ENVIRONMENT);
  wasmc_error_delete(error);
  wasm_instance_delete(two);
  two = wasmc_linker_instantiate(linker, module, NULL, NULL);
  CHECK(two);
  wasm_memory_t *memory =
      wasm_extern_as_memory(wasmc_instance_export(one, "memory"));
  CHECK(wasm_memory_grow(memory, 1) && !wasm_memory_grow(memory, 1));
  wasm_memory_delete(memory);
  wasm_instance_delete(one);
  wasm_instance_delete(two);
  limits.memory_pages = 0;
  limits.instances = UINT64_MAX;
  wasmc_store_set_limits(store, &limits);
  CHECK(!wasmc_linker_instantiate(linker, module, NULL, &error));
  wasmc_error_delete(error);
  wasm_functype_delete(type);
  wasmc_linker_delete(linker);
  wasm_store_delete(store);
}

static void test_wasi(wasm_store_t *store, wasm_instance_t *instance,
                      const char *folder) {
  wasmc_error_t *error = NULL;
  wasm_func_t *run = func(instance, "run");
  wasmc_value_t values[2];
  // Nothing is granted: the output goes nowhere.
  CHECK(!wasmc_func_call_unchecked(run, values) && values[0].i32 == 0);
  int out = memfd_create("out", 0);
  wasmc_wasi_t *wasi = wasmc_wasi_new();
  CHECK(wasmc_wasi_set_stream(wasi, 1, out, NULL));
  CHECK(wasmc_wasi_add_arg(wasi, "program") && wasmc_wasi_add_arg(wasi, "a b"));
  CHECK(wasmc_wasi_add_env(wasi, "NAME", "VALUE"));
  CHECK(!wasmc_wasi_add_dir(wasi, "/nonexistent", "x", false, &error));
  CHECK(strstr(wasmc_error_message(error), "/nonexistent (ENOENT)"));
  wasmc_error_delete(error);
  CHECK(wasmc_wasi_add_dir(wasi, folder, "/data", true, NULL));
  CHECK(wasmc_store_set_wasi(store, wasi, NULL));
  CHECK(!wasmc_func_call_unchecked(run, values));
  CHECK(values[0].i32 == 2); // arguments
  char text[16] = {0};
  CHECK(pread(out, text, 15, 0) == 6 && !strcmp(text, "hello\n"));
  // An exit is no end of the host's.
  values[0].i32 = 7;
  wasm_func_t *leave = func(instance, "exit");
  wasm_trap_t *trap = wasmc_func_call_unchecked(leave, values);
  int status = 0;
  CHECK(trap && wasmc_trap_exit_status(trap, &status) && status == 7);
  wasm_trap_delete(trap);
  wasm_func_delete(leave);
  wasm_func_delete(run);
  close(out);
}

int main(int argc, char **argv) {
  (void)argc;
  wasmc_error_t *error = NULL;
  wasm_engine_t *engine = wasm_engine_new();
  wasm_store_t *store = wasm_store_new(engine);
  CHECK(!wasmc_module_from_file(engine, "/nonexistent", &error));
  CHECK(strstr(wasmc_error_message(error), "/nonexistent (ENOENT)"));
  wasmc_error_delete(error);
  wasm_byte_vec_t plain = {8, (char *)"\0asm\1\0\0\0"};
  CHECK(!wasm_module_new(store, &plain));
  CHECK(strstr(wasmc_last_error(), "--emit=cwasm"));
  wasm_module_t *module = wasmc_module_from_file(engine, argv[1], &error);
  if (!module)
    return printf("%s\n", wasmc_error_message(error)), 1;
  // A changed file is refused, unless somebody vouches for it.
  CHECK(!wasmc_module_from_file(engine, argv[3], &error) && error);
  CHECK(error && wasmc_error_kind(error) == WASMC_ERROR_MODULE &&
        strstr(wasmc_error_message(error), "checksum"));
  wasmc_error_delete(error);
  wasm_module_t *trusted =
      wasmc_module_from_trusted_file(engine, argv[3], NULL);
  CHECK(trusted);
  // It is found again, but not by who wants it checked, and not once it has
  // changed.
  wasm_module_t *again = wasmc_module_from_trusted_file(engine, argv[3], NULL);
  CHECK(again);
  wasm_module_delete(again);
  CHECK(!wasmc_module_from_file(engine, argv[3], NULL));
  FILE *changed = fopen(argv[3], "w");
  fputs("nothing", changed);
  fclose(changed);
  CHECK(!wasmc_module_from_trusted_file(engine, argv[3], NULL));
  wasm_module_delete(trusted);
  CHECK(!wasmc_module_from_trusted_file(engine, argv[3], NULL));
  again = wasmc_module_from_file(engine, argv[1], NULL);
  CHECK(again && wasm_module_same(module, module));
  wasm_module_delete(again);

  wasmc_linker_t *linker = wasmc_linker_new(store);
  int count = 0;
  wasm_func_t *inner = NULL;
  wasm_functype_t *type =
      wasm_functype_new_1_1(wasm_valtype_new_i64(), wasm_valtype_new_i64());
  CHECK(wasmc_linker_define_wasi(linker, NULL));
  CHECK(!wasmc_linker_instantiate(linker, module, NULL, &error));
  CHECK(strstr(wasmc_error_message(error), "unknown import: \"host\" \"twice\""));
  wasmc_error_delete(error);
  wasm_functype_t *other =
      wasm_functype_new_1_1(wasm_valtype_new_i32(), wasm_valtype_new_i64());
  CHECK(wasmc_linker_define_unchecked(linker, "host", "twice", other, twice,
                                      &count, NULL));
  CHECK(!wasmc_linker_instantiate(linker, module, NULL, &error));
  CHECK(strstr(wasmc_error_message(error), "incompatible import type"));
  wasmc_error_delete(error);
  CHECK(wasmc_linker_define_unchecked(linker, "host", "twice", type, twice,
                                      &count, NULL));
  CHECK(wasmc_linker_define_unchecked(linker, "host", "stop", type, stop, store,
                                      NULL));
  CHECK(wasmc_linker_define_unchecked(linker, "host", "nested", type, nested,
                                      &inner, NULL));
  // Code that traps by signals doesn't run before handlers are there.
  if (wasmc_module_needs_handlers(module)) {
    CHECK(!wasmc_linker_instantiate(linker, module, NULL, &error));
    CHECK(strstr(wasmc_error_message(error), "wasmc_install_handlers"));
    wasmc_error_delete(error);
    CHECK(!wasmc_handlers_installed());
    CHECK(wasmc_install_handlers(NULL) && wasmc_install_handlers(NULL));
  }
  wasm_trap_t *trap;
  wasmc_prepared_t *prepared = wasmc_linker_prepare(linker, module, &error);
  CHECK(prepared);
  wasm_instance_t *instance = wasmc_prepared_instantiate(prepared, &trap, &error);
  if (!instance)
    return printf("%s\n", wasmc_error_message(error)), 1;

  // An instance starts clean, whatever the last one did in its place.
  wasm_func_t *touch = func(instance, "touch");
  wasmc_value_t values[2];
  for (int i = 0; i != 100; ++i) {
    wasm_instance_t *fresh = wasmc_prepared_instantiate(prepared, NULL, NULL);
    wasm_func_t *f = func(fresh, "touch");
    CHECK(!wasmc_func_call_unchecked(f, values) && values[0].i32 == 1);
    CHECK(!wasmc_func_call_unchecked(f, values) && values[0].i32 == 2);
    wasm_func_delete(f);
    wasm_instance_delete(fresh);
  }
  CHECK(!wasmc_func_call_unchecked(touch, values) && values[0].i32 == 1);
  wasm_func_delete(touch);

  // Calls there and back, one in the other, and out of all at once.
  wasm_func_t *quadruple = func(instance, "quadruple");
  values[0].i64 = 5;
  CHECK(!wasmc_func_call_unchecked(quadruple, values) && values[0].i64 == 20);
  CHECK(count == 2);
  inner = quadruple;
  wasm_func_t *nest = func(instance, "nest");
  values[0].i64 = 1;
  CHECK(!wasmc_func_call_unchecked(nest, values) && values[0].i64 == 5);
  wasm_func_t *halt = func(instance, "halt");
  inner = halt;
  trap = wasmc_func_call_unchecked(nest, values);
  wasm_message_t message;
  wasm_trap_message(trap, &message);
  CHECK(!strcmp(message.data, "stop"));
  wasm_byte_vec_delete(&message);
  wasm_frame_vec_t frames;
  wasm_trap_trace(trap, &frames);
  CHECK(frames.size == 2);
  CHECK(frames.size && !strcmp(wasmc_frame_func_name(frames.data[0]), "halt"));
  wasm_frame_vec_delete(&frames);
  wasm_trap_delete(trap);

  // Vectors.
  wasm_func_t *splat = func(instance, "splat");
  values[0].i32 = 3;
  CHECK(!wasmc_func_call_unchecked(splat, values));
  for (int i = 0; i != 16; ++i)
    CHECK(values[0].v128[i] == 3);

  wasm_func_t *spin = func(instance, "spin");
  test_fuel(store, spin);
  test_time(store, spin);
  test_limits(engine, module);
  test_wasi(store, instance, argv[2]);

  wasm_func_delete(quadruple);
  wasm_func_delete(nest);
  wasm_func_delete(halt);
  wasm_func_delete(splat);
  wasm_func_delete(spin);
  wasm_functype_delete(type);
  wasm_functype_delete(other);
  wasm_instance_delete(instance);
  wasmc_prepared_delete(prepared);
  wasmc_linker_delete(linker);
  wasm_module_delete(module);
  wasmc_interrupt_t *late = wasmc_store_interrupt_handle(store);
  wasm_store_delete(store);
  wasmc_interrupt(late);
  wasmc_interrupt_delete(late);
  wasm_engine_delete(engine);
  printf("%d failures\n", failures);
  return failures != 0;
}
