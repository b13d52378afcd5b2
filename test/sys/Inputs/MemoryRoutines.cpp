//===- MemoryRoutines.cpp - every short length at every alignment ---------===//
//
// A freestanding program in place of the runtime's own main: exits 0 if
// memcpy, memmove, memset and memcmp do what simple loops do, and touch
// nothing else.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sys/Print.h"
#include "runtime-support/sys/Process.h"

using namespace wasmc;

namespace {

constexpr unsigned Size = 9000;
unsigned char Expected[Size], Actual[Size];

[[noreturn]] void fail(const char *Routine, uint64_t Length, uint64_t To,
                       uint64_t From) {
  sys::Printer P;
  P << Routine << " of " << Length << " bytes to " << To << " from " << From
    << '\n';
  P.flush();
  sys::exitProcess(1);
}

void reset() {
  for (unsigned I = 0; I != Size; ++I)
    Expected[I] = Actual[I] = (unsigned char)(I * 7 + I / 251);
}

void compare(const char *Routine, uint64_t Length, uint64_t To, uint64_t From) {
  for (unsigned I = 0; I != Size; ++I)
    if (Expected[I] != Actual[I])
      fail(Routine, Length, To, From);
}

/// The bytes from From + Length on are read, too, wherever From lies, so that
/// what a routine overwrites too early is noticed.
void tryMove(uint64_t Length, unsigned To, unsigned From) {
  reset();
  unsigned char Saved[Size];
  for (unsigned I = 0; I != Length; ++I)
    Saved[I] = Expected[From + I];
  for (unsigned I = 0; I != Length; ++I)
    Expected[To + I] = Saved[I];
  bool Apart = To >= From + Length || From >= To + Length;
  if (__builtin_memmove(Actual + To, Actual + From, Length) != Actual + To)
    fail("result of memmove", Length, To, From);
  compare("memmove", Length, To, From);
  if (!Apart)
    return;
  reset();
  for (unsigned I = 0; I != Length; ++I)
    Expected[To + I] = Saved[I];
  if (__builtin_memcpy(Actual + To, Actual + From, Length) != Actual + To)
    fail("result of memcpy", Length, To, From);
  compare("memcpy", Length, To, From);
}

void tryFill(uint64_t Length, unsigned To) {
  reset();
  for (unsigned I = 0; I != Length; ++I)
    Expected[To + I] = 0xf3;
  if (__builtin_memset(Actual + To, 0x7f3, Length) != Actual + To)
    fail("result of memset", Length, To, 0);
  compare("memset", Length, To, 0);
}

/// Differences at the end, and the next byte after it, which doesn't count.
void tryCompare(uint64_t Length, unsigned To) {
  reset();
  for (unsigned I = 0; I <= Length; ++I)
    Actual[2000 + I] = Actual[To + I];
  Actual[2000 + Length] ^= 0x80;
  if (__builtin_memcmp(Actual + To, Actual + 2000, Length) != 0)
    fail("memcmp of equal", Length, To, 2000);
  if (!Length)
    return;
  unsigned char Last = Actual[To + Length - 1];
  unsigned char &Other = Actual[2000 + Length - 1];
  Other = (unsigned char)(Last ^ 0x80);
  int Result = __builtin_memcmp(Actual + To, Actual + 2000, Length);
  if ((Result < 0) != (Last < Other) || Result == 0)
    fail("memcmp of different", Length, To, 2000);
}

} // namespace

extern "C" [[noreturn]] __attribute__((used)) void wasmc_start(uintptr_t *) {
  static const unsigned Lengths[] = {0,  1,  2,  3,  4,   5,   7,   8,   9,
                                     15, 16, 17, 31, 32,  33,  47,  48,  63,
                                     64, 65, 95, 96, 127, 128, 129, 200, 321};
  for (unsigned Length : Lengths) {
    for (unsigned Align = 0; Align != 17; ++Align) {
      tryFill(Length, 1000 + Align);
      tryCompare(Length, 1000 + Align);
    }
    for (unsigned Align = 0; Align < 9; Align += Length > 64 ? 4 : 1)
      for (unsigned Distance = 0; Distance <= 80; Distance += 1 + Distance / 9)
        for (int Sign = -1; Sign <= 1; Sign += 2)
          tryMove(Length, unsigned(1000 + int(Align) + Sign * int(Distance)),
                  1000 + Align);
  }
  static const unsigned Long[] = {2047, 2048, 2049, 3003};
  static const unsigned Targets[] = {11, 900, 999, 1003, 1011, 1100, 4500};
  for (unsigned Length : Long) {
    tryFill(Length, 1001);
    for (unsigned To : Targets)
      tryMove(Length, To, 1003);
  }
  sys::exitProcess(0);
}
