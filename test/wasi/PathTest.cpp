//===- PathTest.cpp - paths stay beneath a granted directory --------------===//
//
// Everything is tried both ways: with openat2, and with the walk for kernels
// without it.
//
//===----------------------------------------------------------------------===//

#include "test/wasi/PathGuest.h"
#include <cstring>

using namespace wasmc;
using namespace wasmc::test;

namespace {

INSTANTIATE_TEST_SUITE_P(Way, Path, ::testing::ValuesIn(ways()), wayName);

TEST_P(Path, LeadsDown) {
  EXPECT_EQ(contents("file"), "file");
  EXPECT_EQ(contents("dir/inner"), "inner");
  EXPECT_EQ(contents("./dir//sub/.././inner"), "inner");
  EXPECT_EQ(contents("dir/sub/../../file"), "file");
  EXPECT_EQ(openRead("dir/missing"), Errno::NoEntry);
  EXPECT_EQ(openRead("missing/file"), Errno::NoEntry);
  EXPECT_EQ(openRead("file/below"), Errno::NotDirectory);
  EXPECT_EQ(openRead("missing/../file"), Errno::NoEntry);
}

TEST_P(Path, OpensDirectories) {
  for (const char *Name : {".", "dir", "dir/", "dir/.", "dir/..", "dir/sub/..",
                           "./", ".//", "dir/sub/../../dir"})
    EXPECT_EQ(open(Directory, Name, wasi::OpenDirectory,
                   wasi::FdReaddir | wasi::PathOpen),
              Errno::Success)
        << Name;
  EXPECT_EQ(open(Directory, "file", wasi::OpenDirectory, wasi::FdReaddir),
            Errno::NotDirectory);
  // And from what was opened, further down, but not up.
  ASSERT_EQ(open(Directory, "dir", wasi::OpenDirectory,
                 wasi::FdReaddir | wasi::PathOpen),
            Errno::Success);
  uint32_t Inner = Result;
  EXPECT_EQ(open(Inner, "inner", 0), Errno::Success);
  EXPECT_EQ(open(Inner, "../file", 0), Errno::NotPermitted);
}

TEST_P(Path, WithoutSenseIsRefused) {
  EXPECT_EQ(openRead(""), Errno::NoEntry);
  EXPECT_EQ(openRead(std::string("fi\0le", 5)), Errno::Invalid);
  EXPECT_EQ(openRead(std::string("file\0", 5)), Errno::Invalid);
  EXPECT_EQ(openRead(std::string(4096, 'x')), Errno::NameTooLong);
  EXPECT_EQ(openRead(std::string(300, 'x')), Errno::NameTooLong);
  EXPECT_EQ(openRead("dir/" + std::string(256, 'x') + "/y"),
            Errno::NameTooLong);
  EXPECT_EQ(mkdir(std::string(256, 'x')), Errno::NameTooLong);
  EXPECT_EQ(mkdir(std::string(255, 'x')), Errno::Success);
  std::string Long = "dir";
  while (Long.size() < 4000)
    Long += "/../dir";
  EXPECT_EQ(contents(Long + "/inner"), "inner");
}

/// Every function, with every path that leads out.
TEST_P(Path, NeverLeadsOut) {
  link("..", "up");
  link("../secret", "to-secret");
  link("/etc", "absolute");
  link(path("secret"), "absolute-secret");
  link("dir/../..", "winding");
  link("up", "up2");
  link("dir/sub/../../../outside", "to-outside");
  fs::create_symlink("../../..", Root / "granted/dir/sub/way-up");
  for (const char *Out : {"..",
                          "../",
                          "../secret",
                          "../outside",
                          "../outside/secret",
                          "dir/../../secret",
                          "./../secret",
                          "dir/sub/../../../secret",
                          "/",
                          "//",
                          "/etc/passwd",
                          "/proc/self/cwd",
                          "up/secret",
                          "up/",
                          "up/.",
                          "up2/secret",
                          "to-secret/",
                          "absolute/passwd",
                          "absolute/",
                          "winding/secret",
                          "to-outside/secret",
                          "to-outside/",
                          "dir/sub/way-up/secret",
                          "../granted/file",
                          "up/granted/file",
                          "dir/../up/secret",
                          "dir/../../granted/file"}) {
    std::string Target;
    EXPECT_EQ(openRead(Out), Errno::NotPermitted) << Out;
    EXPECT_EQ(openRead(Out, NoFollow), Errno::NotPermitted) << Out;
    EXPECT_EQ(stat(Directory, Out, Follow), Errno::NotPermitted) << Out;
    EXPECT_EQ(stat(Directory, Out, NoFollow), Errno::NotPermitted) << Out;
    EXPECT_EQ(setTimes(Out, 5, Follow), Errno::NotPermitted) << Out;
    EXPECT_EQ(readlink(Out, Target), Errno::NotPermitted) << Out;
    EXPECT_EQ(hardlink(Out, "new", Follow), Errno::NotPermitted) << Out;
  }
  for (const char *Link : {"to-secret", "absolute", "absolute-secret", "up",
                           "to-outside", "winding"}) {
    EXPECT_EQ(openRead(Link), Errno::NotPermitted) << Link;
    EXPECT_EQ(create(Link), Errno::NotPermitted) << Link;
    EXPECT_EQ(openRead(Link, NoFollow), Errno::Loop) << Link;
    EXPECT_EQ(stat(Directory, Link, Follow), Errno::NotPermitted) << Link;
    EXPECT_EQ(stat(Directory, Link, NoFollow), Errno::Success) << Link;
    EXPECT_EQ(StatType, wasi::FileType::SymbolicLink) << Link;
    EXPECT_EQ(setTimes(Link, 5, Follow), Errno::NotPermitted) << Link;
    EXPECT_EQ(hardlink(Link, "new", Follow), Errno::NotPermitted) << Link;
  }
  for (const char *Out : {"../new", "up/new", "to-outside/new", "/tmp/new-wasi",
                          "absolute/new", "dir/../../new", "../new/"}) {
    EXPECT_EQ(mkdir(Out), Errno::NotPermitted) << Out;
    EXPECT_EQ(rmdir(Out), Errno::NotPermitted) << Out;
    EXPECT_EQ(unlink(Out), Errno::NotPermitted) << Out;
    EXPECT_EQ(rename("file", Out), Errno::NotPermitted) << Out;
    EXPECT_EQ(rename(Out, "file2"), Errno::NotPermitted) << Out;
    EXPECT_EQ(hardlink("file", Out), Errno::NotPermitted) << Out;
    EXPECT_EQ(symlink("file", Out), Errno::NotPermitted) << Out;
    EXPECT_EQ(open(Directory, Out, wasi::OpenCreate, wasi::FdWrite),
              Out[strlen(Out) - 1] == '/' ? Errno::IsDirectory
                                          : Errno::NotPermitted)
        << Out;
  }
  EXPECT_EQ(unlink("../secret"), Errno::NotPermitted);
  EXPECT_EQ(unlink("up/secret"), Errno::NotPermitted);
  EXPECT_EQ(rename("../secret", "mine"), Errno::NotPermitted);
  EXPECT_EQ(readFile("secret"), "SECRET");
  EXPECT_FALSE(fs::exists(Root / "new"));
  EXPECT_FALSE(fs::exists(Root / "outside/new"));
  EXPECT_GT(modified("secret"), 1000u);
}

TEST_P(Path, FollowsSymlinksThatStayBeneath) {
  link("file", "to-file");
  link("dir", "to-dir");
  link("to-dir/sub/../inner", "to-inner");
  fs::create_symlink("../file", Root / "granted/dir/up-to-file");
  EXPECT_EQ(contents("to-file"), "file");
  EXPECT_EQ(contents("to-dir/inner"), "inner");
  EXPECT_EQ(contents("to-inner"), "inner");
  EXPECT_EQ(contents("dir/up-to-file"), "file");
  EXPECT_EQ(contents("to-dir/../file"), "file");
  EXPECT_EQ(openRead("to-file", NoFollow), Errno::Loop);
  EXPECT_EQ(contents("to-dir/up-to-file"), "file");
  EXPECT_EQ(openRead("to-file/"), Errno::NotDirectory);
  EXPECT_EQ(open(Directory, "to-dir/", wasi::OpenDirectory, wasi::FdReaddir, 0,
                 NoFollow),
            Errno::Success);
}

TEST_P(Path, EndsInCirclesOfSymlinks) {
  link("loop2", "loop1");
  link("loop1", "loop2");
  link("self", "self");
  link("self/x", "deeper");
  EXPECT_EQ(openRead("loop1"), Errno::Loop);
  EXPECT_EQ(openRead("self"), Errno::Loop);
  EXPECT_EQ(openRead("self/file"), Errno::Loop);
  EXPECT_EQ(openRead("deeper"), Errno::Loop);
  EXPECT_EQ(stat(Directory, "loop1", Follow), Errno::Loop);
  EXPECT_EQ(create("loop1"), Errno::Loop);
  // Forty are followed, as the kernel does, and not one more.
  link("file", "l0");
  for (int I = 1; I <= 41; ++I)
    link("l" + std::to_string(I - 1), "l" + std::to_string(I));
  EXPECT_EQ(contents("l39"), "file");
  EXPECT_EQ(openRead("l40"), Errno::Loop);
}

TEST_P(Path, CreatesFiles) {
  EXPECT_EQ(create("new"), Errno::Success);
  EXPECT_TRUE(fs::is_regular_file(Root / "granted/new"));
  EXPECT_EQ(create("dir/sub/new"), Errno::Success);
  EXPECT_EQ(create("missing/new"), Errno::NoEntry);
  EXPECT_EQ(create("new/"), Errno::IsDirectory);
  EXPECT_EQ(create("dir"), Errno::IsDirectory);
  EXPECT_EQ(open(Directory, "new", wasi::OpenCreate | wasi::OpenExclusive,
                 wasi::FdWrite),
            Errno::Exist);
  EXPECT_EQ(open(Directory, "x", wasi::OpenCreate | wasi::OpenDirectory,
                 wasi::FdRead),
            Errno::Invalid);
  EXPECT_EQ(open(Directory, "x", 16, wasi::FdRead), Errno::Invalid);
  EXPECT_EQ(open(Directory, "x", 0, wasi::FdRead, 32), Errno::Invalid);
  ASSERT_EQ(open(Directory, "file", wasi::OpenTruncate, wasi::FdWrite),
            Errno::Success);
  EXPECT_EQ(readFile("granted/file"), "");
}

TEST_P(Path, CreatesWhatADanglingSymlinkPromises) {
  link("dir/promised", "dangling");
  link("missing/promised", "hopeless");
  EXPECT_EQ(openRead("dangling"), Errno::NoEntry);
  EXPECT_EQ(open(Directory, "dangling", wasi::OpenCreate | wasi::OpenExclusive,
                 wasi::FdWrite),
            Errno::Exist);
  EXPECT_EQ(create("dangling", NoFollow), Errno::Loop);
  EXPECT_EQ(create("dangling"), Errno::Success);
  EXPECT_TRUE(fs::is_regular_file(Root / "granted/dir/promised"));
  EXPECT_EQ(create("hopeless"), Errno::NoEntry);
}

TEST_P(Path, MakesAndRemovesDirectories) {
  EXPECT_EQ(mkdir("a"), Errno::Success);
  EXPECT_EQ(mkdir("a/b/"), Errno::Success);
  EXPECT_TRUE(fs::is_directory(Root / "granted/a/b"));
  EXPECT_EQ(mkdir("a"), Errno::Exist);
  EXPECT_EQ(mkdir("a/b/c/d"), Errno::NoEntry);
  EXPECT_EQ(mkdir("."), Errno::Exist);
  EXPECT_EQ(mkdir("a/.."), Errno::Exist);
  EXPECT_EQ(rmdir("a"), Errno::NotEmpty);
  EXPECT_EQ(rmdir("a/b/"), Errno::Success);
  EXPECT_EQ(rmdir("a"), Errno::Success);
  EXPECT_EQ(rmdir("a"), Errno::NoEntry);
  EXPECT_EQ(rmdir("file"), Errno::NotDirectory);
  EXPECT_EQ(rmdir("."), Errno::Invalid);
  link("dir", "to-dir");
  EXPECT_EQ(rmdir("to-dir"), Errno::NotDirectory);
  EXPECT_EQ(rmdir("to-dir/"), Errno::NotDirectory);
  EXPECT_TRUE(fs::exists(Root / "granted/dir"));
}

TEST_P(Path, UnlinksFilesAndLinksButNoDirectories) {
  link("file", "to-file");
  link("dir", "to-dir");
  EXPECT_EQ(unlink("to-file"), Errno::Success);
  EXPECT_TRUE(fs::exists(Root / "granted/file"));
  EXPECT_EQ(unlink("to-dir/"), Errno::NotDirectory);
  EXPECT_EQ(unlink("to-dir"), Errno::Success);
  EXPECT_EQ(unlink("dir"), Errno::IsDirectory);
  EXPECT_EQ(unlink("dir/"), Errno::IsDirectory);
  EXPECT_EQ(unlink("file/"), Errno::NotDirectory);
  EXPECT_EQ(unlink("file"), Errno::Success);
  EXPECT_EQ(unlink("file"), Errno::NoEntry);
  EXPECT_EQ(unlink("file/"), Errno::NoEntry);
}

TEST_P(Path, RenamesFilesAndDirectories) {
  EXPECT_EQ(rename("file", "dir/moved"), Errno::Success);
  EXPECT_EQ(readFile("granted/dir/moved"), "file");
  EXPECT_EQ(rename("dir/moved", "dir/inner"), Errno::Success); // replaces
  EXPECT_EQ(readFile("granted/dir/inner"), "file");
  EXPECT_EQ(rename("dir/", "dir2/"), Errno::Success);
  EXPECT_EQ(rename("dir2/inner", "x/"), Errno::NotDirectory);
  EXPECT_EQ(rename("dir2/inner/", "x"), Errno::NotDirectory);
  EXPECT_EQ(rename("missing", "x"), Errno::NoEntry);
  EXPECT_EQ(rename("dir2/inner", "dir2/sub"), Errno::IsDirectory);
  EXPECT_EQ(rename("dir2", "dir2/sub/x"), Errno::Invalid);
  link("dir2", "to-dir");
  EXPECT_EQ(rename("to-dir", "renamed"), Errno::Success); // the link itself
  EXPECT_TRUE(fs::is_symlink(Root / "granted/renamed"));
}

TEST_P(Path, MakesSecondNames) {
  link("file", "to-file");
  EXPECT_EQ(hardlink("file", "dir/twin"), Errno::Success);
  EXPECT_EQ(fs::hard_link_count(Root / "granted/file"), 2u);
  EXPECT_EQ(hardlink("to-file", "twin2", Follow), Errno::Success);
  EXPECT_EQ(fs::hard_link_count(Root / "granted/file"), 3u);
  EXPECT_EQ(hardlink("to-file", "link-twin", NoFollow), Errno::Success);
  EXPECT_TRUE(fs::is_symlink(Root / "granted/link-twin"));
  EXPECT_EQ(hardlink("file", "dir/twin"), Errno::Exist);
  EXPECT_EQ(hardlink("file", "new/"), Errno::NoEntry);
  EXPECT_EQ(hardlink("file", "twin2/"), Errno::Exist);
  EXPECT_EQ(hardlink("file/", "new"), Errno::NotDirectory);
  EXPECT_EQ(hardlink("dir", "dir2"), Errno::NotPermitted);
  EXPECT_EQ(hardlink("missing", "new"), Errno::NoEntry);
  EXPECT_EQ(hardlink("file", "new", 2), Errno::Invalid);
}

TEST_P(Path, MakesAndReadsSymlinks) {
  std::string Target;
  EXPECT_EQ(symlink("dir/inner", "to-inner"), Errno::Success);
  EXPECT_EQ(contents("to-inner"), "inner");
  EXPECT_EQ(readlink("to-inner", Target), Errno::Success);
  EXPECT_EQ(Target, "dir/inner");
  EXPECT_EQ(readlink("to-inner", Target, 4), Errno::Success);
  EXPECT_EQ(Target, "dir/");
  EXPECT_EQ(readlink("to-inner", Target, 0), Errno::Success);
  EXPECT_EQ(Target, "");
  EXPECT_EQ(readlink("file", Target), Errno::Invalid);
  EXPECT_EQ(readlink("missing", Target), Errno::NoEntry);
  EXPECT_EQ(readlink("missing", Target, 0), Errno::NoEntry);
  // One that was longer lies beneath it on the stack.
  EXPECT_EQ(symlink(std::string(4000, 'x') + "/", "long"), Errno::Success);
  EXPECT_EQ(symlink("dir/", "to-dir"), Errno::Success);
  EXPECT_EQ(readlink("to-dir", Target), Errno::Success);
  EXPECT_EQ(Target, "dir/");
  EXPECT_EQ(readlink("to-dir/", Target), Errno::Invalid); // a directory
  EXPECT_EQ(contents("to-dir/inner"), "inner");
  EXPECT_EQ(symlink("x", "to-inner"), Errno::Exist);
  EXPECT_EQ(symlink("x", "to-inner/"), Errno::Exist);
  EXPECT_EQ(symlink("x", "new/"), Errno::NoEntry);
  EXPECT_EQ(symlink("", "empty"), Errno::NoEntry);
  EXPECT_EQ(symlink("/etc/passwd", "etc"), Errno::NotPermitted);
  // Relative ones may say anything, and lead nowhere.
  EXPECT_EQ(symlink("../secret", "out"), Errno::Success);
  EXPECT_EQ(openRead("out"), Errno::NotPermitted);
}

TEST_P(Path, SaysTheStatus) {
  link("dir/inner", "link");
  EXPECT_EQ(stat(Directory, "link", Follow), Errno::Success);
  EXPECT_EQ(StatType, wasi::FileType::RegularFile);
  EXPECT_EQ(StatSize, 5u);
  EXPECT_EQ(stat(Directory, "link", NoFollow), Errno::Success);
  EXPECT_EQ(StatType, wasi::FileType::SymbolicLink);
  EXPECT_EQ(stat(Directory, "dir/", NoFollow), Errno::Success);
  EXPECT_EQ(StatType, wasi::FileType::Directory);
  EXPECT_EQ(stat(Directory, ".", NoFollow), Errno::Success);
  EXPECT_EQ(stat(Directory, "dir/..", NoFollow), Errno::Success);
  EXPECT_EQ(stat(Directory, "file/", NoFollow), Errno::NotDirectory);
  EXPECT_EQ(stat(Directory, "link/", NoFollow), Errno::NotDirectory);
  EXPECT_EQ(stat(Directory, "missing", Follow), Errno::NoEntry);
  EXPECT_EQ(stat(Directory, "file", 2), Errno::Invalid);
}

TEST_P(Path, SetsTimes) {
  link("file", "link");
  constexpr uint64_t Second = 1000000000;
  EXPECT_EQ(setTimes("link", 1000 * Second, Follow), Errno::Success);
  EXPECT_EQ(modified("granted/file"), 1000u);
  EXPECT_NE(modified("granted/link"), 1000u);
  EXPECT_EQ(setTimes("link", 2000 * Second, NoFollow), Errno::Success);
  EXPECT_EQ(modified("granted/file"), 1000u);
  EXPECT_EQ(modified("granted/link"), 2000u);
  EXPECT_EQ(setTimes("dir/", 3000 * Second, NoFollow), Errno::Success);
  EXPECT_EQ(modified("granted/dir"), 3000u);
  EXPECT_EQ(setTimes("missing", 0, Follow), Errno::NoEntry);
}

TEST_P(Path, LeavesNoDescriptorBehind) {
  link("..", "up");
  link("dir/sub", "sub");
  auto NumOpen = [] {
    return std::distance(fs::directory_iterator("/proc/self/fd"), {});
  };
  auto Before = NumOpen();
  std::string Target;
  for (const char *Name :
       {"dir/inner", "up/secret", "sub/../inner", "missing/x", "dir/sub/", "..",
        "file/x", "sub/../../../x"}) {
    stat(Directory, Name, Follow);
    stat(Directory, Name, NoFollow);
    mkdir(Name);
    unlink(std::string(Name) + "/no");
    rmdir(std::string(Name) + "/no");
    rename(Name, "sub/../no/no");
    hardlink(Name, "sub/../no/no", Follow);
    readlink(Name, Target);
    symlink("x", "sub/../no/no");
    setTimes(Name, 0, Follow);
    if (openRead(Name) == Errno::Success)
      call(FunctionId::fd_close, Result);
  }
  EXPECT_EQ(NumOpen(), Before);
}

} // namespace
