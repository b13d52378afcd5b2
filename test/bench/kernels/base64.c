// Base64 there and back: table look-ups, bytes taken apart and put together.
#include <stdio.h>
#include <string.h>

enum { Size = 3 * 20000, Rounds = 6000 };
static unsigned char Data[Size], Decoded[Size], Values[256];
static char Text[Size / 3 * 4];
static const char Digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void encode(void) {
  for (int I = 0, O = 0; I < Size; I += 3, O += 4) {
    unsigned Bits =
        (unsigned)Data[I] << 16 | (unsigned)Data[I + 1] << 8 | Data[I + 2];
    Text[O] = Digits[Bits >> 18];
    Text[O + 1] = Digits[Bits >> 12 & 63];
    Text[O + 2] = Digits[Bits >> 6 & 63];
    Text[O + 3] = Digits[Bits & 63];
  }
}

static int decode(void) {
  unsigned Bad = 0;
  for (int I = 0, O = 0; I < Size / 3 * 4; I += 4, O += 3) {
    unsigned Bits = 0;
    for (int K = 0; K < 4; ++K) {
      unsigned Value = Values[(unsigned char)Text[I + K]];
      Bad |= Value;
      Bits = Bits << 6 | Value;
    }
    Decoded[O] = (unsigned char)(Bits >> 16);
    Decoded[O + 1] = (unsigned char)(Bits >> 8);
    Decoded[O + 2] = (unsigned char)Bits;
  }
  return Bad < 64;
}

int main(void) {
  memset(Values, 255, sizeof Values);
  for (int I = 0; I < 64; ++I)
    Values[(unsigned char)Digits[I]] = (unsigned char)I;
  unsigned Sum = 0;
  for (int I = 0; I < Size; ++I)
    Data[I] = (unsigned char)(I * 31 ^ I >> 7);
  for (int Round = 0; Round < Rounds; ++Round) {
    encode();
    if (!decode() || memcmp(Data, Decoded, Size) != 0)
      return 1;
    Data[Round % Size] += (unsigned char)Text[Round % 1000];
    Sum = Sum * 31 + Decoded[Round * 7 % Size];
  }
  printf("%u\n", Sum);
  return 0;
}
