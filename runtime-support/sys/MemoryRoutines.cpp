//===- MemoryRoutines.cpp - memcpy and its kin ----------------------------===//
//
// The routines that compilers call for copies, fills and comparisons, in guest
// code too: LLVM turns loops over linear memory into them. They stand in a
// section of their own, by which a fault in one of them on a guest's behalf is
// recognized (trap/); for that, everything here is inlined into them, and they
// have frame pointers. Compiled freestanding, so that none is turned into a
// call of itself.
//
// x86-64 and AArch64 work with blocks of 16 bytes at any address: short sizes
// load all blocks, which may overlap, before they store one. RISC-V must not
// rely on unaligned accesses, and works with aligned words.
//
//===----------------------------------------------------------------------===//

#include <stddef.h>
#include <stdint.h>

#define WASMC_MEMORY_ROUTINE                                                   \
  extern "C" __attribute__((section("wasmc_mem_text"), used))
#define WASMC_INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__)
/// From here on the string instructions are as fast as vectors, and faster in
/// the caches' limits.
static constexpr size_t StringInstructionFrom = 2048;
#endif

#if !defined(__riscv)

typedef uint8_t Block __attribute__((vector_size(16)));

template <typename T> struct __attribute__((packed, may_alias)) Unaligned {
  T Value;
};
template <typename T> WASMC_INLINE T load(const char *P) {
  return reinterpret_cast<const Unaligned<T> *>(P)->Value;
}
template <typename T> WASMC_INLINE void store(char *P, T Value) {
  reinterpret_cast<Unaligned<T> *>(P)->Value = Value;
}

/// sizeof(T) to twice as many bytes: the first and the last ones.
template <typename T>
WASMC_INLINE void moveEnds(char *To, const char *From, size_t N) {
  T First = load<T>(From), Last = load<T>(From + N - sizeof(T));
  store(To, First);
  store(To + N - sizeof(T), Last);
}

WASMC_INLINE void moveUpTo32(char *To, const char *From, size_t N) {
  if (N >= 16)
    moveEnds<Block>(To, From, N);
  else if (N >= 8)
    moveEnds<uint64_t>(To, From, N);
  else if (N >= 4)
    moveEnds<uint32_t>(To, From, N);
  else if (N >= 2)
    moveEnds<uint16_t>(To, From, N);
  else if (N)
    *To = *From;
}

WASMC_INLINE void move64(char *To, const char *From) {
  Block A = load<Block>(From), B = load<Block>(From + 16);
  Block C = load<Block>(From + 32), D = load<Block>(From + 48);
  store(To, A);
  store(To + 16, B);
  store(To + 32, C);
  store(To + 48, D);
}

/// More than 32 bytes, To below From or apart. The last 64 bytes are loaded
/// before anything is stored over them.
WASMC_INLINE void moveUp(char *To, const char *From, size_t N) {
  if (N <= 64) {
    Block A = load<Block>(From), B = load<Block>(From + 16);
    Block C = load<Block>(From + N - 32), D = load<Block>(From + N - 16);
    store(To, A);
    store(To + 16, B);
    store(To + N - 32, C);
    store(To + N - 16, D);
    return;
  }
  const char *FromEnd = From + N;
  char *ToEnd = To + N;
  Block A = load<Block>(FromEnd - 64), B = load<Block>(FromEnd - 48);
  Block C = load<Block>(FromEnd - 32), D = load<Block>(FromEnd - 16);
  for (; N > 64; N -= 64, To += 64, From += 64)
    move64(To, From);
  store(ToEnd - 64, A);
  store(ToEnd - 48, B);
  store(ToEnd - 32, C);
  store(ToEnd - 16, D);
}

/// More than 32 bytes, To above From: the mirror of moveUp.
WASMC_INLINE void moveDown(char *To, const char *From, size_t N) {
  if (N <= 64)
    return moveUp(To, From, N);
  Block A = load<Block>(From), B = load<Block>(From + 16);
  Block C = load<Block>(From + 32), D = load<Block>(From + 48);
  size_t Left = N;
  for (; Left > 64; Left -= 64)
    move64(To + Left - 64, From + Left - 64);
  store(To, A);
  store(To + 16, B);
  store(To + 32, C);
  store(To + 48, D);
}

/// The ranges overlap, To is below From. Not with the string instruction,
/// which gets slow when they are close.
WASMC_INLINE void copyUp(char *To, const char *From, size_t N) {
  if (N <= 32)
    return moveUpTo32(To, From, N);
  moveUp(To, From, N);
}

WASMC_INLINE void copyDown(char *To, const char *From, size_t N) {
  if (N <= 32)
    return moveUpTo32(To, From, N);
  moveDown(To, From, N);
}

/// The ranges are apart.
WASMC_INLINE void copy(char *To, const char *From, size_t N) {
  if (N <= 32)
    return moveUpTo32(To, From, N);
#if defined(__x86_64__)
  if (N >= StringInstructionFrom) {
    asm volatile("rep movsb" : "+D"(To), "+S"(From), "+c"(N) : : "memory");
    return;
  }
#endif
  moveUp(To, From, N);
}

WASMC_INLINE void fill(char *To, uint8_t Byte, size_t N) {
  uint64_t Pattern = Byte * 0x0101010101010101u;
  if (N < 16) {
    if (N >= 8) {
      store(To, Pattern);
      store(To + N - 8, Pattern);
    } else if (N >= 4) {
      store(To, uint32_t(Pattern));
      store(To + N - 4, uint32_t(Pattern));
    } else if (N) {
      To[0] = To[N / 2] = To[N - 1] = char(Byte);
    }
    return;
  }
#if defined(__x86_64__)
  if (N >= StringInstructionFrom) {
    asm volatile("rep stosb" : "+D"(To), "+c"(N) : "a"(Byte) : "memory");
    return;
  }
#endif
  Block B = Block{} + Byte;
  char *End = To + N;
  for (; N > 64; N -= 64, To += 64) {
    store(To, B);
    store(To + 16, B);
    store(To + 32, B);
    store(To + 48, B);
  }
  for (; N > 16; N -= 16, To += 16)
    store(To, B);
  store(End - 16, B);
}

WASMC_INLINE int compare(const char *A, const char *B, size_t N) {
  for (; N >= 8; N -= 8, A += 8, B += 8) {
    uint64_t L = load<uint64_t>(A), R = load<uint64_t>(B);
    if (L != R) // the first byte in memory is the lowest
      return __builtin_bswap64(L) < __builtin_bswap64(R) ? -1 : 1;
  }
  for (; N; --N, ++A, ++B)
    if (*A != *B)
      return uint8_t(*A) < uint8_t(*B) ? -1 : 1;
  return 0;
}

#else // __riscv

typedef uint64_t Word __attribute__((may_alias));

WASMC_INLINE bool isAligned(const void *P) {
  return uintptr_t(P) % sizeof(Word) == 0;
}
WASMC_INLINE Word &wordAt(void *P) { return *static_cast<Word *>(P); }
WASMC_INLINE const Word &wordAt(const void *P) {
  return *static_cast<const Word *>(P);
}

/// To is aligned. Each word is put together from the two aligned ones that
/// hold it: both hold bytes of the source, so that reading them can't fault
/// where reading the source byte by byte would not.
WASMC_INLINE void copyShifted(char *&To, const char *&From, size_t &N) {
  unsigned Shift = uintptr_t(From) % sizeof(Word) * 8;
  const char *Aligned = From - uintptr_t(From) % sizeof(Word);
  Word Low = wordAt(Aligned);
  while (N >= sizeof(Word)) {
    Aligned += sizeof(Word);
    Word High = wordAt(Aligned);
    wordAt(To) = Low >> Shift | High << (64 - Shift);
    Low = High;
    To += sizeof(Word);
    From += sizeof(Word);
    N -= sizeof(Word);
  }
}

WASMC_INLINE void copy(char *To, const char *From, size_t N) {
  if (N >= 16) {
    for (; !isAligned(To); --N)
      *To++ = *From++;
    if (!isAligned(From))
      copyShifted(To, From, N);
    for (; N >= 32; N -= 32, To += 32, From += 32) {
      Word A = wordAt(From), B = wordAt(From + 8);
      Word C = wordAt(From + 16), D = wordAt(From + 24);
      wordAt(To) = A;
      wordAt(To + 8) = B;
      wordAt(To + 16) = C;
      wordAt(To + 24) = D;
    }
    for (; N >= 8; N -= 8, To += 8, From += 8)
      wordAt(To) = wordAt(From);
  }
  for (; N; --N)
    *To++ = *From++;
}

WASMC_INLINE void copyUp(char *To, const char *From, size_t N) {
  copy(To, From, N);
}

WASMC_INLINE void copyDown(char *To, const char *From, size_t N) {
  char *ToEnd = To + N;
  const char *FromEnd = From + N;
  if (N >= 16 && (uintptr_t(To) - uintptr_t(From)) % sizeof(Word) == 0) {
    for (; !isAligned(ToEnd); --N)
      *--ToEnd = *--FromEnd;
    for (; N >= 8; N -= 8) {
      ToEnd -= 8;
      FromEnd -= 8;
      wordAt(ToEnd) = wordAt(FromEnd);
    }
  }
  for (; N; --N)
    *--ToEnd = *--FromEnd;
}

WASMC_INLINE void fill(char *To, uint8_t Byte, size_t N) {
  if (N >= 16) {
    for (; !isAligned(To); --N)
      *To++ = char(Byte);
    Word Pattern = Byte * 0x0101010101010101u;
    for (; N >= 32; N -= 32, To += 32)
      wordAt(To) = wordAt(To + 8) = wordAt(To + 16) = wordAt(To + 24) = Pattern;
    for (; N >= 8; N -= 8, To += 8)
      wordAt(To) = Pattern;
  }
  for (; N; --N)
    *To++ = char(Byte);
}

WASMC_INLINE int compare(const char *A, const char *B, size_t N) {
  if (isAligned(A) && isAligned(B))
    while (N >= 8 && wordAt(A) == wordAt(B)) {
      A += 8;
      B += 8;
      N -= 8;
    }
  for (; N; --N, ++A, ++B)
    if (*A != *B)
      return uint8_t(*A) < uint8_t(*B) ? -1 : 1;
  return 0;
}

#endif

WASMC_MEMORY_ROUTINE void *memcpy(void *__restrict To,
                                  const void *__restrict From, size_t N) {
  copy(static_cast<char *>(To), static_cast<const char *>(From), N);
  return To;
}

WASMC_MEMORY_ROUTINE void *memmove(void *To, const void *From, size_t N) {
  char *T = static_cast<char *>(To);
  const char *F = static_cast<const char *>(From);
  uintptr_t Above = uintptr_t(T) - uintptr_t(F);
  if (Above < N)
    copyDown(T, F, N);
  else if (-Above < N)
    copyUp(T, F, N);
  else
    copy(T, F, N);
  return To;
}

WASMC_MEMORY_ROUTINE void *memset(void *To, int Byte, size_t N) {
  fill(static_cast<char *>(To), uint8_t(Byte), N);
  return To;
}

WASMC_MEMORY_ROUTINE int memcmp(const void *A, const void *B, size_t N) {
  return compare(static_cast<const char *>(A), static_cast<const char *>(B), N);
}
