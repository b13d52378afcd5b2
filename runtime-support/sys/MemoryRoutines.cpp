//===- MemoryRoutines.cpp - memcpy and its kin ----------------------------===//
//
// The routines that compilers call for copies and fills, in guest code too:
// LLVM turns loops over linear memory into them. They stand in a section of
// their own, so that a fault in one of them on a guest's behalf is recognized
// (trap/). Compiled freestanding, so none is turned into a call of itself.
//
//===----------------------------------------------------------------------===//

#include <stddef.h>
#include <stdint.h>

#define WASMC_MEMORY_ROUTINE                                                   \
  extern "C" __attribute__((section("wasmc_mem_text"), used))

WASMC_MEMORY_ROUTINE void *memcpy(void *__restrict To,
                                  const void *__restrict From, size_t N) {
  char *T = static_cast<char *>(To);
  const char *F = static_cast<const char *>(From);
  for (size_t I = 0; I != N; ++I)
    T[I] = F[I];
  return To;
}

WASMC_MEMORY_ROUTINE void *memmove(void *To, const void *From, size_t N) {
  char *T = static_cast<char *>(To);
  const char *F = static_cast<const char *>(From);
  if (uintptr_t(T) - uintptr_t(F) >= N) {
    for (size_t I = 0; I != N; ++I)
      T[I] = F[I];
    return To;
  }
  for (size_t I = N; I-- != 0;)
    T[I] = F[I];
  return To;
}

WASMC_MEMORY_ROUTINE void *memset(void *To, int Byte, size_t N) {
  char *T = static_cast<char *>(To);
  for (size_t I = 0; I != N; ++I)
    T[I] = char(Byte);
  return To;
}

WASMC_MEMORY_ROUTINE int memcmp(const void *A, const void *B, size_t N) {
  const unsigned char *L = static_cast<const unsigned char *>(A);
  const unsigned char *R = static_cast<const unsigned char *>(B);
  for (size_t I = 0; I != N; ++I)
    if (L[I] != R[I])
      return L[I] < R[I] ? -1 : 1;
  return 0;
}
