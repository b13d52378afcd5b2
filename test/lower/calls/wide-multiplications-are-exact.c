// Products of 128 bits, as a C compiler asks for them, are those of a
// multiplication digit by digit, for all pairs of edge values and many others.
// REQUIRES: wasmc, wasm-clang, x86_64, aarch64, riscv64
// RUN: rm -rf %t && mkdir %t && cd %t && %wasm-clang -O2 %s -o a.wasm
// RUN: wasmc compile a.wasm --target x86_64-linux -o x86
// RUN: %run-x86_64 ./x86 | FileCheck %s
// RUN: wasmc compile a.wasm --target x86_64-linux -O3 --bounds check -o check
// RUN: %run-x86_64 ./check | FileCheck %s
// RUN: wasmc compile a.wasm --target x86_64-linux -O0 -o calls
// RUN: %run-x86_64 ./calls | FileCheck %s
// RUN: wasmc compile a.wasm --target aarch64-linux -o arm
// RUN: %run-aarch64 ./arm | FileCheck %s
// RUN: wasmc compile a.wasm --target riscv64-linux -o riscv
// RUN: %run-riscv64 ./riscv | FileCheck %s
// RUN: wasmc compile a.wasm --emit=llvm-ir -o - | FileCheck %s -check-prefix=IR
// CHECK: 100000 random, 4096 edges, 0 wrong
// IR: mul i128
#include <stdint.h>
#include <stdio.h>

typedef unsigned __int128 U128;

/// X times Y modulo 2^128, in digits of 16 bits.
static U128 byDigits(U128 X, U128 Y) {
  uint32_t Digits[8] = {0};
  for (int I = 0; I < 8; ++I) {
    uint32_t Carry = 0;
    for (int J = 0; I + J < 8; ++J) {
      uint32_t Product =
          (uint32_t)(uint16_t)(X >> 16 * I) * (uint16_t)(Y >> 16 * J);
      uint64_t Sum = (uint64_t)Digits[I + J] + Product + Carry;
      Digits[I + J] = (uint16_t)Sum;
      Carry = (uint32_t)(Sum >> 16);
    }
  }
  U128 Result = 0;
  for (int I = 7; I >= 0; --I)
    Result = Result << 16 | Digits[I];
  return Result;
}

static unsigned Wrong;

__attribute__((noinline)) static U128 full(U128 X, U128 Y) { return X * Y; }
__attribute__((noinline)) static U128 wideU(uint64_t X, uint64_t Y) {
  return (U128)X * Y;
}
__attribute__((noinline)) static __int128 wideS(int64_t X, int64_t Y) {
  return (__int128)X * Y;
}

static void compare(U128 X, U128 Y) {
  uint64_t A = (uint64_t)X, B = (uint64_t)Y;
  Wrong += full(X, Y) != byDigits(X, Y);
  Wrong += wideU(A, B) != byDigits(A, B);
  Wrong += (U128)wideS((int64_t)A, (int64_t)B) !=
           byDigits((U128)(__int128)(int64_t)A, (U128)(__int128)(int64_t)B);
}

static uint64_t State = 88172645463325252u;
static uint64_t next(void) {
  State ^= State << 13;
  State ^= State >> 7;
  return State ^= State << 17;
}

int main(void) {
  static const uint64_t Edges[] = {0,
                                   1,
                                   2,
                                   0x7FFFFFFF,
                                   0x80000000,
                                   0xFFFFFFFF,
                                   0x100000000,
                                   0x100000001,
                                   0x7FFFFFFFFFFFFFFF,
                                   0x8000000000000000,
                                   0x8000000000000001,
                                   0xFFFFFFFF00000000,
                                   0xFFFFFFFF00000001,
                                   0xFFFFFFFEFFFFFFFF,
                                   0xFFFFFFFFFFFFFFFE,
                                   0xFFFFFFFFFFFFFFFF};
  enum { N = sizeof Edges / sizeof *Edges };
  unsigned Pairs = 0;
  for (int I = 0; I < N; ++I)
    for (int J = 0; J < N; ++J)
      for (int K = 0; K < N; ++K, ++Pairs)
        compare((U128)Edges[K] << 64 | Edges[I],
                (U128)Edges[N - 1 - K] << 64 | Edges[J]);
  for (int I = 0; I < 100000; ++I)
    compare((U128)next() << 64 | next() >> (I & 63),
            (U128)next() << 64 | next() >> (I >> 6 & 63));
  printf("100000 random, %u edges, %u wrong\n", Pairs, Wrong);
  return 0;
}
