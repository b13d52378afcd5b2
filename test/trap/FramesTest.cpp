//===- FramesTest.cpp - a hostile stack is walked safely ------------------===//

#include "runtime-support/trap/Frames.h"
#include "gtest/gtest.h"
#include <vector>

namespace wasmc::test {
namespace {

#if defined(__riscv)
constexpr uintptr_t RecordBelow = 16;
#else
constexpr uintptr_t RecordBelow = 0;
#endif

/// A stack of 64 words, between words that no walk may return.
struct TestStack {
  static constexpr uintptr_t Outside = 0xbad, Words = 64;
  uintptr_t Memory[Words + 2];

  TestStack() {
    for (uintptr_t &W : Memory)
      W = 0;
    Memory[0] = Memory[Words + 1] = Outside;
  }
  uintptr_t low() const { return uintptr_t(Memory + 1); }
  uintptr_t top() const { return uintptr_t(Memory + 1 + Words); }
  /// The frame pointer of the record at this word.
  uintptr_t fp(unsigned Word) const {
    return uintptr_t(Memory + 1 + Word) + RecordBelow;
  }
  void record(unsigned Word, uintptr_t Fp, uintptr_t ReturnAddress) {
    Memory[1 + Word] = Fp;
    Memory[2 + Word] = ReturnAddress;
  }
  std::vector<uintptr_t> walk(uintptr_t Fp) const {
    trap::FrameWalker Walker(low(), top(), Fp);
    std::vector<uintptr_t> Found;
    while (uintptr_t Address = Walker.next()) {
      Found.push_back(Address);
      if (Found.size() > Words)
        break;
    }
    return Found;
  }
};

using Addresses = std::vector<uintptr_t>;

TEST(Frames, AreFollowedToTheEndOfTheChain) {
  TestStack S;
  S.record(4, S.fp(10), 100);
  S.record(10, S.fp(TestStack::Words - 2), 200);
  S.record(TestStack::Words - 2, 0, 300);
  EXPECT_EQ(S.walk(S.fp(4)), (Addresses{100, 200, 300}));
}

TEST(Frames, EndAtAPointerOutsideOfTheStack) {
  TestStack S;
  for (uintptr_t Bad :
       {S.fp(0) - 8, S.fp(0) - 16, S.fp(TestStack::Words - 1),
        S.fp(TestStack::Words), uintptr_t(0), uintptr_t(1), ~uintptr_t(0),
        ~uintptr_t(7), ~uintptr_t(15), uintptr_t(16)}) {
    S.record(4, Bad, 100);
    EXPECT_EQ(S.walk(S.fp(4)), Addresses{100}) << std::hex << Bad;
    EXPECT_EQ(S.walk(Bad), Addresses{}) << std::hex << Bad;
  }
}

TEST(Frames, EndAtAPointerThatIsNotAligned) {
  TestStack S;
  S.record(8, 0x2020202020202020, 0x3030303030303030);
  S.record(4, S.fp(8) + 1, 100);
  EXPECT_EQ(S.walk(S.fp(4)), Addresses{100});
}

TEST(Frames, NeverGoInCircles) {
  TestStack S;
  S.record(4, S.fp(10), 100);
  for (unsigned Back : {4u, 10u, 9u, 11u, 0u}) {
    S.record(10, S.fp(Back), 200);
    EXPECT_EQ(S.walk(S.fp(4)), (Addresses{100, 200})) << Back;
  }
}

TEST(Frames, TouchAStackOnlyAsLargeAsARecord) {
  uintptr_t Memory[2] = {0, 7};
  uintptr_t Low = uintptr_t(Memory);
  EXPECT_EQ(trap::FrameWalker(Low, Low + 16, Low + RecordBelow).next(), 7u);
  EXPECT_EQ(trap::FrameWalker(Low, Low + 8, Low + RecordBelow).next(), 0u);
  EXPECT_EQ(trap::FrameWalker(Low, Low, Low + RecordBelow).next(), 0u);
}

} // namespace

} // namespace wasmc::test
