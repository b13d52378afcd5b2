// 100 MB of heap: allocated in pieces of growing size, every byte touched, the
// whole read back as a checksum; then freed, and as much allocated again, which
// must fit into what there is.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PieceCount = 100, Total = 100 * 1000 * 1000 };

static uint64_t fillAndSum(unsigned Seed) {
  static unsigned char *Pieces[PieceCount];
  size_t Sizes[PieceCount], Left = Total;
  uint64_t Sum = 14695981039346656037u;
  for (size_t I = 0; I < PieceCount; ++I) {
    Sizes[I] = I + 1 == PieceCount ? Left : (I + 1) * 19000;
    Left -= Sizes[I];
    Pieces[I] = malloc(Sizes[I]);
    if (!Pieces[I]) {
      printf("out of memory at piece %zu\n", I);
      exit(1);
    }
    memset(Pieces[I], (int)(I * 7 + Seed), Sizes[I]);
    for (size_t J = 0; J < Sizes[I]; J += 512)
      Pieces[I][J] = (unsigned char)(J / 512 * Seed);
  }
  for (size_t I = 0; I < PieceCount; ++I) {
    for (size_t J = 0; J + 8 <= Sizes[I]; J += 8) {
      uint64_t Word;
      memcpy(&Word, Pieces[I] + J, 8);
      Sum = (Sum ^ Word) * 1099511628211u;
    }
  }
  for (size_t I = 0; I < PieceCount; ++I)
    free(Pieces[I]);
  return Sum;
}

int main(void) {
  printf("first  %016llx\n", (unsigned long long)fillAndSum(3));
  printf("second %016llx\n", (unsigned long long)fillAndSum(11));
  unsigned char *Zeroed = calloc(1, Total);
  if (!Zeroed)
    return 1;
  size_t Dirty = 0;
  for (size_t I = 0; I < Total; ++I)
    Dirty += Zeroed[I] != 0;
  printf("calloc'ed bytes that aren't zero: %zu\n", Dirty);
  Zeroed = realloc(Zeroed, Total / 4);
  printf("realloc %s\n", Zeroed ? "done" : "failed");
  free(Zeroed);
  return 0;
}
