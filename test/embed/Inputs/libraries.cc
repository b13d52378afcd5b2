// A program in C++ that is linked with two modules: a library and a command of
// WASI. ../libraries-share-a-program.c
#include "counter.h"
#include "tool.h"
#include <stdio.h>

int main() {
  // Two instances of one module, and one of another.
  counter_instance *one = counter_new(nullptr), *two = counter_new(nullptr);
  int32_t now = 0;
  for (int i = 0; i != 3; ++i)
    counter_next(one, &now);
  printf("one %d", now);
  counter_next(two, &now);
  printf(" two %d\n", now);
  fflush(stdout);

  // Nothing of the world but what it is given.
  tool_instance *tool = tool_new(nullptr);
  wasmc_status status = tool__start(tool);
  printf("silent: %d %d\n", status == WASMC_EXIT, tool_exit_code(tool));
  tool_delete(tool);
  fflush(stdout);
  wasmc_library_config config = {};
  config.wasi = wasmc_wasi_new();
  wasmc_wasi_add_arg(config.wasi, "tool");
  wasmc_wasi_add_arg(config.wasi, "hello");
  wasmc_wasi_add_env(config.wasi, "NAME", "value");
  if (!wasmc_wasi_inherit_streams(config.wasi, nullptr))
    return 1;
  tool = tool_new(&config);
  status = tool__start(tool);
  printf("exit: %d %d\n", status == WASMC_EXIT, tool_exit_code(tool));
  tool_delete(tool);
  // A trap of one leaves the others alone.
  printf("%d %s\n", counter_fail(one), counter_message(one));
  counter_next(two, &now);
  printf("two %d\n", now);
  counter_delete(one);
  counter_delete(two);
}
