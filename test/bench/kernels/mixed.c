// What small embedded programs do, in turns: a linked list that is searched and
// sorted, a small integer matrix, a state machine over text; each one's result
// feeds a checksum and the next. (The mix is that of CoreMark, the code is
// not.)
#include <stdint.h>
#include <stdio.h>

typedef struct Item {
  struct Item *Next;
  int16_t Key, Data;
} Item;

enum { Items = 200, Side = 12 };
static Item Pool[Items];
static int16_t MatrixA[Side][Side], MatrixB[Side][Side];
static int32_t MatrixC[Side][Side];
static const char Text[] = "5012,1.5e3,-874,0xfe,+122,-110.25e-2,T0.3,.9,"
                           "7e+77,--2,1.,44a,+0.644e10,9999,-,12e,3.14159";

static uint16_t fold(uint16_t Sum, uint32_t Value) {
  for (int Bit = 0; Bit < 16; ++Bit, Value >>= 1)
    Sum = (uint16_t)((Sum ^ Value) & 1 ? Sum >> 1 ^ 0xA001 : Sum >> 1);
  return Sum;
}

static Item *reverse(Item *List) {
  Item *Result = 0;
  while (List) {
    Item *Next = List->Next;
    List->Next = Result;
    Result = List;
    List = Next;
  }
  return Result;
}

static Item *find(Item *List, int16_t Key) {
  while (List && List->Key != Key)
    List = List->Next;
  return List;
}

static int byKey(const Item *A, const Item *B) { return A->Key - B->Key; }
static int byData(const Item *A, const Item *B) {
  return (A->Data & 0xFF) - (B->Data & 0xFF);
}

// A merge sort from the bottom up; the comparison is called through a pointer.
static Item *sort(Item *List, int (*Compare)(const Item *, const Item *)) {
  for (int Length = 1;; Length *= 2) {
    Item *Left = List, *Tail = 0;
    int Merges = 0;
    List = 0;
    while (Left) {
      ++Merges;
      Item *Right = Left;
      int LeftSize = 0, RightSize = Length;
      while (LeftSize < Length && Right) {
        ++LeftSize;
        Right = Right->Next;
      }
      while (LeftSize > 0 || (RightSize > 0 && Right)) {
        int TakeLeft = LeftSize > 0 &&
                       (RightSize == 0 || !Right || Compare(Left, Right) <= 0);
        Item **From = TakeLeft ? &Left : &Right, *Taken = *From;
        *From = Taken->Next;
        *(TakeLeft ? &LeftSize : &RightSize) -= 1;
        if (Tail)
          Tail->Next = Taken;
        else
          List = Taken;
        Tail = Taken;
      }
      Left = Right;
    }
    Tail->Next = 0;
    if (Merges <= 1)
      return List;
  }
}

static uint16_t lists(Item **Head, uint16_t Sum) {
  for (int16_t Key = 0; Key < 40; ++Key) {
    Item *Found = find(*Head, (int16_t)(Key * 7));
    *Head = reverse(*Head);
    Sum = fold(Sum, Found ? (uint16_t)Found->Data : 0xFFFF);
  }
  *Head = sort(*Head, byData);
  Sum = fold(Sum, (uint16_t)(*Head)->Data);
  *Head = sort(*Head, byKey);
  return fold(Sum, (uint16_t)(*Head)->Next->Data);
}

static uint16_t matrices(int16_t Seed, uint16_t Sum) {
  for (int I = 0; I < Side; ++I)
    for (int J = 0; J < Side; ++J) {
      MatrixA[I][J] = (int16_t)(MatrixA[I][J] + Seed);
      int32_t Total = 0;
      for (int K = 0; K < Side; ++K)
        Total += (int32_t)MatrixA[I][K] * MatrixB[K][J];
      MatrixC[I][J] = Total;
    }
  for (int I = 0; I < Side; ++I)
    Sum = fold(Sum, (uint32_t)(MatrixC[I][I] >> 3 & 0x7F7F));
  return Sum;
}

enum State { Start, Sign, Integer, Point, Fraction, Exponent, Scaled, Invalid };

static enum State next(enum State From, char C) {
  int Digit = C >= '0' && C <= '9';
  switch (From) {
  case Start:
    return Digit                  ? Integer
           : C == '.'             ? Point
           : C == '+' || C == '-' ? Sign
                                  : Invalid;
  case Sign:
    return Digit ? Integer : C == '.' ? Point : Invalid;
  case Integer:
    return Digit ? Integer : C == '.' ? Point : C == 'e' ? Exponent : Invalid;
  case Point:
  case Fraction:
    return Digit ? Fraction : C == 'e' ? Exponent : Invalid;
  case Exponent:
    return Digit || C == '+' || C == '-' ? Scaled : Invalid;
  case Scaled:
    return Digit ? Scaled : Invalid;
  default:
    return Invalid;
  }
}

static uint16_t states(unsigned Seed, uint16_t Sum) {
  uint32_t Final[8] = {0};
  enum State State = Start;
  for (unsigned I = 0; I < sizeof Text; ++I) {
    char C = (I + Seed) % 61 ? Text[I] : (char)('0' + Seed % 10);
    if (C == ',' || C == 0) {
      ++Final[State];
      State = Start;
    } else {
      State = next(State, C);
    }
  }
  for (int I = 0; I < 8; ++I)
    Sum = fold(Sum, Final[I]);
  return Sum;
}

int main(void) {
  for (int I = 0; I < Items; ++I) {
    Pool[I].Next = I + 1 < Items ? &Pool[I + 1] : 0;
    Pool[I].Key = (int16_t)(I * 37 % Items);
    Pool[I].Data = (int16_t)(I * 5573 ^ I << 4);
  }
  for (int I = 0; I < Side; ++I)
    for (int J = 0; J < Side; ++J)
      MatrixB[I][J] = (int16_t)(I * 3 - J * 5);
  Item *Head = Pool;
  uint16_t Sum = 0;
  for (unsigned Round = 0; Round < 14000; ++Round) {
    Sum = lists(&Head, Sum);
    Sum = matrices((int16_t)(Sum & 15), Sum);
    Sum = states(Round, Sum);
    find(Head, (int16_t)(Sum % Items))->Data ^= (int16_t)Sum;
  }
  printf("%u\n", Sum);
  return 0;
}
