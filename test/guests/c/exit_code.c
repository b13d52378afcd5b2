// exit() from below main: atexit handlers run, buffers are flushed, and the
// code arrives.
#include <stdio.h>
#include <stdlib.h>

static void first(void) { printf("registered first, runs last\n"); }
static void second(void) { printf("registered second, runs first\n"); }

static void leave(int Depth) {
  if (Depth == 0)
    exit(42);
  leave(Depth - 1);
  printf("never printed\n");
}

int main(void) {
  atexit(first);
  atexit(second);
  printf("leaving without a newline: ");
  leave(10);
  return 1;
}
