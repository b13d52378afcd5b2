//===- Random.h - choices that are the same on every host -------*- C++ -*-===//
//
// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
// Generators). Nothing here depends on the standard library's distributions,
// which differ between hosts.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEST_FUZZ_RANDOM_H
#define WASMC_TEST_FUZZ_RANDOM_H

#include "llvm/ADT/ArrayRef.h"
#include <cassert>
#include <cstdint>
#include <initializer_list>

namespace wasmc::test {

class Random {
public:
  explicit Random(uint64_t Seed) : State(Seed) {}
  /// Choices come from the bytes as long as there are any: a fuzzer that
  /// changes a byte changes one choice.
  explicit Random(llvm::ArrayRef<uint8_t> Choices)
      : State(Choices.size()), Choices(Choices) {}

  uint64_t bits() {
    if (!Choices.empty())
      return chosen(8);
    return generated();
  }

  /// Below Bound, which is not 0.
  uint32_t below(uint32_t Bound) {
    assert(Bound != 0);
    if (!Choices.empty())
      return chosen(Bound <= 256 ? 1 : 4) % Bound;
    // The high bits are the better ones; the bias of at most Bound/2^32 is
    // of no importance.
    return uint32_t((generated() >> 32) * Bound >> 32);
  }
  bool percent(unsigned Chance) { return below(100) < Chance; }

  template <typename T> const T &pick(llvm::ArrayRef<T> From) {
    return From[below(From.size())];
  }
  template <typename T> T pick(std::initializer_list<T> From) {
    return From.begin()[below(From.size())];
  }

private:
  uint64_t generated() {
    uint64_t Z = State += 0x9E3779B97F4A7C15;
    Z = (Z ^ (Z >> 30)) * 0xBF58476D1CE4E5B9;
    Z = (Z ^ (Z >> 27)) * 0x94D049BB133111EB;
    return Z ^ (Z >> 31);
  }
  uint64_t chosen(size_t Bytes) {
    uint64_t Value = 0;
    for (; Bytes != 0 && !Choices.empty(); --Bytes) {
      Value = Value << 8 | Choices.front();
      Choices = Choices.drop_front();
    }
    State = State * 31 + Value; // what follows the last byte depends on all
    return Value;
  }

  uint64_t State;
  llvm::ArrayRef<uint8_t> Choices;
};

} // namespace wasmc::test

#endif
