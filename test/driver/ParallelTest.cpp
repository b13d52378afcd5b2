//===- ParallelTest.cpp - work is done once, errors come back -------------===//

#include "compiler/driver/Parallel.h"
#include "gtest/gtest.h"
#include <atomic>
#include <vector>

using namespace llvm;
using namespace wasmc;

namespace {

TEST(Parallel, DoesEachPieceOnce) {
  for (unsigned Jobs : {0u, 1u, 3u, 200u}) {
    std::vector<std::atomic<int>> Done(100);
    cantFail(parallelFor(Jobs, Done.size(), [&](size_t I) {
      ++Done[I];
      return Error::success();
    }));
    for (const auto &Times : Done)
      EXPECT_EQ(Times, 1);
  }
}

TEST(Parallel, NoWorkIsNoFailure) {
  cantFail(parallelFor(
      4, 0, [](size_t) { return createStringError("must not be called"); }));
}

TEST(Parallel, ReportsTheFirstErrorAndStops) {
  std::atomic<int> Calls = 0;
  Error E = parallelFor(1, 100, [&](size_t I) -> Error {
    ++Calls;
    if (I >= 7)
      return createStringError("number " + std::to_string(I));
    return Error::success();
  });
  EXPECT_EQ(toString(std::move(E)), "number 7");
  EXPECT_EQ(Calls, 8);
}

/// LLVM recurses along the code that it is given.
TEST(Parallel, StacksAreLarge) {
  cantFail(parallelFor(2, 2, [](size_t) {
    volatile char Large[64 << 20];
    Large[0] = 1;
    return Error::success();
  }));
}

} // namespace
