// Products made of halves in C are those of a multiplication digit by digit.
// REQUIRES: wasmc, wasm-clang, x86_64, aarch64, riscv64
// RUN: rm -rf %t && mkdir %t && cd %t && %wasm-clang -O1 %s -o a.wasm
// RUN: wasmc compile a.wasm --target x86_64-linux -o x86
// RUN: %run-x86_64 ./x86 | FileCheck %s
// RUN: wasmc compile a.wasm --target x86_64-linux -O3 --fuel -o fuel
// RUN: %run-x86_64 ./fuel | FileCheck %s
// RUN: wasmc compile a.wasm --target aarch64-linux -O1 -o arm
// RUN: %run-aarch64 ./arm | FileCheck %s
// RUN: wasmc compile a.wasm --target riscv64-linux -o riscv
// RUN: %run-riscv64 ./riscv | FileCheck %s
// RUN: wasmc compile a.wasm -O1 --emit=llvm-ir-opt -o - \
// RUN:   | FileCheck %s --check-prefix=IR
// CHECK: 100256 pairs, 0 wrong
// IR-COUNT-3: mul nuw i128
#include <stdint.h>
#include <stdio.h>

typedef struct {
  uint64_t Low, High;
} Product;

/// In digits of 16 bits.
static Product byDigits(uint64_t X, uint64_t Y) {
  uint32_t Digits[8] = {0};
  for (int I = 0; I < 4; ++I) {
    uint32_t Carry = 0;
    for (int J = 0; J < 4; ++J) {
      uint64_t Sum =
          (uint64_t)Digits[I + J] + Carry +
          (uint64_t)(uint16_t)(X >> 16 * I) * (uint16_t)(Y >> 16 * J);
      Digits[I + J] = (uint16_t)Sum;
      Carry = (uint32_t)(Sum >> 16);
    }
    Digits[I + 4] += Carry;
  }
  Product Result = {0, 0};
  for (int I = 3; I >= 0; --I) {
    Result.Low = Result.Low << 16 | Digits[I];
    Result.High = Result.High << 16 | Digits[I + 4];
  }
  return Result;
}

/// As Go's bits.Mul64.
__attribute__((noinline)) static Product ladder(uint64_t X, uint64_t Y) {
  const uint64_t Mask = UINT32_MAX;
  uint64_t X0 = X & Mask, X1 = X >> 32, Y0 = Y & Mask, Y1 = Y >> 32;
  uint64_t W0 = X0 * Y0, T = X1 * Y0 + (W0 >> 32);
  uint64_t W1 = (T & Mask) + X0 * Y1;
  Product Result = {X * Y, X1 * Y1 + (T >> 32) + (W1 >> 32)};
  return Result;
}

__attribute__((noinline)) static Product atOnce(uint64_t X, uint64_t Y) {
  uint64_t X0 = (uint32_t)X, X1 = X >> 32, Y0 = (uint32_t)Y, Y1 = Y >> 32;
  uint64_t Low = X0 * Y0, Left = X0 * Y1, Right = X1 * Y0;
  uint64_t Middle = (Low >> 32) + (uint32_t)Left + (uint32_t)Right;
  Product Result = {Middle << 32 | (uint32_t)Low,
                    X1 * Y1 + (Left >> 32) + (Right >> 32) + (Middle >> 32)};
  return Result;
}

__attribute__((noinline)) static uint64_t square(uint64_t X) {
  uint64_t X0 = (uint32_t)X, X1 = X >> 32;
  uint64_t Low = X0 * X0, T = X1 * X0 + (Low >> 32);
  uint64_t U = (uint32_t)T + X0 * X1;
  return X1 * X1 + (T >> 32) + (U >> 32);
}

static unsigned Wrong, Pairs;

static void compare(uint64_t X, uint64_t Y) {
  Product P = byDigits(X, Y), L = ladder(X, Y), A = atOnce(X, Y);
  Wrong += P.Low != L.Low || P.High != L.High;
  Wrong += P.Low != A.Low || P.High != A.High;
  Wrong += byDigits(X, X).High != square(X);
  ++Pairs;
}

int main(void) {
  static const uint64_t Edges[16] = {0,
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
  for (int I = 0; I < 16; ++I)
    for (int J = 0; J < 16; ++J)
      compare(Edges[I], Edges[J]);
  uint64_t State = 88172645463325252u, Last = 1;
  for (int I = 0; I < 100000; ++I) {
    State ^= State << 13;
    State ^= State >> 7;
    State ^= State << 17;
    compare(State >> (I & 31), Last >> (I >> 5 & 31));
    Last = State;
  }
  printf("%u pairs, %u wrong\n", Pairs, Wrong);
  return 0;
}
