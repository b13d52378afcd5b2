// Fibonacci by recursion: the price of a call.
#include <stdio.h>

__attribute__((noinline)) static unsigned fib(unsigned N) {
  return N < 2 ? N : fib(N - 1) + fib(N - 2);
}

int main(void) {
  printf("%u\n", fib(41));
  return 0;
}
