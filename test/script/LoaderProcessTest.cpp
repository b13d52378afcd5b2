//===- LoaderProcessTest.cpp - loaders that misbehave ---------------------===//
//
// What a loader does that behaves is seen in test/spec. These are shells.
//
//===----------------------------------------------------------------------===//

#include "compiler/script/LoaderProcess.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;
using wasmc::abi::script::Reply;
using wasmc::abi::script::Request;

namespace {

/// The message of the second request to a shell that runs this; of the first
/// one if that fails.
std::string converse(const char *Shell, unsigned TimeoutSeconds = 60) {
  auto Process = LoaderProcess::start({"/bin/sh", "-c", Shell}, TimeoutSeconds);
  if (!Process)
    return "not started: " + toString(Process.takeError());
  std::string Last;
  for (unsigned I = 0; I < 2; ++I) {
    auto Answer = Process->request(Request::Drop, RequestBody().u32(7));
    if (!Answer) {
      // From then on there is no process.
      auto Again = Process->request(Request::Drop, RequestBody());
      EXPECT_FALSE(bool(Again));
      consumeError(Again.takeError());
      return toString(Answer.takeError());
    }
    EXPECT_EQ(Answer->Code, Reply::Trap);
    Last = "number " + std::to_string(Answer->Body.u32());
    EXPECT_TRUE(Answer->Body.complete());
  }
  return Last;
}

/// Eight bytes of frame and four of body: a trap with the code 9.
#define ONE_REPLY "printf '\\4\\0\\0\\0\\1\\0\\0\\0\\11\\0\\0\\0';"

TEST(LoaderProcess, RequestsAndRepliesAreFrames) {
  // A request of four bytes: its length, Drop, 7.
  EXPECT_EQ(converse("for i in 1 2; do"
                     "  head -c 12 | od -An -tx1 | tr -d ' \\n' |"
                     "  grep -qx 040000000600000007000000 || exit 9;" ONE_REPLY
                     "done"),
            "number 9");
}

TEST(LoaderProcess, ACrashIsNamed) {
  EXPECT_EQ(converse(ONE_REPLY "kill -SEGV $$"),
            "loader: crashed: Segmentation fault");
  EXPECT_EQ(converse("kill -ILL $$"), "loader: crashed: Illegal instruction");
}

TEST(LoaderProcess, AnEndIsNamed) {
  EXPECT_EQ(converse(ONE_REPLY "exit 3"), "loader: ended with exit code 3");
  // In the middle of a reply.
  EXPECT_EQ(converse("printf '\\4\\0\\0'; exit 3"),
            "loader: ended with exit code 3");
}

TEST(LoaderProcess, OneThatIsSilentIsEnded) {
  EXPECT_EQ(converse("exec sleep 1000", 1), "loader: no answer in 1 seconds");
}

TEST(LoaderProcess, OneThatTalksNonsenseIsEnded) {
  EXPECT_EQ(
      converse("printf '\\377\\377\\377\\377\\0\\0\\0\\0'; exec sleep 1000"),
      "loader: answers out of the protocol");
  EXPECT_EQ(converse("printf '\\0\\0\\0\\0\\4\\0\\0\\0'; exec sleep 1000"),
            "loader: answers out of the protocol");
}

TEST(LoaderProcess, OneThatIsNotThereIsNamed) {
  auto Process = LoaderProcess::start({"/nowhere/loader"}, 1);
  ASSERT_FALSE(bool(Process));
  EXPECT_EQ(toString(Process.takeError()),
            "/nowhere/loader: No such file or directory");
}

TEST(ReplyBody, WhatIsMissingReadsAsNothing) {
  ReplyBody Body(std::string("\5\0\0\0\x61\x62", 6));
  EXPECT_EQ(Body.text(), "");
  EXPECT_FALSE(Body.complete());
  ReplyBody Long(std::string("\1\0\0\0\2", 5));
  EXPECT_EQ(Long.u32(), 1u);
  EXPECT_FALSE(Long.complete());
  EXPECT_EQ(Long.u64(), 0u);
  EXPECT_FALSE(Long.complete());
}

} // namespace
