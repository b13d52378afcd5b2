// setjmp and longjmp: out of deep frames, again and again, with values, nested,
// and from a function that C code calls back.
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOINLINE __attribute__((noinline))

static jmp_buf Top;
static volatile int Sink;

static NOINLINE void descend(int Depth, int Value) {
  char Local[64];
  snprintf(Local, sizeof Local, "%d", Depth);
  if (Depth == 0)
    longjmp(Top, Value);
  descend(Depth - 1, Value);
  Sink += (int)strlen(Local);
}

static void values(void) {
  static const int Values[] = {1, 0, -1, 4711, 2147483647};
  for (unsigned I = 0; I < sizeof Values / sizeof *Values; ++I) {
    int Value = setjmp(Top);
    if (Value == 0) {
      printf("set, jump with %d", Values[I]);
      descend(100, Values[I]);
      puts(": not reached");
    } else {
      printf(": %d\n", Value);
    }
  }
}

// A frame keeps what it changed after setjmp in volatile variables.
static void again(void) {
  volatile int Rounds = 0;
  int Value = setjmp(Top);
  ++Rounds;
  if (Value < 10)
    longjmp(Top, Value + 1);
  printf("rounds: %d, value %d\n", Rounds, Value);
}

struct Handler {
  jmp_buf Buffer;
  struct Handler *Outer;
};
static struct Handler *Innermost;

static _Noreturn void raise_error(int Code) {
  longjmp(Innermost->Buffer, Code);
}

// An interpreter's protected call: handlers in a chain, errors that pass some.
static int protectedCall(void (*F)(int), int Argument) {
  struct Handler H;
  H.Outer = Innermost;
  Innermost = &H;
  int Code = setjmp(H.Buffer);
  if (Code == 0)
    F(Argument);
  Innermost = H.Outer;
  return Code;
}

static NOINLINE void fails(int Code) {
  if (Code)
    raise_error(Code);
}

static void nests(int Depth) {
  if (Depth == 0)
    raise_error(1);
  int Code = protectedCall(nests, Depth - 1);
  if (Depth < 20)
    raise_error(Code + 1);
  printf("nested: %d\n", Code);
}

static void twoBuffers(int Which) {
  jmp_buf A, B;
  volatile int Seen = 0;
  if (setjmp(A))
    Seen += 1;
  else if (setjmp(B))
    Seen += 10;
  else if (Which)
    longjmp(Which == 1 ? A : B, 1);
  printf("buffer %d: %d\n", Which, Seen);
}

static int compare(const void *A, const void *B) {
  int X = *(const int *)A, Y = *(const int *)B;
  fails(X == 13 || Y == 13 ? 13 : 0);
  return (X > Y) - (X < Y);
}

static void sorts(int Last) {
  int Numbers[] = {9, 3, 7, 1, Last};
  qsort(Numbers, 5, sizeof *Numbers, compare);
  for (int I = 0; I < 5; ++I)
    printf("%d ", Numbers[I]);
  puts("sorted");
}

int main(void) {
  values();
  again();
  printf("protected calls: %d %d\n", protectedCall(fails, 0),
         protectedCall(fails, 7));
  nests(20);
  for (int Which = 0; Which < 3; ++Which)
    twoBuffers(Which);
  printf("qsort: %d\n", protectedCall(sorts, 5));
  printf("qsort: %d\n", protectedCall(sorts, 13));
  long Sum = 0;
  for (int I = 0; I < 1000000; ++I)
    Sum += protectedCall(fails, I % 1000);
  printf("a million protected calls: %ld\n", Sum);
  return 0;
}
