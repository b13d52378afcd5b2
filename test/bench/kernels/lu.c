// LU decomposition in place, without pivots, of a diagonally dominant matrix;
// triangular loops.
#include <stdio.h>

enum { N = 1000 };
static double A[N][N];

int main(void) {
  for (int I = 0; I < N; ++I)
    for (int J = 0; J < N; ++J)
      A[I][J] = (double)((I * 7 + J * 13) % 31) / 31 + (I == J ? N : 0);
  for (int Round = 0; Round < 2; ++Round) {
    for (int K = 0; K < N; ++K)
      for (int I = K + 1; I < N; ++I) {
        double Factor = A[I][K] /= A[K][K];
        for (int J = K + 1; J < N; ++J)
          A[I][J] -= Factor * A[K][J];
      }
    for (int I = 0; I < N; ++I)
      A[I][I] += N;
  }
  double Sum = 0;
  for (int I = 0; I < N; ++I)
    for (int J = 0; J < N; ++J)
      Sum += A[I][J] * (J % 5 + 1);
  printf("%.9e\n", Sum);
  return 0;
}
