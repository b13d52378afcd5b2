// A request that the 32-bit address space can't hold fails as NULL with ENOMEM,
// and the program goes on with smaller ones.
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  volatile size_t Huge = PTRDIFF_MAX - 4096;
  void *P = malloc(Huge);
  printf("huge: %s, %s\n", P ? "allocated" : "NULL",
         errno == ENOMEM ? "ENOMEM" : "another error");
  char *Q = malloc(1000);
  printf("small: %s\n", Q ? "allocated" : "NULL");
  free(Q);
  return 0;
}
