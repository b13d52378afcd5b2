// SHA-256 (FIPS 180-4) of 128 MB: rotations and additions of 32 bits. The
// constants are computed from the primes, as the standard defines them.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint32_t Round[64], State[8];

static uint32_t rotate(uint32_t X, int By) { return X >> By | X << (32 - By); }

// The first 32 bits of the fraction of P's square or cube root, by bisection
// over integers: the greatest R with R^Power <= P << (32 * Power).
static uint32_t rootFraction(uint64_t P, int Power) {
  uint64_t Low = 0, High = (uint64_t)1 << 37;
  while (High - Low > 1) {
    uint64_t Middle = Low + (High - Low) / 2;
    unsigned __int128 Product = (unsigned __int128)Middle * Middle;
    int Below;
    if (Power == 2)
      Below = Product <= (unsigned __int128)P << 64;
    else
      Below = Product <= ((unsigned __int128)P << 96) / Middle;
    *(Below ? &Low : &High) = Middle;
  }
  return (uint32_t)Low;
}

static void prepare(void) {
  int Found = 0;
  for (uint64_t P = 2; Found < 64; ++P) {
    int IsPrime = 1;
    for (uint64_t D = 2; D * D <= P; ++D)
      IsPrime &= P % D != 0;
    if (!IsPrime)
      continue;
    if (Found < 8)
      State[Found] = rootFraction(P, 2);
    Round[Found++] = rootFraction(P, 3);
  }
}

static void block(const unsigned char *Data) {
  uint32_t W[64];
  for (int I = 0; I < 16; ++I)
    W[I] = (uint32_t)Data[I * 4] << 24 | (uint32_t)Data[I * 4 + 1] << 16 |
           (uint32_t)Data[I * 4 + 2] << 8 | Data[I * 4 + 3];
  for (int I = 16; I < 64; ++I) {
    uint32_t A = W[I - 15], B = W[I - 2];
    W[I] = W[I - 16] + (rotate(A, 7) ^ rotate(A, 18) ^ A >> 3) + W[I - 7] +
           (rotate(B, 17) ^ rotate(B, 19) ^ B >> 10);
  }
  uint32_t S[8];
  memcpy(S, State, sizeof S);
  for (int I = 0; I < 64; ++I) {
    uint32_t T1 = S[7] +
                  (rotate(S[4], 6) ^ rotate(S[4], 11) ^ rotate(S[4], 25)) +
                  ((S[4] & S[5]) ^ (~S[4] & S[6])) + Round[I] + W[I];
    uint32_t T2 = (rotate(S[0], 2) ^ rotate(S[0], 13) ^ rotate(S[0], 22)) +
                  ((S[0] & S[1]) ^ (S[0] & S[2]) ^ (S[1] & S[2]));
    S[7] = S[6];
    S[6] = S[5];
    S[5] = S[4];
    S[4] = S[3] + T1;
    S[3] = S[2];
    S[2] = S[1];
    S[1] = S[0];
    S[0] = T1 + T2;
  }
  for (int I = 0; I < 8; ++I)
    State[I] += S[I];
}

int main(void) {
  enum { Blocks = 2000000 };
  static unsigned char Data[64 * 64];
  for (unsigned I = 0; I < sizeof Data; ++I)
    Data[I] = (unsigned char)(I * 7 + I / 256);
  prepare();
  for (int I = 0; I < Blocks; ++I)
    block(Data + I % 64 * 64);
  unsigned char Last[64] = {0x80};
  uint64_t Bits = (uint64_t)Blocks * 512;
  for (int I = 0; I < 8; ++I)
    Last[56 + I] = (unsigned char)(Bits >> (56 - 8 * I));
  block(Last);
  for (int I = 0; I < 8; ++I)
    printf("%08x", (unsigned)State[I]);
  printf("\n");
  return 0;
}
