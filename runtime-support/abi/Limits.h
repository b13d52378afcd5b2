//===- Limits.h - limits of one run, and how they are written ---*- C++ -*-===//
//
// Read by the runtime from flags and baked records, and checked by wasmc before
// it bakes or passes them on: by the same functions.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_LIMITS_H
#define WASMC_ABI_LIMITS_H

#include <stdint.h>

namespace wasmc::abi {

constexpr uint64_t NoLimit = ~uint64_t(0);

enum class LimitName {
#define LIMIT(Name, Text, Unit, Value, Help) Name,
#include "runtime-support/abi/Limits.def"
};

/// NoLimit where none was given.
struct RunLimits {
#define LIMIT(Name, Text, Unit, Value, Help) uint64_t Name = NoLimit;
#include "runtime-support/abi/Limits.def"
};

enum class LimitUnit {
  Time,  ///< nanoseconds; at least 1. Written with a unit: 50ms
  Pages, ///< Wasm pages; written as their number, or in bytes: 64M
  Count,
  Bytes, ///< a multiple of 64 KiB, at most 64 GiB; written 524288, 512K
};

/// What is expected: "--timeout 'x' is not " and this.
constexpr const char *limitForm(LimitUnit Unit) {
  switch (Unit) {
  case LimitUnit::Time:
    return "a time such as 50ms, 2s or 1m";
  case LimitUnit::Pages:
    return "a size such as 64M, or a number of pages of 64 KiB";
  case LimitUnit::Count:
    return "a number";
  case LimitUnit::Bytes:
    return "a size such as 512K, up to 64G";
  }
  return "";
}

namespace detail {

/// What a number is multiplied by that has this behind it; 0: nothing known.
constexpr uint64_t timeFactor(const char *Unit) {
  struct {
    char Name[3];
    uint64_t Nanoseconds;
  } constexpr Units[] = {{"us", 1000},
                         {"ms", 1000000},
                         {"s", 1000000000},
                         {"m", 60ull * 1000000000},
                         {"h", 3600ull * 1000000000}};
  for (const auto &U : Units)
    if (Unit[0] == U.Name[0] && Unit[1] == U.Name[1] && (!Unit[1] || !Unit[2]))
      return U.Nanoseconds;
  return 0;
}

constexpr uint64_t sizeFactor(const char *Unit) {
  if (!Unit[0] || Unit[1])
    return 0;
  switch (Unit[0]) {
  case 'k':
  case 'K':
    return 1 << 10;
  case 'm':
  case 'M':
    return 1 << 20;
  case 'g':
  case 'G':
    return 1 << 30;
  }
  return 0;
}

constexpr uint64_t factor(LimitUnit Unit, const char *Text) {
  if (Unit == LimitUnit::Time)
    return timeFactor(Text);
  if (!*Text)
    return 1;
  return Unit == LimitUnit::Count ? 0 : sizeFactor(Text);
}

} // namespace detail

/// False if Text isn't of the form. No result is NoLimit.
constexpr bool parseLimit(LimitUnit Unit, const char *Text, uint64_t &Result) {
  constexpr uint64_t Granule = 64 << 10, MostBytes = uint64_t(64) << 30;
  const char *C = Text;
  uint64_t Value = 0;
  for (; *C >= '0' && *C <= '9'; ++C)
    if (__builtin_mul_overflow(Value, uint64_t(10), &Value) ||
        __builtin_add_overflow(Value, uint64_t(*C - '0'), &Value))
      return false;
  uint64_t Factor = C == Text ? 0 : detail::factor(Unit, C);
  bool IsNumberOfPages = Unit == LimitUnit::Pages && !*C;
  if (!Factor || __builtin_mul_overflow(Value, Factor, &Value) ||
      Value == NoLimit)
    return false;
  if (Unit == LimitUnit::Time && !Value)
    return false;
  if (Unit == LimitUnit::Pages && !IsNumberOfPages)
    Value /= Granule;
  if (Unit == LimitUnit::Bytes) {
    if (!Value || Value > MostBytes)
      return false;
    Value = (Value + Granule - 1) & ~(Granule - 1);
  }
  Result = Value;
  return true;
}

} // namespace wasmc::abi

#endif
