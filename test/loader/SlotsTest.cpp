//===- SlotsTest.cpp - nothing is left of a slot's last tenant ------------===//

#include "LoadedImages.h"
#include <algorithm>

using namespace wasmc;
using namespace wasmc::loader;

namespace wasmc::test {

namespace {

/// Images whose memory is copied or mapped, with guard pages or checks.
class Tenants : public LoadedImages,
                public testing::WithParamInterface<const char *> {
protected:
  void SetUp() override {
    LoadedImages::SetUp();
    Of = load(GetParam());
    ASSERT_TRUE(Of);
  }

  Instance *make() {
    Instance *I = nullptr;
    EXPECT_EQ(instantiate(S, *Of, nullptr, I, P), Outcome::Ok) << why();
    return I;
  }
  void poison(Instance &I, bool Grow) {
    Value Arguments[2] = {{{Grow, 0}}, {{0xabcdef, 0}}};
    ASSERT_EQ(invoke(S, find(I, "poison"), Arguments, P), Outcome::Ok);
  }
  abi::MemoryInstance &memory(Instance &I, const char *Name) {
    return *static_cast<abi::MemoryInstance *>(find(I, Name).Address);
  }

  uint64_t minPages() const { return headerOf(*Of).Memory.MinPages; }

  void expectFresh(Instance &I) {
    const abi::MemoryInstance &M = memory(I, "memory");
    ASSERT_EQ(M.Bytes, minPages() * 65536);
    EXPECT_EQ(std::string(M.Base + 70000, 5), "hello");
    uint64_t NonZero = uint64_t(
        std::count_if(M.Base, M.Base + M.Bytes, [](char C) { return C; }));
    EXPECT_EQ(NonZero, 10u);
    const abi::MemoryInstance &N = memory(I, "further");
    ASSERT_EQ(N.Bytes, 65536u);
    EXPECT_TRUE(
        std::all_of(N.Base, N.Base + N.Bytes, [](char C) { return C == 0; }));
    auto &Table = *static_cast<abi::TableInstance *>(find(I, "table").Address);
    ASSERT_EQ(Table.Size, 8u);
    EXPECT_TRUE(std::all_of(Table.Elems, Table.Elems + 8,
                            [](uintptr_t W) { return W == 0; }));
    EXPECT_EQ(readGlobal(find(I, "global")).Words[0], 7u);
    EXPECT_EQ(readGlobal(find(I, "vector")).Words[1], 2u);
    Value None[1];
    EXPECT_EQ(invoke(S, find(I, "init"), None, P), Outcome::Ok);
    EXPECT_EQ(std::string(M.Base, 7), "passive");
  }

  Image *Of = nullptr;
};

TEST_P(Tenants, FindTheSlotAsTheFirstDid) {
  for (bool Grow : {false, true, false}) {
    Instance *I = make();
    void *Place = vmctxOf(*I);
    expectFresh(*I);
    poison(*I, Grow);
    drop(*I);
    Instance *Next = make();
    EXPECT_EQ(vmctxOf(*Next), Place);
    expectFresh(*Next);
    drop(*Next);
  }
}

TEST_P(Tenants, FindTheSlotAsTheFirstDidInAForkedProcess) {
  Instance *I = make();
  poison(*I, false);
  drop(*I);
  pid_t Child = fork();
  if (Child == 0) {
    for (int Round = 0; Round != 2; ++Round) {
      Instance *Mine = make();
      expectFresh(*Mine);
      poison(*Mine, false);
      drop(*Mine);
    }
    _exit(HasFailure());
  }
  int Status = -1;
  waitpid(Child, &Status, 0);
  EXPECT_EQ(Status, 0);
}

TEST_P(Tenants, CantTouchMemoryThatTheLastOneGrew) {
  Instance *I = make();
  poison(*I, true);
  drop(*I);
  Instance *Next = make();
  // The byte behind the memory can't be read.
  int Pipe[2];
  ASSERT_EQ(pipe(Pipe), 0);
  const abi::MemoryInstance &M = memory(*Next, "memory");
  EXPECT_EQ(write(Pipe[1], M.Base + M.Bytes - 1, 1), 1);
  EXPECT_EQ(write(Pipe[1], M.Base + M.Bytes, 1), -1);
  close(Pipe[0]);
  close(Pipe[1]);
}

TEST_P(Tenants, AreManyAtOnce) {
  std::vector<Instance *> All;
  for (int Number = 0; Number != 1000; ++Number) {
    All.push_back(make());
    ASSERT_TRUE(All.back());
  }
  Value None[1];
  for (Instance *I : All)
    ASSERT_EQ(invoke(S, find(*I, "touch"), None, P), Outcome::Ok);
  for (Instance *I : All)
    EXPECT_EQ(memory(*I, "memory").Base[9], 1);
}

TEST_P(Tenants, AreLimited) {
  S.Limit.Instances = 2;
  S.Limit.MemoryPages = minPages() + 1;
  S.Limit.TableElements = 20;
  Instance *I = make();
  EXPECT_EQ(growMemory(memory(*I, "memory"), 2), ~uint64_t(0));
  EXPECT_EQ(growMemory(memory(*I, "memory"), 1), minPages());
  auto &Table = *static_cast<abi::TableInstance *>(find(*I, "table").Address);
  EXPECT_EQ(growTable(Table, 0, 13), ~uint64_t(0));
  EXPECT_EQ(growTable(Table, 0, 12), 8u);
  make();
  Instance *Third;
  EXPECT_EQ(instantiate(S, *Of, nullptr, Third, P), Outcome::Failed);
  EXPECT_EQ(why(), "too many instances: 3 wanted, the limit is 2");
  S.Limit.Instances = 10;
  S.Limit.MemoryPages = 7;
  P.Why.clear();
  EXPECT_EQ(instantiate(S, *Of, nullptr, Third, P), Outcome::Failed);
  EXPECT_EQ(why(), "too many pages of memory: " + std::to_string(minPages()) +
                       " wanted, the limit is 7");
}

INSTANTIATE_TEST_SUITE_P(
    OfEachKind, Tenants,
    testing::Values("tenant-70016-8-guard", "tenant-70016-8-check",
                    "tenant-70016-20-guard", "tenant-70016-20-check",
                    "tenant-400000-8-guard", "tenant-400000-8-check",
                    "tenant-400000-20-guard", "tenant-400000-20-check"));

} // namespace

} // namespace wasmc::test
