// Primes below 20 million by sieving bytes: stores with a stride.
#include <stdio.h>
#include <string.h>

enum { Limit = 20000000 };
static unsigned char Composite[Limit];

int main(void) {
  unsigned Count = 0;
  unsigned long long Sum = 0;
  for (int Round = 0; Round < 4; ++Round) {
    memset(Composite, 0, Limit);
    for (unsigned I = 2; I < Limit; ++I) {
      if (Composite[I])
        continue;
      ++Count;
      Sum += I;
      if (I < 4473)
        for (unsigned J = I * I; J < Limit; J += I)
          Composite[J] = 1;
    }
  }
  printf("%u %llu\n", Count, Sum);
  return 0;
}
