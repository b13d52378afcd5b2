/* The host: a program that is linked with the guest.
 *
 *   clang --target=wasm32-wasi -O2 -mexec-model=reactor words.c -o words.wasm
 *   wasmc compile words.wasm -o libwords.a           # and words.h
 *   cc main.c libwords.a -o main
 *
 * For another CPU: --target of wasmc, and that CPU's compiler for main.c. */

#include "words.h"
#include <stdio.h>
#include <string.h>

/* What the guest imports as "env" "found". Its addresses are numbers: what they
 * point to is looked at only after it is known to lie in its memory. */
void words_import_env_found(words_instance *caller, int32_t word,
                            int32_t size) {
  uint64_t begin = (uint32_t)word, bytes = (uint32_t)size;
  if (begin + bytes > words_memory_size(caller)) {
    words_trap(caller, "a word that isn't in memory");
    return;
  }
  printf("%s %.*s\n", (const char *)words_env(caller), (int)bytes,
         (const char *)words_memory_data(caller) + begin);
}

static void parse(words_instance *words, const char *text) {
  int32_t size = (int32_t)strlen(text), at, count;
  wasmc_status status = words_reserve(words, size + 1, &at);
  if (status == WASMC_OK) {
    /* The guest says where: see above. */
    if ((uint64_t)(uint32_t)at + (uint64_t)size + 1 > words_memory_size(words))
      return;
    memcpy(words_memory_data(words) + (uint32_t)at, text, (size_t)size + 1);
    status = words_parse(words, at, size, &count);
  }
  if (status == WASMC_OK)
    printf("%d words\n", count);
  else
    printf("refused: %s\n", words_message(words));
}

int main(void) {
  char env[] = "found";
  wasmc_library_config config = {0};
  config.env = env;
  words_instance *words = words_new(&config);
  if (!words) {
    fprintf(stderr, "%s\n", wasmc_last_error());
    return 1;
  }
  words__initialize(words);
  parse(words, "a sandbox in a box");
  parse(words, "an attack @2000000000");
  words_delete(words);
  return 0;
}
