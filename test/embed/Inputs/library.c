// A program that is linked with a module: ../library-serves-programs.wat.
#include "plug.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>

int32_t plug_import_env_log(plug_instance *caller, int32_t text) {
  if (!text) {
    plug_trap(caller, "no text");
    return 0;
  }
  const char *words = (const char *)plug_memory_data(caller) + text;
  printf("log: %s %s\n", (const char *)plug_env(caller), words);
  return -(int32_t)strlen(words);
}

double plug_import_env_mix(plug_instance *caller, int32_t a, int64_t b, float c,
                           double d) {
  (void)caller;
  return (double)a + (double)b + c + d;
}

// Calls the guest that calls it.
int64_t plug_import_env_nested(plug_instance *caller, int64_t depth) {
  int64_t result = 0;
  if (depth > 0 && plug_nest(caller, depth - 1, &result) != WASMC_OK)
    return -1;
  return result + depth;
}

void plug_import_env_swap(plug_instance *caller, int32_t a, const wasmc_v128 *v,
                          int32_t *r0, wasmc_v128 *r1) {
  (void)caller;
  for (int i = 0; i < 16; ++i)
    r1->bytes[i] = v->bytes[15 - i];
  *r0 = -a;
}

void *plug_import_env_same(plug_instance *caller, void *p0) {
  return p0 == caller ? caller : NULL;
}

// More arguments than registers.
int32_t plug_import_env_many(plug_instance *caller, int32_t a, int32_t b,
                             int32_t c, int32_t d, int32_t e, int32_t f,
                             int32_t g, int32_t h, int32_t i, float j, float k,
                             float l, float m, float n, float o, float p,
                             float q, float r) {
  (void)caller;
  return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h * 8 + i * 9 +
         (int32_t)(j + k + l + m + n + o + p + q + r * 100);
}

static void say(const plug_instance *plug, wasmc_status status) {
  wasmc_library_frame frame;
  printf("%d %s", status, plug_message(plug));
  for (size_t i = 0; i < 2 && plug_frame_at(plug, i, &frame); ++i)
    printf(", in %s (%u)", frame.name, frame.func_index);
  printf("\n");
}

static void *onAnotherThread(void *plug) {
  int32_t sum = 0;
  wasmc_status status = plug_load((plug_instance *)plug, 0x7fffffff, &sum);
  say((plug_instance *)plug, status);
  return NULL;
}

int main(void) {
  char env[] = "here:";
  wasmc_library_config config = {0};
  config.env = env;
  config.fuel = 1000000000;
  plug_instance *plug = plug_new(&config);
  if (!plug) {
    printf("%s\n", wasmc_last_error());
    return 1;
  }
  int32_t a = 0, b = 0;
  int64_t l = 0;
  double d = 0;
  void *same = NULL;
  wasmc_v128 v = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}}, w;
  wasmc_status status = plug_add(plug, -40, -2, &a);
  printf("add %d %d\n", status, a);
  status = plug_new_2(plug, -5, &l);
  printf("new %d %lld\n", status, (long long)l);
  status = plug_div_mod_(plug, -7, 2, &a, &b);
  printf("div-mod %d %d %d\n", status, a, b);
  status = plug_logged(plug, 16, &a);
  printf("logged %d %d\n", status, a);
  status = plug_mixed(plug, -1, 1ll << 40, 0.5f, 0.25, &d);
  printf("mixed %d %.2f\n", status, d);
  status = plug_nest(plug, 10, &l);
  printf("nest %d %lld\n", status, (long long)l);
  status = plug_swap(plug, 5, &v, &a, &w);
  printf("swap %d %d %d %d\n", status, a, w.bytes[0], w.bytes[15]);
  status = plug_same(plug, plug, &same);
  printf("same %d %d\n", status, same == plug);
  status = plug_many(plug, &a);
  printf("many %d %d\n", status, a);

  a = 77;
  say(plug, plug_div_mod_(plug, 1, 0, &a, &b));
  say(plug, plug_div_mod_(plug, INT32_MIN, -1, &a, &b));
  say(plug, plug_load(plug, -1, &a));
  say(plug, plug_fail(plug));
  say(plug, plug_deep(plug));
  say(plug, plug_logged(plug, 0, &a));
  say(plug, plug_throw(plug));
  printf("untouched %d\n", a);
  plug_set_fuel(plug, 1000);
  say(plug, plug_forever(plug));
  plug_set_fuel(plug, 1000);
  pthread_t thread;
  pthread_create(&thread, NULL, onAnotherThread, plug);
  pthread_join(thread, NULL);

  plug_count_set(plug, plug_count_get(plug) + 1);
  printf("globals %d %.1f\n", plug_count_get(plug), plug_ratio_get(plug));
  printf("table %d\n", (int)plug_t_size(plug));
  uint8_t *before = plug_memory_data(plug);
  printf("memory %d", (int)plug_memory_size(plug));
  printf(" %d", (int)plug_memory_grow(plug, 3));
  printf(" %d", (int)plug_memory_grow(plug, 1));
  printf(" %d %d\n", (int)plug_memory_size(plug),
         plug_memory_data(plug) == before);

  // Nothing is left for the next one.
  plug_memory_data(plug)[16] = 'X';
  plug_delete(plug);
  config.memory_pages = 2;
  plug = plug_new(&config);
  printf("again %d %c", plug_count_get(plug), plug_memory_data(plug)[16]);
  printf(" %d\n", (int)plug_memory_grow(plug, 2));
  plug_delete(plug);
  config.memory_pages = 0;
  config.table_elements = 2;
  plug = plug_new(&config);
  printf("refused %d: %s\n", plug == NULL, wasmc_last_error());
  return 0;
}
