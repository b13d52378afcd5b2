//===- Numbers.h - Wasm's numbers in decimal --------------------*- C++ -*-===//
//
// Both directions are exact: what is read is the nearest number, ties to even,
// and what is written are the fewest digits that are read as the same number.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_RUN_NUMBERS_H
#define WASMC_RUN_NUMBERS_H

#include <stdint.h>

namespace wasmc::run {

enum class NumberType : uint32_t { F64 = 0x7c, F32, I64, I32 };

/// -17, 0xff, 1.5e-3, inf, nan; signed or unsigned. The bits, zero-extended.
/// False if the text is no number, or too large an integer for the type.
bool parseNumber(NumberType T, const char *Text, uint64_t &Bits);

constexpr unsigned NumberLength = 32;
/// With a NUL behind it. Integers are signed.
void printNumber(NumberType T, uint64_t Bits, char (&Text)[NumberLength]);

} // namespace wasmc::run

#endif
