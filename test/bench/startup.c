// Times programs from vfork to the end of wait4, in turns, on the monotonic
// clock.
//
//   startup RUNS PROGRAM [ARGUMENT...] [, PROGRAM [ARGUMENT...]]...
//
// A lone comma separates the programs. Prints one line for each: the least and
// the median time in microseconds. Standard output of the programs goes to
// /dev/null; one that doesn't end with code 0 ends the measurement.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MaxPrograms = 16 };

static int64_t now(void) {
  struct timespec T;
  clock_gettime(CLOCK_MONOTONIC, &T);
  return (int64_t)T.tv_sec * 1000000000 + T.tv_nsec;
}

static int64_t timeOnce(char **Arguments) {
  static char *Environment[] = {0};
  int64_t Start = now();
  pid_t Child = vfork();
  if (Child == 0) {
    execve(Arguments[0], Arguments, Environment);
    _exit(127);
  }
  int Status = 0;
  struct rusage Usage;
  if (Child < 0 || wait4(Child, &Status, 0, &Usage) != Child || Status != 0) {
    fprintf(stderr, "startup: %s ended with status %#x\n", Arguments[0],
            (unsigned)Status);
    exit(1);
  }
  return now() - Start;
}

static int ascending(const void *A, const void *B) {
  int64_t X = *(const int64_t *)A, Y = *(const int64_t *)B;
  return X < Y ? -1 : X > Y;
}

int main(int Argc, char **Argv) {
  if (Argc < 3)
    return 2;
  int Runs = atoi(Argv[1]), Count = 1;
  char **Programs[MaxPrograms] = {Argv + 2};
  for (int I = 2; I < Argc && Count < MaxPrograms; ++I)
    if (strcmp(Argv[I], ",") == 0) {
      Argv[I] = 0;
      Programs[Count++] = Argv + I + 1;
    }
  int64_t *Times = calloc((size_t)Runs * (size_t)Count, sizeof *Times);
  int Report = dup(1), Nowhere = open("/dev/null", O_WRONLY);
  if (!Times || Report < 0 || Nowhere < 0)
    return 1;
  fcntl(Report, F_SETFD, FD_CLOEXEC);
  dup2(Nowhere, 1);
  close(Nowhere);

  for (int I = 0; I < Count; ++I) // Into the page cache.
    for (int Warm = 0; Warm < 10; ++Warm)
      timeOnce(Programs[I]);
  for (int Run = 0; Run < Runs; ++Run)
    for (int I = 0; I < Count; ++I)
      Times[(size_t)I * (size_t)Runs + (size_t)Run] = timeOnce(Programs[I]);

  for (int I = 0; I < Count; ++I) {
    int64_t *Of = Times + (size_t)I * (size_t)Runs;
    qsort(Of, (size_t)Runs, sizeof *Of, ascending);
    dprintf(Report, "%.1f %.1f\n", (double)Of[0] / 1000,
            (double)Of[Runs / 2] / 1000);
  }
  return 0;
}
