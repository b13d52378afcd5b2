// An interpreter whose instructions go on to the next one by tail calls, as
// fast interpreters in C do: a hundred million of them, which no stack would
// hold. Then tail calls of other shapes: many arguments, floating-point ones,
// from one signature to another, through pointers that are chosen at run time.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define TAIL __attribute__((musttail)) return
#define NOINLINE __attribute__((noinline))

typedef struct {
  int32_t Code, A, B, C;
} Instruction;

typedef int64_t Handler(const Instruction *Pc, int64_t *Registers,
                        uint8_t *Memory, int64_t Count);

enum { Add, AddImmediate, Xor, Load, Store, JumpIfLess, Call, Return, Halt };
static Handler *const Handlers[];

#define NEXT(PC)                                                               \
  do {                                                                         \
    const Instruction *Following = (PC);                                       \
    TAIL Handlers[Following->Code](Following, Registers, Memory, Count + 1);   \
  } while (0)
#define INSTRUCTION(NAME)                                                      \
  static int64_t NAME(const Instruction *Pc, int64_t *Registers,               \
                      uint8_t *Memory, int64_t Count)
#define REGISTER(X) Registers[Pc->X]

INSTRUCTION(doAdd) {
  REGISTER(A) = (int64_t)((uint64_t)REGISTER(B) + (uint64_t)REGISTER(C));
  NEXT(Pc + 1);
}
INSTRUCTION(doAddImmediate) {
  REGISTER(A) = REGISTER(B) + Pc->C;
  NEXT(Pc + 1);
}
INSTRUCTION(doXor) {
  REGISTER(A) = REGISTER(B) ^ REGISTER(C);
  NEXT(Pc + 1);
}
INSTRUCTION(doLoad) {
  REGISTER(A) = Memory[(REGISTER(B) + Pc->C) & 255];
  NEXT(Pc + 1);
}
INSTRUCTION(doStore) {
  Memory[(REGISTER(B) + Pc->C) & 255] = (uint8_t)REGISTER(A);
  NEXT(Pc + 1);
}
INSTRUCTION(doJumpIfLess) {
  NEXT(REGISTER(A) < REGISTER(B) ? Pc + Pc->C : Pc + 1);
}
// The interpreted program's calls keep where to return to in a register.
INSTRUCTION(doCall) {
  REGISTER(A) = (int64_t)(intptr_t)(Pc + 1);
  NEXT(Pc + Pc->C);
}
INSTRUCTION(doReturn) { NEXT((const Instruction *)(intptr_t)REGISTER(A)); }
INSTRUCTION(doHalt) {
  (void)Memory;
  REGISTER(A) = Count;
  return REGISTER(B);
}

static Handler *const Handlers[] = {doAdd,  doAddImmediate, doXor,
                                    doLoad, doStore,        doJumpIfLess,
                                    doCall, doReturn,       doHalt};

static void interpret(int64_t Rounds) {
  static const Instruction Program[] = {
      {AddImmediate, 1, 1, 1}, // 0: the counter
      {Add, 2, 2, 1},          // 1: a sum
      {Xor, 3, 2, 3},          // 2: and a mix
      {Load, 4, 1, 0},         // 3: of what the memory holds
      {Add, 3, 3, 4},          // 4
      {Store, 3, 2, 7},        // 5
      {Call, 7, 0, 3},         // 6: a subroutine, at 9
      {JumpIfLess, 1, 5, -7},  // 7
      {Halt, 6, 3, 0},         // 8
      {Add, 3, 3, 2},          // 9
      {Return, 7, 0, 0},       // 10
  };
  int64_t Registers[8] = {0};
  uint8_t Memory[256];
  for (int I = 0; I < 256; ++I)
    Memory[I] = (uint8_t)(I * 37);
  Registers[5] = Rounds;
  int64_t Result = Handlers[Program->Code](Program, Registers, Memory, 0);
  printf("%lld rounds: %lld instructions, result %llx, sum %lld\n",
         (long long)Rounds, (long long)Registers[6], (long long)Result,
         (long long)Registers[2]);
}

// More arguments than there are registers for.
static NOINLINE double many(int N, int64_t A, int64_t B, int64_t C, int64_t D,
                            int64_t E, int64_t F, int64_t G, double X, double Y,
                            float Z, int64_t H) {
  if (N == 0)
    return (double)(A + 2 * B + 3 * C + 5 * D + 7 * E + 11 * F + 13 * G) + X +
           2 * Y + 3 * (double)Z + 17 * (double)H;
  TAIL many(N - 1, B, C, D, E, F, G, (A + N) % 1000003, Y, X + 1, Z, H ^ N);
}

// From one signature to another and back. C's musttail wants prototypes alike,
// so what differs is in the number of arguments that are used.
static NOINLINE int odd(int64_t N, uint32_t State);
static NOINLINE int even(int64_t N, uint32_t State) {
  if (N == 0)
    return (int)(State % 1000);
  TAIL odd(N - 1, State * 1664525u + 1013904223u);
}
static NOINLINE int odd(int64_t N, uint32_t State) {
  if (N == 0)
    return -(int)(State % 1000);
  TAIL even(N - 1, State ^ State >> 13);
}

// A state machine whose next state is known at run time only.
typedef int State(const char *Text, int Words);
static State inWord, between;
static State *const States[] = {between, inWord};

static int isLetter(char C) { return C >= 'a' && C <= 'z'; }
static int inWord(const char *Text, int Words) {
  if (!*Text)
    return Words;
  TAIL States[isLetter(*Text)](Text + 1, Words);
}
static int between(const char *Text, int Words) {
  if (!*Text)
    return Words;
  int Begins = isLetter(*Text);
  TAIL States[Begins](Text + 1, Words + Begins);
}

int main(void) {
  interpret(10);
  interpret(10000000); // Ten instructions a round.
  printf("many arguments: %.1f\n",
         many(5000000, 1, 2, 3, 4, 5, 6, 7, 0.5, 0.25, 1.5f, 9));
  printf("to and fro: %d %d\n", even(10000000, 1), even(10000001, 1));
  static char Text[3000001];
  for (int I = 0; I < 3000000; ++I)
    Text[I] = I % 7 == 3 || I % 11 == 0 ? ' ' : (char)('a' + I % 26);
  printf("words: %d\n", States[0](Text, 0));
  return 0;
}
