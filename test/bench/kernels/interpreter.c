// A stack machine in a switch, running a small program: an indirect jump that
// depends on data, for each of its instructions.
#include <stdint.h>
#include <stdio.h>

enum Op {
  Push,
  Load,
  Store,
  Add,
  Sub,
  Mul,
  Xor,
  Shr,
  Less,
  JumpIfZero,
  Jump,
  Halt
};

// total = 0; for (i = 0; i < limit; ++i) {
//   x = i * 2654435761; for (j = 0; j < 20; ++j) x = (x ^ x >> 13) * 5 - j;
//   total = total + x; }
enum { I, J, X, Total };
#define LIMIT 900000
static const int32_t Program[] = {Push,
                                  0,
                                  Store,
                                  Total,
                                  Push,
                                  0,
                                  Store,
                                  I,
                                  /* 8 */ Load,
                                  I,
                                  Push,
                                  LIMIT,
                                  Less,
                                  JumpIfZero,
                                  64,
                                  /* 15 */ Load,
                                  I,
                                  Push,
                                  -1640531535,
                                  Mul,
                                  Store,
                                  X,
                                  Push,
                                  0,
                                  Store,
                                  J,
                                  /* 26 */ Load,
                                  J,
                                  Push,
                                  20,
                                  Less,
                                  JumpIfZero,
                                  54,
                                  /* 33 */ Load,
                                  X,
                                  Load,
                                  X,
                                  Push,
                                  13,
                                  Shr,
                                  Xor,
                                  Push,
                                  5,
                                  Mul,
                                  Load,
                                  J,
                                  Sub,
                                  /* 47 */ Store,
                                  X,
                                  Jump,
                                  66,
                                  /* 51 */ Halt,
                                  Halt,
                                  Halt,
                                  /* 54 */ Load,
                                  Total,
                                  Load,
                                  X,
                                  Add,
                                  Store,
                                  Total,
                                  Jump,
                                  75,
                                  Halt,
                                  /* 64 */ Halt,
                                  Halt,
                                  /* 66 */ Load,
                                  J,
                                  Push,
                                  1,
                                  Add,
                                  Store,
                                  J,
                                  Jump,
                                  26,
                                  /* 75 */ Load,
                                  I,
                                  Push,
                                  1,
                                  Add,
                                  Store,
                                  I,
                                  Jump,
                                  8};

static uint32_t run(void) {
  uint32_t Stack[16], Variables[4] = {0}, *Top = Stack;
  for (const int32_t *At = Program;;) {
    switch ((enum Op) * At++) {
    case Push:
      *Top++ = (uint32_t)*At++;
      break;
    case Load:
      *Top++ = Variables[*At++];
      break;
    case Store:
      Variables[*At++] = *--Top;
      break;
    case Add:
      --Top;
      Top[-1] += *Top;
      break;
    case Sub:
      --Top;
      Top[-1] -= *Top;
      break;
    case Mul:
      --Top;
      Top[-1] *= *Top;
      break;
    case Xor:
      --Top;
      Top[-1] ^= *Top;
      break;
    case Shr:
      --Top;
      Top[-1] >>= *Top & 31;
      break;
    case Less:
      --Top;
      Top[-1] = Top[-1] < *Top;
      break;
    case JumpIfZero:
      At = *--Top ? At + 1 : Program + *At;
      break;
    case Jump:
      At = Program + *At;
      break;
    case Halt:
      return Variables[Total];
    }
  }
}

int main(void) {
  printf("%u\n", (unsigned)run());
  return 0;
}
