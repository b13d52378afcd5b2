// Dense matrix product in double, C = alpha A B + beta C, of matrices that fit
// the second-level cache.
#include <stdio.h>

enum { N = 240, Rounds = 150 };
static double A[N][N], B[N][N], C[N][N];

static void product(double Alpha, double Beta) {
  for (int I = 0; I < N; ++I) {
    for (int J = 0; J < N; ++J)
      C[I][J] *= Beta;
    for (int K = 0; K < N; ++K)
      for (int J = 0; J < N; ++J)
        C[I][J] += Alpha * A[I][K] * B[K][J];
  }
}

int main(void) {
  for (int I = 0; I < N; ++I)
    for (int J = 0; J < N; ++J) {
      A[I][J] = (double)((I * J + 1) % 97) / 97;
      B[I][J] = (double)((I + J * 2) % 89) / 89;
      C[I][J] = (double)((I * 3 + J) % 83) / 83;
    }
  for (int Round = 0; Round < Rounds; ++Round)
    product(0.75, 0.25);
  double Sum = 0;
  for (int I = 0; I < N; ++I)
    for (int J = 0; J < N; ++J)
      Sum += C[I][J] * ((I ^ J) & 1 ? 1 : -0.5);
  printf("%.9e\n", Sum);
  return 0;
}
