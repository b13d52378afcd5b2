// What the two hosts share: the minimum of many short rounds, since other work
// on the machine only ever adds, and what the process has of its own.
#ifndef TIMING_H
#define TIMING_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec T;
  clock_gettime(CLOCK_MONOTONIC, &T);
  return 1e9 * (double)T.tv_sec + (double)T.tv_nsec;
}

static void report(const char *Name, double Value) {
  printf("%s\t%.2f\n", Name, Value);
  fflush(stdout);
}

// Runs Body(Env, Count) and reports nanoseconds for each of Count.
static void measure(const char *Name, int Count, void (*Body)(void *, int),
                    void *Env) {
  double Best = 1e18;
  for (int Round = 0; Round != 60; ++Round) {
    double Start = now();
    Body(Env, Count);
    double Each = (now() - Start) / Count;
    if (Each < Best)
      Best = Each;
  }
  report(Name, Best);
}

// KiB.
static double privateMemory(void) {
  FILE *F = fopen("/proc/self/smaps_rollup", "r");
  char Line[256];
  double Sum = 0, Value;
  while (F && fgets(Line, sizeof(Line), F))
    if (sscanf(Line, "Private_Dirty: %lf", &Value) == 1 ||
        sscanf(Line, "Private_Clean: %lf", &Value) == 1)
      Sum += Value;
  if (F)
    fclose(F);
  return Sum;
}

static void fail(const char *What, const char *Why) {
  fprintf(stderr, "%s: %s\n", What, Why ? Why : "");
  exit(1);
}

static int addOne(int A) { return A + 1; }

static void indirectCalls(void *Env, int Count) {
  int (*volatile F)(int) = addOne;
  int Sum = 0;
  for (int I = 0; I != Count; ++I)
    Sum = F(Sum);
  *(volatile int *)Env = Sum;
}

#endif
