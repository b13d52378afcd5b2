// Five-point stencil on a square grid, two grids taking turns.
#include <stdio.h>

enum { N = 250, Steps = 5000 };
static double A[N][N], B[N][N];

static void step(double From[N][N], double To[N][N]) {
  for (int I = 1; I < N - 1; ++I)
    for (int J = 1; J < N - 1; ++J)
      To[I][J] = 0.2 * (From[I][J] + From[I][J - 1] + From[I][J + 1] +
                        From[I - 1][J] + From[I + 1][J]);
}

int main(void) {
  for (int I = 0; I < N; ++I)
    for (int J = 0; J < N; ++J) {
      A[I][J] = (double)(I * (J + 2) % 101) / 101;
      B[I][J] = (double)(I * (J + 3) % 103) / 103;
    }
  for (int Step = 0; Step < Steps; ++Step) {
    step(A, B);
    step(B, A);
  }
  double Sum = 0;
  for (int I = 0; I < N; ++I)
    for (int J = 0; J < N; ++J)
      Sum += A[I][J] * (1 + (I + J) % 3);
  printf("%.9e\n", Sum);
  return 0;
}
