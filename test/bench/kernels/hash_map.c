// An open hash table of 64-bit keys that grows: loads all over a large memory.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
  uint64_t Key, Value;
} Slot;

static Slot *Slots;
static uint32_t Capacity, Used;

static Slot *find(uint64_t Key) {
  uint64_t Hash = Key * 0x9E3779B97F4A7C15u;
  uint32_t At = (uint32_t)(Hash >> 32) & (Capacity - 1);
  while (Slots[At].Key && Slots[At].Key != Key)
    At = (At + 1) & (Capacity - 1);
  return &Slots[At];
}

static void add(uint64_t Key, uint64_t Value);

static void grow(void) {
  Slot *Old = Slots;
  uint32_t OldCapacity = Capacity;
  Capacity = Capacity ? Capacity * 2 : 1024;
  Slots = calloc(Capacity, sizeof *Slots);
  if (!Slots)
    exit(1);
  Used = 0;
  for (uint32_t I = 0; I < OldCapacity; ++I)
    if (Old[I].Key)
      add(Old[I].Key, Old[I].Value);
  free(Old);
}

static void add(uint64_t Key, uint64_t Value) {
  if (Used * 4 >= Capacity * 3)
    grow();
  Slot *S = find(Key);
  Used += S->Key == 0;
  S->Key = Key;
  S->Value += Value;
}

int main(void) {
  uint64_t State = 9, Sum = 0;
  grow();
  for (int I = 0; I < 6000000; ++I) {
    State = State * 6364136223846793005u + 1442695040888963407u;
    add((State >> 42) + 1, State >> 60);
  }
  for (uint64_t Key = 1; Key < 4000000; ++Key)
    Sum = Sum * 31 + find(Key)->Value;
  printf("%u %llu\n", Used, (unsigned long long)Sum);
  return 0;
}
