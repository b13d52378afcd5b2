// Arithmetic modulo 2^255 - 19 as in ed25519: five limbs of 51 bits, products
// of 128. Inverts numbers by Fermat's little theorem, one after the other.
#include <stdint.h>
#include <stdio.h>

typedef unsigned __int128 Wide;
typedef struct {
  uint64_t Limb[5];
} Field;

static const uint64_t Mask = ((uint64_t)1 << 51) - 1;

/// Carries what is above 51 bits; the top limb's comes back times 19.
static Field reduce(Wide R0, Wide R1, Wide R2, Wide R3, Wide R4) {
  Field Out;
  R1 += (uint64_t)(R0 >> 51);
  R2 += (uint64_t)(R1 >> 51);
  R3 += (uint64_t)(R2 >> 51);
  R4 += (uint64_t)(R3 >> 51);
  uint64_t Low = ((uint64_t)R0 & Mask) + (uint64_t)(R4 >> 51) * 19;
  Out.Limb[0] = Low & Mask;
  Out.Limb[1] = ((uint64_t)R1 & Mask) + (Low >> 51);
  Out.Limb[2] = (uint64_t)R2 & Mask;
  Out.Limb[3] = (uint64_t)R3 & Mask;
  Out.Limb[4] = (uint64_t)R4 & Mask;
  return Out;
}

static Field multiply(const Field *X, const Field *Y) {
  const uint64_t *A = X->Limb, *B = Y->Limb;
  uint64_t B1 = B[1] * 19, B2 = B[2] * 19, B3 = B[3] * 19, B4 = B[4] * 19;
  return reduce((Wide)A[0] * B[0] + (Wide)A[1] * B4 + (Wide)A[2] * B3 +
                    (Wide)A[3] * B2 + (Wide)A[4] * B1,
                (Wide)A[0] * B[1] + (Wide)A[1] * B[0] + (Wide)A[2] * B4 +
                    (Wide)A[3] * B3 + (Wide)A[4] * B2,
                (Wide)A[0] * B[2] + (Wide)A[1] * B[1] + (Wide)A[2] * B[0] +
                    (Wide)A[3] * B4 + (Wide)A[4] * B3,
                (Wide)A[0] * B[3] + (Wide)A[1] * B[2] + (Wide)A[2] * B[1] +
                    (Wide)A[3] * B[0] + (Wide)A[4] * B4,
                (Wide)A[0] * B[4] + (Wide)A[1] * B[3] + (Wide)A[2] * B[2] +
                    (Wide)A[3] * B[1] + (Wide)A[4] * B[0]);
}

/// X to the power of 2^255 - 21, all of whose bits but two are ones.
static Field invert(const Field *X) {
  Field Result = *X;
  for (int Bit = 253; Bit >= 0; --Bit) {
    Result = multiply(&Result, &Result);
    if (Bit != 2 && Bit != 4)
      Result = multiply(&Result, X);
  }
  return Result;
}

int main(void) {
  Field X = {{123456789, 987654321, 5, 7, 11}};
  uint64_t Sum = 0;
  for (int Round = 0; Round < 30000; ++Round) {
    Field Inverse = invert(&X);
    for (int I = 0; I < 5; ++I)
      Sum = Sum * 31 + Inverse.Limb[I];
    X = Inverse;
    X.Limb[0] += (uint64_t)Round;
  }
  printf("%016llx\n", (unsigned long long)Sum);
  return 0;
}
