// Trees built and torn down through malloc and free, which is part of the
// guest.
#include <stdio.h>
#include <stdlib.h>

typedef struct Node {
  struct Node *Left, *Right;
} Node;

static Node *build(int Depth) {
  Node *N = malloc(sizeof *N);
  if (!N)
    exit(1);
  N->Left = Depth ? build(Depth - 1) : 0;
  N->Right = Depth ? build(Depth - 1) : 0;
  return N;
}

static int tearDown(Node *N) {
  int Count = 1;
  if (N->Left)
    Count += tearDown(N->Left) + tearDown(N->Right);
  free(N);
  return Count;
}

int main(void) {
  enum { Depth = 16 };
  Node *Kept = build(Depth);
  long Sum = 0;
  for (int D = 4; D <= Depth; D += 4)
    for (int Round = 0; Round < 36 << (Depth - D); ++Round)
      Sum += tearDown(build(D));
  printf("%ld %d\n", Sum, tearDown(Kept));
  return 0;
}
