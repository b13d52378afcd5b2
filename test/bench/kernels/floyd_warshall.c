// Shortest paths between all pairs of nodes, over int: a minimum in the inner
// loop.
#include <stdio.h>

enum { N = 400, Rounds = 15 };
static int Path[N][N];

static void prepare(int Round) {
  for (int I = 0; I < N; ++I)
    for (int J = 0; J < N; ++J)
      Path[I][J] = (I * J) % 7 == 1 || (I + J) % 13 == Round % 13
                       ? (I * 31 + J * 17) % 500 + 1
                       : 100000;
}

static void shorten(void) {
  for (int K = 0; K < N; ++K)
    for (int I = 0; I < N; ++I) {
      int Left = Path[I][K];
      for (int J = 0; J < N; ++J) {
        int Through = Left + Path[K][J];
        Path[I][J] = Through < Path[I][J] ? Through : Path[I][J];
      }
    }
}

int main(void) {
  unsigned long long Sum = 0;
  for (int Round = 0; Round < Rounds; ++Round) {
    prepare(Round);
    shorten();
    for (int I = 0; I < N; ++I)
      for (int J = 0; J < N; ++J)
        Sum = Sum * 31 + (unsigned)Path[I][J];
  }
  printf("%llu\n", Sum);
  return 0;
}
