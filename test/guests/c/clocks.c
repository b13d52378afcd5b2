// Clocks, by their properties only: the realtime clock is in this century, the
// monotonic one never goes back and advances, a sleep lasts as long as asked.
#include <stdint.h>
#include <stdio.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int64_t now(clockid_t Clock) {
  struct timespec T;
  if (clock_gettime(Clock, &T) != 0)
    return -1;
  return (int64_t)T.tv_sec * 1000000000 + T.tv_nsec;
}

static void check(const char *What, int Holds) {
  printf("%s: %s\n", What, Holds ? "yes" : "NO");
}

int main(void) {
  int64_t Real = now(CLOCK_REALTIME);
  check("realtime is after 2024", Real > 1704067200LL * 1000000000);
  check("realtime is before 2100", Real < 4102444800LL * 1000000000);
  struct timeval V;
  check("gettimeofday agrees with realtime",
        gettimeofday(&V, 0) == 0 && (int64_t)V.tv_sec - Real / 1000000000 <= 1);
  check("time() agrees with realtime", time(0) - Real / 1000000000 <= 1);

  int NeverBack = 1;
  int64_t Start = now(CLOCK_MONOTONIC), Last = Start;
  for (int I = 0; I < 10000; ++I) {
    int64_t Next = now(CLOCK_MONOTONIC);
    NeverBack &= Next >= Last;
    Last = Next;
  }
  check("monotonic never goes back", NeverBack && Start >= 0);
  check("monotonic advances", Last > Start);

  struct timespec Resolution;
  check("monotonic has a resolution",
        clock_getres(CLOCK_MONOTONIC, &Resolution) == 0 &&
            (Resolution.tv_sec > 0 || Resolution.tv_nsec > 0));

  int64_t Before = now(CLOCK_MONOTONIC);
  struct timespec Wait = {0, 30 * 1000 * 1000};
  check("nanosleep returns 0", nanosleep(&Wait, 0) == 0);
  int64_t Slept = now(CLOCK_MONOTONIC) - Before;
  check("slept at least 30 ms", Slept >= 30 * 1000 * 1000);
  check("slept less than 10 s", Slept < 10LL * 1000000000);
  Before = now(CLOCK_MONOTONIC);
  usleep(5000);
  check("usleep waits", now(CLOCK_MONOTONIC) - Before >= 5000 * 1000);
  return 0;
}
