// Random bytes, by their properties only: requests succeed, two of them differ,
// and the bits of many bytes are balanced.
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  unsigned char A[256], B[256];
  memset(A, 0, sizeof A);
  memset(B, 0, sizeof B);
  printf("getentropy: %d %d\n", getentropy(A, sizeof A),
         getentropy(B, sizeof B));
  printf("two requests %s\n",
         memcmp(A, B, sizeof A) ? "differ" : "ARE THE SAME");
  unsigned long Ones = 0, Bits = 0;
  for (int Round = 0; Round < 64; ++Round) {
    if (getentropy(A, sizeof A) != 0)
      return 1;
    for (unsigned I = 0; I < sizeof A; ++I)
      Ones += (unsigned)__builtin_popcount(A[I]);
    Bits += 8 * sizeof A;
  }
  // 131,072 bits: the standard deviation is 181, so 6 of them are 1,086.
  printf("%lu bits are balanced: %s\n", Bits,
         Ones > Bits / 2 - 1086 && Ones < Bits / 2 + 1086 ? "yes" : "NO");
  printf("an empty request: %d\n", getentropy(A, 0));
  return 0;
}
