// Gravitation among five bodies, with square roots and divisions in a chain.
// The masses and the start are made up.
#include <math.h>
#include <stdio.h>

enum { Bodies = 5, Steps = 6000000 };

typedef struct {
  double X[3], V[3], Mass;
} Body;

static Body System[Bodies];

static void advance(double Dt) {
  for (int I = 0; I < Bodies; ++I)
    for (int J = I + 1; J < Bodies; ++J) {
      Body *A = &System[I], *B = &System[J];
      double D[3], Square = 0;
      for (int K = 0; K < 3; ++K) {
        D[K] = A->X[K] - B->X[K];
        Square += D[K] * D[K];
      }
      double Magnitude = Dt / (Square * sqrt(Square));
      for (int K = 0; K < 3; ++K) {
        A->V[K] -= D[K] * B->Mass * Magnitude;
        B->V[K] += D[K] * A->Mass * Magnitude;
      }
    }
  for (int I = 0; I < Bodies; ++I)
    for (int K = 0; K < 3; ++K)
      System[I].X[K] += Dt * System[I].V[K];
}

static double energy(void) {
  double Sum = 0;
  for (int I = 0; I < Bodies; ++I) {
    Body *A = &System[I];
    Sum += 0.5 * A->Mass *
           (A->V[0] * A->V[0] + A->V[1] * A->V[1] + A->V[2] * A->V[2]);
    for (int J = I + 1; J < Bodies; ++J) {
      double Square = 0;
      for (int K = 0; K < 3; ++K) {
        double D = A->X[K] - System[J].X[K];
        Square += D * D;
      }
      Sum -= A->Mass * System[J].Mass / sqrt(Square);
    }
  }
  return Sum;
}

int main(void) {
  System[0].Mass = 40;
  for (int I = 1; I < Bodies; ++I) {
    double Radius = 4.0 * I * I;
    System[I].X[0] = Radius;
    System[I].X[2] = 0.1 * I;
    System[I].V[1] = sqrt(40 / Radius);
    System[I].V[2] = 0.01 * I;
    System[I].Mass = 0.04 / I;
  }
  double Before = energy();
  for (int Step = 0; Step < Steps; ++Step)
    advance(0.0005);
  printf("%.6f %.6f\n", Before, energy());
  return 0;
}
