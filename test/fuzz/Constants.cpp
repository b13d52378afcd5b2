//===- Constants.cpp - numbers at the edges -------------------------------===//

#include "test/fuzz/Constants.h"

using namespace llvm;
using namespace wasmc::test;

uint32_t wasmc::test::randomI32(Random &R) {
  static constexpr uint32_t Edges[] = {
      0,          1,          2,          3,          7,      8,
      15,         16,         31,         32,         33,     63,
      64,         127,        128,        255,        256,    0x7FFF,
      0x8000,     0xFFFF,     0x10000,    0x10001,    0xFFF0, 0xFFFFFFFF,
      0xFFFFFFFE, 0x7FFFFFFF, 0x80000000, 0x80000001,
  };
  unsigned Choice = R.below(10);
  if (Choice < 6)
    return R.pick(ArrayRef(Edges));
  return Choice < 9 ? R.below(200) : uint32_t(R.bits());
}

uint64_t wasmc::test::randomI64(Random &R) {
  static constexpr uint64_t Edges[] = {
      0x7FFFFFFFFFFFFFFF, 0x8000000000000000, 0x8000000000000001,
      0xFFFFFFFF,         0x100000000,        0xFFFFFFFF80000000,
      0x80000000,         0xFFFFFFFFFFFFFFFF, 0xFF00FF00FF00FF00,
  };
  unsigned Choice = R.below(10);
  if (Choice < 4)
    return R.pick(ArrayRef(Edges));
  return Choice < 9 ? uint64_t(int64_t(int32_t(randomI32(R)))) : R.bits();
}

uint32_t wasmc::test::randomF32(Random &R) {
  static constexpr uint32_t Edges[] = {
      0x00000000, 0x80000000,             // 0
      0x3F800000, 0xBF800000,             // 1
      0x3F000000, 0xBF000000,             // 0.5
      0x3FC00000, 0x40200000,             // 1.5, 2.5
      0x00000001, 0x807FFFFF,             // subnormal
      0x00800000, 0x7F7FFFFF, 0xFF7FFFFF, // least and greatest normal
      0x7F800000, 0xFF800000,             // infinities
      0x7FC00000, 0xFFC00000, 0x7FA00000, 0xFF812345, 0x7FC00001, // NaNs
      0x4F000000, 0xCF000000, 0x4EFFFFFF, 0xCF000001,             // around 2^31
      0x4F800000, 0x4F7FFFFF,                                     // around 2^32
      0x5F000000, 0xDF000000, 0x5EFFFFFF, 0xDF000001,             // around 2^63
      0x5F800000, 0x5F7FFFFF, 0xBF7FFFFF, // 2^64; above -1
      0x4B000001, 0xCB000001, 0x4B7FFFFF, // around 2^23
  };
  unsigned Choice = R.below(10);
  if (Choice < 7)
    return R.pick(ArrayRef(Edges));
  return Choice < 9 ? 0x40000000 + (R.below(1 << 10) << 14)
                    : uint32_t(R.bits());
}

uint64_t wasmc::test::randomF64(Random &R) {
  static constexpr uint64_t Edges[] = {
      0x0000000000000000, 0x8000000000000000, // 0
      0x3FF0000000000000, 0xBFF0000000000000, // 1
      0x3FE0000000000000, 0xBFE0000000000000, // 0.5
      0x3FF8000000000000, 0x4004000000000000, // 1.5, 2.5
      0x0000000000000001, 0x800FFFFFFFFFFFFF, // subnormal
      0x0010000000000000, 0x7FEFFFFFFFFFFFFF, // least and greatest normal
      0xFFEFFFFFFFFFFFFF, 0x7FF0000000000000, 0xFFF0000000000000,
      0x7FF8000000000000, // infinities, NaNs
      0xFFF8000000000000, 0x7FF4000000000000, 0xFFF0123456789ABC,
      0x7FF8000000000001, 0x41DFFFFFFFC00000, 0x41E0000000000000, // around 2^31
      0xC1E0000000000000, 0xC1E0000000200000, 0x41EFFFFFFFE00000,
      0x41F0000000000000,                     // around 2^32
      0x43E0000000000000, 0xC3E0000000000000, // around 2^63
      0x43DFFFFFFFFFFFFF, 0xC3E0000000000001, 0x43F0000000000000,
      0x43EFFFFFFFFFFFFF,                     // around 2^64
      0xBFEFFFFFFFFFFFFF, 0x36A0000000000000, // above -1; least f32
      0x47EFFFFFE0000000, 0x47EFFFFFF0000000, // around the greatest f32
      0x4330000000000001, 0xC330000000000001, // around 2^52
  };
  unsigned Choice = R.below(10);
  if (Choice < 7)
    return R.pick(ArrayRef(Edges));
  return Choice < 9 ? 0x4000000000000000 + (uint64_t(R.below(1 << 10)) << 43)
                    : R.bits();
}

std::array<uint8_t, 16> wasmc::test::randomV128(Random &R) {
  std::array<uint8_t, 16> Result{};
  unsigned Width = 1 << R.below(4);
  bool Splat = R.percent(40);
  bool Floats = R.percent(50);
  uint64_t Lane = 0;
  for (unsigned At = 0; At < 16; ++At) {
    if (At % Width == 0 && !(Splat && At != 0))
      Lane = Width == 8   ? (Floats ? randomF64(R) : randomI64(R))
             : Width == 4 ? (Floats ? randomF32(R) : randomI32(R))
                          : randomI32(R);
    Result[At] = uint8_t(Lane >> (At % Width * 8));
  }
  return Result;
}
