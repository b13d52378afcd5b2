// What hosts check: a failure is told and counted, and the host goes on.
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>

static int failures;
#define CHECK(c)                                                               \
  do {                                                                         \
    if (!(c)) {                                                                \
      printf("line %d: %s\n", __LINE__, #c);                                   \
      ++failures;                                                              \
    }                                                                          \
  } while (0)

#endif
