// LU decomposition in place, without pivots, of a diagonally dominant matrix;
// triangular loops.
#include <stdio.h>

enum { N = 400, Rounds = 40 };
static double A[N][N];

static void prepare(int Round) {
  for (int I = 0; I < N; ++I)
    for (int J = 0; J < N; ++J)
      A[I][J] = (double)((I * 7 + J * 13 + Round) % 31) / 31 + (I == J ? N : 0);
}

static void decompose(void) {
  for (int K = 0; K < N; ++K)
    for (int I = K + 1; I < N; ++I) {
      double Factor = A[I][K] /= A[K][K];
      for (int J = K + 1; J < N; ++J)
        A[I][J] -= Factor * A[K][J];
    }
}

int main(void) {
  double Sum = 0;
  for (int Round = 0; Round < Rounds; ++Round) {
    prepare(Round);
    decompose();
    for (int I = 0; I < N; ++I)
      for (int J = 0; J < N; ++J)
        Sum += A[I][J] * (J % 5 + 1);
  }
  printf("%.9e\n", Sum);
  return 0;
}
