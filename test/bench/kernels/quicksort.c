// Quicksort of 32-bit numbers, written out: recursion, comparisons that are
// taken half of the time.
#include <stdint.h>
#include <stdio.h>

enum { Count = 5000000 };
static uint32_t Values[Count];

static void sort(uint32_t *First, uint32_t *Last) {
  while (Last - First > 12) {
    uint32_t A = *First, B = First[(Last - First) / 2], C = *Last;
    uint32_t Pivot = A < B ? (B < C   ? B
                              : A < C ? C
                                      : A)
                           : (A < C   ? A
                              : B < C ? C
                                      : B);
    uint32_t *Low = First, *High = Last;
    while (Low <= High) {
      while (*Low < Pivot)
        ++Low;
      while (Pivot < *High)
        --High;
      if (Low <= High) {
        uint32_t Held = *Low;
        *Low++ = *High;
        *High-- = Held;
      }
    }
    // The smaller part by recursion, the larger by the loop.
    if (High - First < Last - Low) {
      sort(First, High);
      First = Low;
    } else {
      sort(Low, Last);
      Last = High;
    }
  }
  for (uint32_t *At = First + 1; At <= Last; ++At) {
    uint32_t Value = *At, *To = At;
    for (; To > First && To[-1] > Value; --To)
      *To = To[-1];
    *To = Value;
  }
}

int main(void) {
  uint64_t State = 1, Sum = 0;
  for (int Round = 0; Round < 2; ++Round) {
    for (int I = 0; I < Count; ++I) {
      State = State * 6364136223846793005u + 1442695040888963407u;
      Values[I] = (uint32_t)(State >> 32);
    }
    sort(Values, Values + Count - 1);
    for (int I = 1; I < Count; ++I) {
      if (Values[I - 1] > Values[I])
        return 1;
      Sum = Sum * 31 + Values[I];
    }
  }
  printf("%llu\n", (unsigned long long)Sum);
  return 0;
}
