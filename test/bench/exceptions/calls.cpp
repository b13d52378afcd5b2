// Calls of which each may throw, or abort, and none does.
#include <stdlib.h>

PADDING

[[gnu::noinline]] static int fib(int N) {
  if (N > 1000)
    END;
  if (N < 2)
    return N;
  return fib(N - 1) + fib(N - 2);
}

[[gnu::noinline]] static unsigned mix(int N, unsigned A, unsigned B) {
  if (N > 1000)
    END;
  if (N == 0)
    return A;
  unsigned R = mix(N - 1, A ^ B, B << 5 | B >> 27);
  return R * 31 + mix(N - 1, R + A, B);
}

int main() {
  if (fib(40) != 102334155)
    return 1;
  return mix(26, 1, 2) == 12345;
}
