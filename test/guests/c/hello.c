// The reference for the size and start-up of a C program: one printf.
#include <stdio.h>

int main(void) {
  printf("hello, world\n");
  return 0;
}
