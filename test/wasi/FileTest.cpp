//===- FileTest.cpp - open files ------------------------------------------===//

#include "test/wasi/Guest.h"
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

using namespace wasmc;
using namespace wasmc::test;

namespace {

class Files : public Guest {
protected:
  Files() : Directory(grant()) {}

  Errno seek(uint32_t Fd, int64_t Offset, uint32_t Whence) {
    return call(FunctionId::fd_seek, Fd, Offset, Whence, ResultAt);
  }
  uint64_t position() const { return get<uint64_t>(ResultAt); }

  uint32_t Directory;
};

TEST_F(Files, AreReadAndWritten) {
  uint32_t Fd = file(Directory, "a", "hello, world");
  std::string Data;
  EXPECT_EQ(read(Fd, 10, Data), Errno::Success);
  EXPECT_EQ(Data, ""); // at the end
  EXPECT_EQ(seek(Fd, 7, 0), Errno::Success);
  EXPECT_EQ(read(Fd, 100, Data), Errno::Success);
  EXPECT_EQ(Data, "world");
}

TEST_F(Files, AreReadIntoManyVectors) {
  uint32_t Fd = file(Directory, "a", "abcdefghij");
  seek(Fd, 0, 0);
  uint32_t Lengths[] = {3, 0, 1, 4};
  std::memset(memory() + 1024, '.', 64);
  for (uint32_t I = 0; I != 4; ++I) {
    set(VectorAt + I * 8, uint32_t(1024 + I * 8));
    set(VectorAt + I * 8 + 4, Lengths[I]);
  }
  EXPECT_EQ(call(FunctionId::fd_read, Fd, VectorAt, 4, ResultAt),
            Errno::Success);
  EXPECT_EQ(get<uint32_t>(ResultAt), 8u);
  EXPECT_EQ(text(1024, 32), "abc.............d.......efgh....");
}

TEST_F(Files, AreReadAndWrittenWhereOneWants) {
  uint32_t Fd = file(Directory, "a", "0123456789");
  set(VectorAt, put("XY"));
  set(VectorAt + 4, uint32_t(2));
  EXPECT_EQ(call(FunctionId::fd_pwrite, Fd, VectorAt, 1, 4, ResultAt),
            Errno::Success);
  EXPECT_EQ(get<uint32_t>(ResultAt), 2u);
  EXPECT_EQ(readFile("a"), "0123XY6789");
  set(VectorAt, uint32_t(1024));
  set(VectorAt + 4, uint32_t(3));
  EXPECT_EQ(call(FunctionId::fd_pread, Fd, VectorAt, 1, 3, ResultAt),
            Errno::Success);
  EXPECT_EQ(text(1024, get<uint32_t>(ResultAt)), "3XY");
  EXPECT_EQ(call(FunctionId::fd_tell, Fd, ResultAt), Errno::Success);
  EXPECT_EQ(position(), 10u); // has not moved
  EXPECT_EQ(call(FunctionId::fd_pread, Fd, VectorAt, 1, -1, ResultAt),
            Errno::Invalid);
}

TEST_F(Files, AreSoughtIn) {
  uint32_t Fd = file(Directory, "a", "0123456789");
  EXPECT_EQ(seek(Fd, 4, 0), Errno::Success);
  EXPECT_EQ(position(), 4u);
  EXPECT_EQ(seek(Fd, -1, 1), Errno::Success);
  EXPECT_EQ(position(), 3u);
  EXPECT_EQ(seek(Fd, -2, 2), Errno::Success);
  EXPECT_EQ(position(), 8u);
  EXPECT_EQ(seek(Fd, 1ll << 33, 0), Errno::Success);
  EXPECT_EQ(position(), uint64_t(1) << 33);
  EXPECT_EQ(call(FunctionId::fd_tell, Fd, ResultAt), Errno::Success);
  EXPECT_EQ(position(), uint64_t(1) << 33);
  EXPECT_EQ(seek(Fd, -1, 0), Errno::Invalid);
  EXPECT_EQ(seek(Fd, 0, 3), Errno::Invalid);
  EXPECT_EQ(seek(Directory, 0, 0), Errno::NotCapable);
}

TEST_F(Files, OpenForReadingAreNotWritten) {
  writeFile("a", "text");
  ASSERT_EQ(open(Directory, "a", 0, wasi::FdRead), Errno::Success);
  uint32_t Fd = Result;
  EXPECT_EQ(write(Fd, "x"), Errno::BadF);
  EXPECT_EQ(call(FunctionId::fd_filestat_set_size, Fd, 0), Errno::NotCapable);
  EXPECT_EQ(readFile("a"), "text");
  std::string Data;
  ASSERT_EQ(open(Directory, "a", 0, wasi::FdWrite), Errno::Success);
  EXPECT_EQ(read(Result, 1, Data), Errno::BadF);
}

TEST_F(Files, SayTheirStatus) {
  uint32_t Fd = file(Directory, "a", "12345");
  struct stat S;
  ASSERT_EQ(::stat(path("a").c_str(), &S), 0);
  EXPECT_EQ(call(FunctionId::fd_filestat_get, Fd, StatAt), Errno::Success);
  EXPECT_EQ(get<uint64_t>(StatAt + 8), S.st_ino);
  EXPECT_EQ(get<uint8_t>(StatAt + 16), 4);
  EXPECT_EQ(get<uint64_t>(StatAt + 24), 1u);
  EXPECT_EQ(get<uint64_t>(StatAt + 32), 5u);
  EXPECT_EQ(get<uint64_t>(StatAt + 48),
            uint64_t(S.st_mtim.tv_sec) * 1000000000 +
                uint64_t(S.st_mtim.tv_nsec));
}

TEST_F(Files, AreCutAndGrown) {
  uint32_t Fd = file(Directory, "a", "12345");
  EXPECT_EQ(call(FunctionId::fd_filestat_set_size, Fd, 2), Errno::Success);
  EXPECT_EQ(readFile("a"), "12");
  EXPECT_EQ(call(FunctionId::fd_filestat_set_size, Fd, 4), Errno::Success);
  EXPECT_EQ(readFile("a"), std::string("12\0\0", 4));
  EXPECT_EQ(call(FunctionId::fd_filestat_set_size, Fd, -1), Errno::Invalid);
  Errno E = call(FunctionId::fd_allocate, Fd, 0, 100);
  if (E != Errno::NotSupported) { // some file systems can't
    EXPECT_EQ(E, Errno::Success);
    EXPECT_EQ(readFile("a").size(), 100u);
  }
  EXPECT_EQ(call(FunctionId::fd_allocate, Fd, 0, 0), Errno::Invalid);
}

TEST_F(Files, GetTheTimesTheyAreGiven) {
  uint32_t Fd = file(Directory, "a");
  EXPECT_EQ(call(FunctionId::fd_filestat_set_times, Fd, 1000000007, 2000000009,
                 wasi::SetAtim | wasi::SetMtim),
            Errno::Success);
  EXPECT_EQ(call(FunctionId::fd_filestat_get, Fd, StatAt), Errno::Success);
  EXPECT_EQ(get<uint64_t>(StatAt + 40), 1000000007u);
  EXPECT_EQ(get<uint64_t>(StatAt + 48), 2000000009u);
  // One of them, and the other one stays.
  EXPECT_EQ(call(FunctionId::fd_filestat_set_times, Fd, 0, 0, wasi::SetMtimNow),
            Errno::Success);
  EXPECT_EQ(call(FunctionId::fd_filestat_get, Fd, StatAt), Errno::Success);
  EXPECT_EQ(get<uint64_t>(StatAt + 40), 1000000007u);
  EXPECT_GT(get<uint64_t>(StatAt + 48), 1500000000000000000u);
  EXPECT_EQ(call(FunctionId::fd_filestat_set_times, Fd, 0, 0,
                 wasi::SetAtim | wasi::SetAtimNow),
            Errno::Invalid);
  EXPECT_EQ(call(FunctionId::fd_filestat_set_times, Fd, 0, 0, 16),
            Errno::Invalid);
}

TEST_F(Files, AreSynchronizedAndAdvised) {
  uint32_t Fd = file(Directory, "a", "x");
  EXPECT_EQ(call(FunctionId::fd_sync, Fd), Errno::Success);
  EXPECT_EQ(call(FunctionId::fd_datasync, Fd), Errno::Success);
  for (uint32_t Advice = 0; Advice != 6; ++Advice)
    EXPECT_EQ(call(FunctionId::fd_advise, Fd, 0, 10, Advice), Errno::Success);
  EXPECT_EQ(call(FunctionId::fd_advise, Fd, 0, 10, 6), Errno::Invalid);
}

TEST_F(Files, OfAReadOnlyGrantDontChange) {
  writeFile("a", "text");
  std::filesystem::create_directory(Root / "dir");
  auto Before = std::filesystem::last_write_time(Root / "a");
  uint32_t ReadOnly = grant("", /*ReadOnly=*/true);
  EXPECT_EQ(open(ReadOnly, "a", 0, wasi::FdRead | wasi::FdWrite),
            Errno::ReadOnlyFs);
  EXPECT_EQ(open(ReadOnly, "a", 0, wasi::FdWrite), Errno::ReadOnlyFs);
  EXPECT_EQ(open(ReadOnly, "new", wasi::OpenCreate, wasi::FdRead),
            Errno::ReadOnlyFs);
  EXPECT_EQ(open(ReadOnly, "a", wasi::OpenTruncate, wasi::FdRead),
            Errno::ReadOnlyFs);
  ASSERT_EQ(open(ReadOnly, "a", 0, wasi::FdRead), Errno::Success);
  uint32_t Fd = Result;
  std::string Data;
  EXPECT_EQ(read(Fd, 10, Data), Errno::Success);
  EXPECT_EQ(Data, "text");
  EXPECT_NE(write(Fd, "x"), Errno::Success);
  EXPECT_EQ(call(FunctionId::fd_filestat_set_times, Fd, 0, 0, wasi::SetMtim),
            Errno::ReadOnlyFs);
  EXPECT_EQ(
      call(FunctionId::fd_filestat_set_times, ReadOnly, 0, 0, wasi::SetMtim),
      Errno::ReadOnlyFs);

  auto Refused = [&](FunctionId F, std::vector<uint64_t> Words) {
    EXPECT_EQ(call(F, Words), Errno::ReadOnlyFs) << functionName(F);
  };
  uint64_t A = put("a"), New = put("new"), Dir = put("dir");
  Refused(FunctionId::path_create_directory, {ReadOnly, New, 3});
  Refused(FunctionId::path_remove_directory, {ReadOnly, Dir, 3});
  Refused(FunctionId::path_unlink_file, {ReadOnly, A, 1});
  Refused(FunctionId::path_filestat_set_times,
          {ReadOnly, 0, A, 1, 0, 0, wasi::SetMtim});
  Refused(FunctionId::path_symlink, {A, 1, ReadOnly, New, 3});
  Refused(FunctionId::path_rename, {ReadOnly, A, 1, Directory, New, 3});
  Refused(FunctionId::path_rename, {Directory, A, 1, ReadOnly, New, 3});
  // A second name elsewhere would be a way to write to it.
  Refused(FunctionId::path_link, {ReadOnly, 0, A, 1, Directory, New, 3});
  Refused(FunctionId::path_link, {Directory, 0, A, 1, ReadOnly, New, 3});

  // What is opened beneath is as read-only.
  ASSERT_EQ(open(ReadOnly, "dir", wasi::OpenDirectory,
                 wasi::FdReaddir | wasi::PathOpen | wasi::PathCreateFile),
            Errno::Success);
  uint32_t Beneath = Result;
  EXPECT_EQ(open(Beneath, "new", wasi::OpenCreate, wasi::FdWrite),
            Errno::ReadOnlyFs);
  EXPECT_EQ(std::filesystem::last_write_time(Root / "a"), Before);
  EXPECT_FALSE(std::filesystem::exists(Root / "dir/new"));
}

} // namespace
