//===- ClockTest.cpp - clocks ---------------------------------------------===//

#include "runtime-support/wasi/Clock.h"
#include "test/wasi/Guest.h"
#include <ctime>

using namespace wasmc;
using namespace wasmc::test;

namespace {

class Clocks : public Guest {
protected:
  uint64_t now(uint32_t Id) {
    EXPECT_EQ(call(FunctionId::clock_time_get, Id, 0, ResultAt),
              Errno::Success);
    return get<uint64_t>(ResultAt);
  }
};

TEST_F(Clocks, AgreeWithTheMachine) {
  for (uint32_t Id : {0u, 1u, 2u, 3u}) {
    timespec Before, After;
    clock_gettime(clockid_t(Id), &Before);
    uint64_t Seen = now(Id);
    clock_gettime(clockid_t(Id), &After);
    EXPECT_GE(Seen,
              uint64_t(Before.tv_sec) * 1000000000 + uint64_t(Before.tv_nsec));
    EXPECT_LE(Seen,
              uint64_t(After.tv_sec) * 1000000000 + uint64_t(After.tv_nsec));
  }
}

TEST_F(Clocks, HaveAResolution) {
  for (uint32_t Id : {0u, 1u, 2u, 3u}) {
    EXPECT_EQ(call(FunctionId::clock_res_get, Id, ResultAt), Errno::Success);
    EXPECT_GE(get<uint64_t>(ResultAt), 1u);
    EXPECT_LE(get<uint64_t>(ResultAt), 1000000000u);
  }
}

TEST_F(Clocks, AreFour) {
  for (uint32_t Id : {4u, 7u, 0xffffffffu}) {
    EXPECT_EQ(call(FunctionId::clock_time_get, Id, 0, ResultAt),
              Errno::Invalid);
    EXPECT_EQ(call(FunctionId::clock_res_get, Id, ResultAt), Errno::Invalid);
  }
}

TEST(Nanoseconds, AreClampedToWhatWasiCanSay) {
  EXPECT_EQ(wasi::toNanoseconds(1, 5), 1000000005u);
  EXPECT_EQ(wasi::toNanoseconds(-1, 999), 0u);
  EXPECT_EQ(wasi::toNanoseconds(INT64_MAX, 0), UINT64_MAX);
  EXPECT_EQ(wasi::toNanoseconds(18446744073, 709551615), UINT64_MAX);
  EXPECT_EQ(wasi::toNanoseconds(18446744073, 709551616), UINT64_MAX);
  wasi::TimeSpec T = wasi::toTimeSpec(UINT64_MAX);
  EXPECT_EQ(T.Seconds, 18446744073);
  EXPECT_EQ(T.Nanoseconds, 709551615);
}

} // namespace
