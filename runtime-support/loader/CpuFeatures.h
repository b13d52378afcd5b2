//===- CpuFeatures.h - what this machine's CPU has --------------*- C++ -*-===//
//
// Inside loader/. Asked only for code that needs more than its target's default
// CPU: under virtual machines CPUID takes tens of microseconds.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_CPUFEATURES_H
#define WASMC_LOADER_CPUFEATURES_H

#include "runtime-support/loader/Text.h"

namespace wasmc::loader {

enum class Presence {
  Present,
  Missing,
  Unknown, ///< no row in abi/CpuFeatures.def: nobody knows where to look
};

/// Remembers what it was told as long as it lives.
class CpuFeatures {
public:
  /// Feature: by LLVM's name.
  Presence find(Bytes Feature);

private:
  struct Answer {
    uint64_t Question; ///< plus 1; 0: nothing was asked yet
    uint32_t Words[4];
  };
  const uint32_t *ask(uint64_t Question);
  bool hasBit(uint64_t Question, unsigned Word, unsigned Bit) {
    return ask(Question)[Word] >> Bit & 1;
  }

  static constexpr unsigned NumAnswers = 6;
  Answer Known[NumAnswers] = {};
};

} // namespace wasmc::loader

#endif
