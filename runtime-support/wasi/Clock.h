//===- Clock.h - the kernel's time and WASI's -------------------*- C++ -*-===//

#ifndef WASMC_WASI_CLOCK_H
#define WASMC_WASI_CLOCK_H

#include "runtime-support/wasi/Types.h"

namespace wasmc::wasi {

/// Numbers are WASI's and, by luck, Linux's.
enum class ClockId : uint32_t {
  Realtime = 0,
  Monotonic = 1,
  ProcessCpu = 2,
  ThreadCpu = 3,
};

/// struct timespec of 64-bit kernels.
struct TimeSpec {
  int64_t Seconds;
  int64_t Nanoseconds;
};

constexpr uint64_t NanosecondsPerSecond = 1000000000;

/// Times before 1970, which WASI can't express, become 0; times after 2554,
/// the last nanosecond.
inline uint64_t toNanoseconds(int64_t Seconds, uint64_t Nanoseconds) {
  uint64_t Result;
  if (Seconds < 0)
    return 0;
  if (__builtin_mul_overflow(uint64_t(Seconds), NanosecondsPerSecond,
                             &Result) ||
      __builtin_add_overflow(Result, Nanoseconds, &Result))
    return UINT64_MAX;
  return Result;
}

inline TimeSpec toTimeSpec(uint64_t Nanoseconds) {
  return {int64_t(Nanoseconds / NanosecondsPerSecond),
          int64_t(Nanoseconds % NanosecondsPerSecond)};
}

} // namespace wasmc::wasi

#endif
