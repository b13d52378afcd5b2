//===- PathRaceTest.cpp - paths while somebody else changes them ----------===//
//
// And that both ways of lookup say the same of every path.
//
//===----------------------------------------------------------------------===//

#include "test/wasi/PathGuest.h"
#include <atomic>
#include <cstring>
#include <random>
#include <thread>

using namespace wasmc;
using namespace wasmc::test;

namespace {

/// Somebody else exchanges what Name is for a symlink that leads out, and back,
/// as fast as they can, while the guest opens Opened: it must be "public".
class PathRace : public Path {
protected:
  void race(const std::string &Name, const std::string &Opened) {
    std::atomic<bool> Done = false;
    std::thread Other([&] {
      std::string A = path("granted/" + Name), B = path("granted/trap");
      constexpr int Cwd = -100, Exchange = 2;
      while (!Done)
        ::syscall(SYS_renameat2, Cwd, A.c_str(), Cwd, B.c_str(), Exchange);
    });
    unsigned NumOpened = 0, NumRefused = 0;
    std::string Data;
    for (int I = 0; I != 30000; ++I) {
      Errno E = openRead(Opened);
      if (E == Errno::Success) {
        ++NumOpened;
        EXPECT_EQ(read(Result, 10, Data), Errno::Success);
        EXPECT_EQ(Data, "public");
        call(FunctionId::fd_close, Result);
        continue;
      }
      ++NumRefused;
      EXPECT_TRUE(E == Errno::NotPermitted || E == Errno::NoEntry ||
                  E == Errno::NotDirectory || E == Errno::Loop ||
                  E == Errno::Again)
          << E;
    }
    Done = true;
    Other.join();
    EXPECT_GT(NumOpened, 0u);
    EXPECT_GT(NumRefused, 0u);
  }
};

INSTANTIATE_TEST_SUITE_P(Way, PathRace, ::testing::ValuesIn(ways()), wayName);

TEST_P(PathRace, OverADirectoryOnTheWay) {
  fs::create_directories(Root / "granted/real");
  writeFile("granted/real/secret", "public");
  link("../outside", "trap");
  race("real", "real/secret");
}

TEST_P(PathRace, OverADirectoryThatIsLeftAgain) {
  fs::create_directories(Root / "granted/real");
  writeFile("granted/secret", "public");
  link("../outside", "trap");
  race("real", "real/../secret");
}

TEST_P(PathRace, OverTheFileItself) {
  writeFile("granted/last", "public");
  link("../secret", "trap");
  race("last", "last");
}

class PathWays : public PathGuest {};

/// Random paths, asked both ways: the same errors, the same files.
TEST_F(PathWays, Agree) {
  if (!kernelHasOpenat2())
    GTEST_SKIP() << "this kernel has no openat2";
  link("..", "up");
  link("dir", "to-dir");
  link("dir/", "to-dir-slash");
  link("file", "to-file");
  link("missing", "dangling");
  link("self", "self");
  link("/", "root");
  link(".", "here");
  link("dir/sub/../..", "round");
  fs::create_symlink("../to-dir/sub", Root / "granted/dir/across");
  static const char *const Names[] = {
      "dir",  "sub",      "file", "..",   ".",      "",      "up",
      "here", "dangling", "self", "root", "x",      "inner", "to-dir",
      "..",   "to-file",  "dir",  "sub",  "across", "round", "to-dir-slash"};
  std::minstd_rand Random(1);
  auto Pick = [&](size_t N) { return size_t(Random() % N); };
  struct Seen {
    Errno E[6];
    uint64_t Inode[3];
    bool operator==(const Seen &) const = default;
  };
  for (int I = 0; I != 6000; ++I) {
    std::string Name = Names[Pick(std::size(Names))];
    for (size_t N = Pick(6); N; --N)
      Name += std::string("/") + Names[Pick(std::size(Names))];
    if (!Pick(4))
      Name += "/";
    Seen Ways[2] = {};
    for (int Way = 0; Way != 2; ++Way) {
      Host.Lookup = Way ? PathLookup::Walk : PathLookup::Openat2;
      Seen &S = Ways[Way];
      auto Inode = [&](Errno E) {
        return E == Errno::Success ? get<uint64_t>(StatAt + 8) : 0;
      };
      S.E[0] = stat(Directory, Name, Follow);
      S.Inode[0] = Inode(S.E[0]);
      S.E[1] = stat(Directory, Name, NoFollow);
      S.Inode[1] = Inode(S.E[1]);
      for (uint32_t Lookup : {NoFollow, Follow}) {
        S.E[2 + Lookup] = openRead(Name, Lookup);
        if (S.E[2 + Lookup] != Errno::Success)
          continue;
        S.Inode[2] += Inode(call(FunctionId::fd_filestat_get, Result, StatAt));
        call(FunctionId::fd_close, Result);
      }
      std::string Target;
      S.E[4] = readlink(Name, Target);
      S.E[5] = rmdir(Name + "/no-such-name");
    }
    for (int E = 0; E != 6; ++E)
      EXPECT_EQ(Ways[0].E[E], Ways[1].E[E]) << Name << " (" << E << ")";
    EXPECT_TRUE(Ways[0] == Ways[1]) << Name;
  }
}

TEST_F(PathWays, AreChosenByWhatTheKernelHas) {
  EXPECT_EQ(Host.Lookup, PathLookup::Unknown);
  openRead("file");
  EXPECT_EQ(Host.Lookup,
            kernelHasOpenat2() ? PathLookup::Openat2 : PathLookup::Walk);
}

} // namespace
