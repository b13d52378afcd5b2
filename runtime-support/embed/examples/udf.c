// A user-defined function of a database: udf FUNCTION.cwasm. It is called once
// for each of a million rows, without conversions, and the host adds up.
#define _POSIX_C_SOURCE 199309L
#include "wasmc.h"

#include <stdio.h>
#include <time.h>

enum { Rows = 1000000 };

static int fail(const char *what, wasmc_error_t *error) {
  printf("%s: %s\n", what,
         error ? wasmc_error_message(error) : wasmc_last_error());
  return 1;
}

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
  if (argc != 2)
    return printf("usage: udf FUNCTION.cwasm\n"), 2;
  wasmc_error_t *error = NULL;
  if (!wasmc_install_handlers(&error))
    return fail("handlers", error);
  wasm_engine_t *engine = wasm_engine_new();
  wasm_store_t *store = wasm_store_new(engine);
  wasm_module_t *module = wasmc_module_from_file(engine, argv[1], &error);
  if (!module)
    return fail(argv[1], error);
  wasmc_linker_t *linker = wasmc_linker_new(store);
  wasm_trap_t *trap = NULL;
  wasm_instance_t *instance =
      wasmc_linker_instantiate(linker, module, &trap, &error);
  if (!instance)
    return fail(argv[1], error);
  wasm_extern_t *found = wasmc_instance_export(instance, "price");
  wasm_func_t *price = found ? wasm_extern_as_func(found) : NULL;
  if (!price || wasm_func_param_arity(price) != 2)
    return fail(argv[1], NULL);

  // price(amount i32, discount f64) -> f64
  double sum = 0, start = seconds();
  for (int row = 0; row != Rows; ++row) {
    wasmc_value_t values[2];
    values[0].i32 = row % 100;
    values[1].f64 = row % 2 ? 0.5 : 0.0;
    trap = wasmc_func_call_unchecked(price, values);
    if (trap)
      return fail("a row traps", NULL);
    sum += values[0].f64;
  }
  double each = (seconds() - start) / Rows * 1e9;
  printf("sum %.2f\n", sum);
  fprintf(stderr, "%.1f ns a row\n", each);

  wasm_func_delete(price);
  wasm_instance_delete(instance);
  wasmc_linker_delete(linker);
  wasm_module_delete(module);
  wasm_store_delete(store);
  wasm_engine_delete(engine);
  return 0;
}
