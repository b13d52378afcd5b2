// Permutations of ten numbers and the prefix reversals each one takes: short
// loops over small arrays, branches that can't be foreseen.
#include <stdio.h>

enum { N = 10 };

static int flips(const int *Permutation) {
  int P[N], Count = 0;
  for (int I = 0; I < N; ++I)
    P[I] = Permutation[I];
  for (int First = P[0]; First != 0; First = P[0], ++Count)
    for (int Low = 0, High = First; Low < High; ++Low, --High) {
      int Held = P[Low];
      P[Low] = P[High];
      P[High] = Held;
    }
  return Count;
}

int main(void) {
  int Permutation[N], Count[N] = {0}, Most = 0, Sum = 0, Sign = 1;
  for (int I = 0; I < N; ++I)
    Permutation[I] = I;
  for (;;) {
    int Flips = flips(Permutation);
    Most = Flips > Most ? Flips : Most;
    Sum += Sign * Flips;
    Sign = -Sign;
    // The next permutation: rotate ever longer prefixes.
    int Length = 1;
    for (; Length < N; ++Length) {
      int First = Permutation[0];
      for (int I = 0; I < Length; ++I)
        Permutation[I] = Permutation[I + 1];
      Permutation[Length] = First;
      if (++Count[Length] <= Length)
        break;
      Count[Length] = 0;
    }
    if (Length == N)
      break;
  }
  printf("%d %d\n", Sum, Most);
  return 0;
}
