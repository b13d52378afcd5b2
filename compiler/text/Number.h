//===- Number.h - literals to bit patterns ----------------------*- C++ -*-===//
//
// Spec: Text Format, Values: integers of both signednesses, decimal and hex
// floats, infinities and NaNs with payloads.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_NUMBER_H
#define WASMC_TEXT_NUMBER_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace wasmc::text {

enum class NumberStatus { Ok, Malformed, OutOfRange };

struct ParsedNumber {
  NumberStatus Status = NumberStatus::Malformed;
  uint64_t Bits = 0;
};

/// An unsigned literal below 2^Width.
ParsedNumber parseUnsigned(llvm::StringRef Text, unsigned Width);
/// A literal from -2^(Width-1) to 2^Width-1, as the low Width bits.
ParsedNumber parseInteger(llvm::StringRef Text, unsigned Width);
/// Width is 32 or 64.
ParsedNumber parseFloat(llvm::StringRef Text, unsigned Width);

} // namespace wasmc::text

#endif
