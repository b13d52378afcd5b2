//===- PollTest.cpp - poll_oneoff -----------------------------------------===//

#include "test/wasi/Guest.h"
#include <chrono>
#include <cstring>
#include <unistd.h>

using namespace wasmc;
using namespace wasmc::test;

namespace {

using Clock = std::chrono::steady_clock;
constexpr uint64_t Millisecond = 1000000;

class Poll : public Guest {
protected:
  static constexpr uint32_t In = 8192, Out = 65536;

  void add(uint8_t Type, uint32_t ClockOrFd, uint64_t Timeout = 0,
           uint16_t Flags = 0) {
    uint32_t At = In + Count * 48;
    std::memset(memory() + At, 0, 48);
    set(At, uint64_t(1000 + Count));
    set(At + 8, Type);
    set(At + 16, ClockOrFd);
    set(At + 24, Timeout);
    set(At + 40, Flags);
    ++Count;
  }
  void clock(uint32_t Id, uint64_t Timeout, bool Absolute = false) {
    add(0, Id, Timeout, Absolute);
  }
  void readable(uint32_t Fd) { add(1, Fd); }
  void writable(uint32_t Fd) { add(2, Fd); }

  /// The errno, the events' user data, and the time that it took.
  Errno poll() {
    auto Start = Clock::now();
    Errno E = call(FunctionId::poll_oneoff, In, Out, Count, ResultAt);
    Took = uint64_t(std::chrono::nanoseconds(Clock::now() - Start).count());
    Events.clear();
    if (E == Errno::Success)
      for (uint32_t I = 0; I != get<uint32_t>(ResultAt); ++I)
        Events.push_back(get<uint64_t>(Out + I * 32) - 1000);
    Count = 0;
    return E;
  }
  Errno error(uint32_t I) const {
    return Errno(get<uint16_t>(Out + I * 32 + 8));
  }
  uint16_t flags(uint32_t I) const { return get<uint16_t>(Out + I * 32 + 24); }

  uint32_t adopt(int Fd) {
    wasi::Descriptor D;
    D.Fd = Fd;
    D.Base = wasi::FileRights;
    EXPECT_TRUE(Host.Fds.reserve());
    return Host.Fds.add(D);
  }

  uint32_t Count = 0;
  uint64_t Took = 0;
  std::vector<uint64_t> Events;
  using List = std::vector<uint64_t>;
};

TEST_F(Poll, SleepsAsLongAsItIsTold) {
  for (uint32_t Id : {0u, 1u}) {
    clock(Id, 20 * Millisecond);
    EXPECT_EQ(poll(), Errno::Success);
    EXPECT_EQ(Events, List{0});
    EXPECT_EQ(error(0), Errno::Success);
    EXPECT_EQ(get<uint8_t>(Out + 10), 0);
    EXPECT_GE(Took, 20 * Millisecond);
    EXPECT_LT(Took, 2000 * Millisecond);
  }
}

TEST_F(Poll, SleepsUntilATime) {
  for (uint32_t Id : {0u, 1u}) {
    ASSERT_EQ(call(FunctionId::clock_time_get, Id, 0, ResultAt),
              Errno::Success);
    uint64_t Now = get<uint64_t>(ResultAt);
    clock(Id, Now + 20 * Millisecond, /*Absolute=*/true);
    EXPECT_EQ(poll(), Errno::Success);
    EXPECT_GE(Took, 15 * Millisecond);
    clock(Id, Now, /*Absolute=*/true);
    EXPECT_EQ(poll(), Errno::Success);
    EXPECT_EQ(Events, List{0});
    EXPECT_LT(Took, 1000 * Millisecond);
  }
}

TEST_F(Poll, ReportsTheFirstOfTwoClocks) {
  clock(1, 10000 * Millisecond);
  clock(1, 10 * Millisecond);
  EXPECT_EQ(poll(), Errno::Success);
  EXPECT_EQ(Events, List{1});
  EXPECT_LT(Took, 5000 * Millisecond);
}

TEST_F(Poll, SeesWhatIsReadyAtOnce) {
  int Pipe[2];
  ASSERT_EQ(pipe(Pipe), 0);
  uint32_t Read = adopt(Pipe[0]), Write = adopt(Pipe[1]);
  readable(Read);
  writable(Write);
  clock(1, 5000 * Millisecond);
  EXPECT_EQ(poll(), Errno::Success);
  EXPECT_EQ(Events, List{1}); // nothing to read yet
  EXPECT_EQ(get<uint8_t>(Out + 10), 2);
  ASSERT_EQ(::write(Pipe[1], "x", 1), 1);
  readable(Read);
  EXPECT_EQ(poll(), Errno::Success);
  EXPECT_EQ(Events, List{0});
  EXPECT_GE(get<uint64_t>(Out + 16), 1u);
}

TEST_F(Poll, SeesTheOtherEndGo) {
  int Pipe[2];
  ASSERT_EQ(pipe(Pipe), 0);
  uint32_t Read = adopt(Pipe[0]);
  ::close(Pipe[1]);
  readable(Read);
  EXPECT_EQ(poll(), Errno::Success);
  EXPECT_EQ(Events, List{0});
  EXPECT_EQ(error(0), Errno::Success);
  EXPECT_EQ(flags(0), 1);
  ASSERT_EQ(pipe(Pipe), 0);
  uint32_t Write = adopt(Pipe[1]);
  ::close(Pipe[0]);
  writable(Write);
  EXPECT_EQ(poll(), Errno::Success);
  EXPECT_EQ(error(0), Errno::Pipe);
}

TEST_F(Poll, FindsFilesAlwaysReady) {
  uint32_t Fd = file(grant(), "a", "x");
  readable(Fd);
  writable(Fd);
  EXPECT_EQ(poll(), Errno::Success);
  EXPECT_EQ(Events, (List{0, 1}));
}

TEST_F(Poll, ReportsWhatCannotBeWaitedForAtOnce) {
  readable(999);
  clock(2, Millisecond);
  clock(17, Millisecond);
  add(9, 0);
  clock(1, 10000 * Millisecond);
  EXPECT_EQ(poll(), Errno::Success);
  EXPECT_EQ(Events, (List{0, 1, 2, 3}));
  EXPECT_EQ(error(0), Errno::BadF);
  EXPECT_EQ(error(1), Errno::NotSupported);
  EXPECT_EQ(error(2), Errno::Invalid);
  EXPECT_EQ(error(3), Errno::Invalid);
  EXPECT_LT(Took, 5000 * Millisecond);
}

TEST_F(Poll, WantsASubscription) { EXPECT_EQ(poll(), Errno::Invalid); }

TEST_F(Poll, TakesNoMoreDescriptorsThanFit) {
  uint32_t Fd = file(grant(), "a", "x");
  resize(1 << 20);
  constexpr uint32_t Far = 400000;
  auto Poll = [&](uint32_t Number) {
    for (uint32_t I = 0; I != Number; ++I) {
      std::memset(memory() + In + I * 48, 0, 48);
      set(In + I * 48 + 8, uint8_t(1));
      set(In + I * 48 + 16, Fd);
    }
    return call(FunctionId::poll_oneoff, In, Far, Number, ResultAt);
  };
  EXPECT_EQ(Poll(1024), Errno::Success);
  EXPECT_EQ(get<uint32_t>(ResultAt), 1024u);
  EXPECT_EQ(Poll(1025), Errno::Invalid);
}

} // namespace
