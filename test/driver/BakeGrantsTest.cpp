//===- BakeGrantsTest.cpp - grants come back as they were -----------------===//

#include "compiler/driver/BakeGrants.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

TEST(BakeGrants, NothingIsNothing) {
  EXPECT_TRUE(bakeGrants({}).empty());
  BakedGrants B = cantFail(readGrants({}));
  EXPECT_FALSE(B.HasCeiling);
  EXPECT_TRUE(B.Grants.Dirs.empty());
}

TEST(BakeGrants, AllKindsComeBack) {
  GrantOptions G;
  G.Dirs = {{"/srv", "/", false}, {".", ".", true}};
  G.Env = {"A=1", "EMPTY="};
  G.InheritEnv = G.GuestArgs = G.StrictSandbox = true;
  G.Limits = {"--timeout=50ms", "--max-memory=1M"};
  BakedGrants B = cantFail(readGrants(bakeGrants(G)));
  EXPECT_EQ(B.Grants.Limits, G.Limits);
  ASSERT_EQ(B.Grants.Dirs.size(), 2u);
  EXPECT_EQ(B.Grants.Dirs[0].Host, "/srv");
  EXPECT_EQ(B.Grants.Dirs[0].Guest, "/");
  EXPECT_FALSE(B.Grants.Dirs[0].ReadOnly);
  EXPECT_TRUE(B.Grants.Dirs[1].ReadOnly);
  EXPECT_EQ(B.Grants.Env, G.Env);
  EXPECT_TRUE(B.Grants.InheritEnv);
  EXPECT_TRUE(B.Grants.GuestArgs);
  EXPECT_TRUE(B.Grants.StrictSandbox);
  EXPECT_TRUE(B.HasCeiling);
}

TEST(BakeGrants, OptionsThatGrantNothingAreNoCeiling) {
  GrantOptions G;
  G.GuestArgs = G.StrictSandbox = true;
  G.Limits = {"--timeout=50ms"};
  EXPECT_FALSE(cantFail(readGrants(bakeGrants(G))).HasCeiling);
}

TEST(BakeGrants, EveryBrokenSequenceIsRefused) {
  GrantOptions G;
  G.Dirs = {{"/srv", "/", false}};
  G.Env = {"A=1"};
  std::vector<uint8_t> Records = bakeGrants(G);
  for (size_t Size = 1; Size < Records.size(); ++Size) {
    auto B = readGrants(ArrayRef<uint8_t>(Records).take_front(Size));
    EXPECT_FALSE(bool(B)) << Size;
    consumeError(B.takeError());
  }
  Records[0] = 'x';
  auto B = readGrants(Records);
  EXPECT_FALSE(bool(B));
  consumeError(B.takeError());
}

} // namespace
