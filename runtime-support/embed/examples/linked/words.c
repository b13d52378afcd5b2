/* The guest: a parser of texts that nobody trusts, with a bug of the classic
 * kind. It is compiled to WebAssembly, and by wasmc to a library. */

#include <stdlib.h>
#include <string.h>

/* The host gives this one. */
__attribute__((import_module("env"), import_name("found"))) void
found(const char *word, size_t size);

__attribute__((export_name("reserve"))) char *reserve(size_t size) {
  return malloc(size);
}

/* How many words there are; found() is told of each. */
__attribute__((export_name("parse"))) int parse(const char *text, size_t size) {
  int count = 0;
  for (size_t at = 0; at < size;) {
    size_t length = strcspn(text + at, " \n");
    if (text[at] == '@') /* a reference: jumps as far as the text says */
      length = (size_t)atoi(text + at + 1);
    if (length) {
      found(text + at, length);
      ++count;
    }
    at += length + 1;
  }
  return count;
}
