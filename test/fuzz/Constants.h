//===- Constants.h - numbers at the edges -----------------------*- C++ -*-===//

#ifndef WASMC_TEST_FUZZ_CONSTANTS_H
#define WASMC_TEST_FUZZ_CONSTANTS_H

#include "test/fuzz/Random.h"
#include <array>

namespace wasmc::test {

uint32_t randomI32(Random &R);
uint64_t randomI64(Random &R);
/// Bit patterns.
uint32_t randomF32(Random &R);
uint64_t randomF64(Random &R);
std::array<uint8_t, 16> randomV128(Random &R);

} // namespace wasmc::test

#endif
