// How long each point of a grid stays near zero: floating point in registers,
// no memory.
#include <stdio.h>

enum { Size = 700, Limit = 1000 };

int main(void) {
  unsigned long long Sum = 0;
  for (int Row = 0; Row < Size; ++Row)
    for (int Column = 0; Column < Size; ++Column) {
      double Real = 3.0 * Column / Size - 2.1,
             Imaginary = 2.5 * Row / Size - 1.2;
      double X = 0, Y = 0;
      int Count = 0;
      while (Count < Limit && X * X + Y * Y <= 4) {
        double Next = X * X - Y * Y + Real;
        Y = 2 * X * Y + Imaginary;
        X = Next;
        ++Count;
      }
      Sum += (unsigned)Count;
    }
  printf("%llu\n", Sum);
  return 0;
}
