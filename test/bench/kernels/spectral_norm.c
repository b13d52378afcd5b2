// The spectral norm of an infinite matrix, by the power method: divisions and
// reductions.
#include <math.h>
#include <stdio.h>

enum { N = 2000, Rounds = 20 };
static double U[N], V[N], Between[N];

static double element(int I, int J) {
  return 1.0 / ((I + J) * (I + J + 1) / 2 + I + 1);
}

static void multiply(const double *From, double *To) {
  for (int I = 0; I < N; ++I) {
    double Sum = 0;
    for (int J = 0; J < N; ++J)
      Sum += element(I, J) * From[J];
    To[I] = Sum;
  }
}

static void multiplyTransposed(const double *From, double *To) {
  for (int I = 0; I < N; ++I) {
    double Sum = 0;
    for (int J = 0; J < N; ++J)
      Sum += element(J, I) * From[J];
    To[I] = Sum;
  }
}

int main(void) {
  for (int I = 0; I < N; ++I)
    U[I] = 1;
  for (int Round = 0; Round < Rounds; ++Round) {
    multiply(U, Between);
    multiplyTransposed(Between, V);
    multiply(V, Between);
    multiplyTransposed(Between, U);
  }
  double Mixed = 0, Square = 0;
  for (int I = 0; I < N; ++I) {
    Mixed += U[I] * V[I];
    Square += V[I] * V[I];
  }
  printf("%.9f\n", sqrt(Mixed / Square));
  return 0;
}
