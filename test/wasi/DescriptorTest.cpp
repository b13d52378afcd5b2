//===- DescriptorTest.cpp - the table of descriptors, and their rights ----===//

#include "test/wasi/Guest.h"
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace wasmc;
using namespace wasmc::test;

namespace {

struct FdStat {
  uint8_t Type, Pad;
  uint16_t Flags;
  uint32_t Pad2;
  uint64_t Base, Inheriting;
};

class Descriptors : public Guest {
protected:
  Errno fdstat(uint32_t Fd, FdStat &Stat) {
    Errno E = call(FunctionId::fd_fdstat_get, Fd, StatAt);
    Stat = get<FdStat>(StatAt);
    return E;
  }
  Errno close(uint32_t Fd) { return call(FunctionId::fd_close, Fd); }

  /// A standard stream that the process was given.
  uint32_t inherited(int Fd) {
    wasi::Descriptor D;
    D.Fd = Fd;
    D.Inherited = true;
    D.Base = wasi::FileRights;
    EXPECT_TRUE(Host.Fds.reserve());
    return Host.Fds.add(D);
  }
};

TEST_F(Descriptors, BeginBehindTheStandardStreams) {
  uint32_t Directory = grant();
  EXPECT_EQ(Directory, 3u);
  EXPECT_EQ(file(Directory, "a"), 4u);
  EXPECT_EQ(file(Directory, "b"), 5u);
}

TEST_F(Descriptors, GetTheLowestFreeNumber) {
  uint32_t Directory = grant();
  uint32_t A = file(Directory, "a"), B = file(Directory, "b");
  file(Directory, "c");
  EXPECT_EQ(close(B), Errno::Success);
  EXPECT_EQ(close(A), Errno::Success);
  EXPECT_EQ(file(Directory, "d"), A);
  EXPECT_EQ(file(Directory, "e"), B);
}

TEST_F(Descriptors, AreGoneOnceClosed) {
  uint32_t Fd = file(grant(), "a");
  EXPECT_EQ(close(Fd), Errno::Success);
  EXPECT_EQ(close(Fd), Errno::BadF);
  EXPECT_EQ(write(Fd, "x"), Errno::BadF);
  EXPECT_EQ(close(12345), Errno::BadF);
  EXPECT_EQ(close(0xffffffff), Errno::BadF);
}

TEST_F(Descriptors, AreAsManyAsTheProcessMayHave) {
  uint32_t Directory = grant();
  rlimit Limit;
  getrlimit(RLIMIT_NOFILE, &Limit);
  Limit.rlim_cur = std::min<rlim_t>(Limit.rlim_max, 4096);
  setrlimit(RLIMIT_NOFILE, &Limit);
  std::vector<uint32_t> Fds;
  // The table moves twice.
  for (int I = 0; I != 2500; ++I)
    Fds.push_back(file(Directory, "f" + std::to_string(I)));
  for (size_t I = 0; I != Fds.size(); ++I)
    EXPECT_EQ(Fds[I], Directory + 1 + I);
  EXPECT_EQ(write(Fds[300], "three hundred"), Errno::Success);
  EXPECT_EQ(readFile("f300"), "three hundred");
  for (uint32_t Fd : Fds)
    EXPECT_EQ(close(Fd), Errno::Success);
  EXPECT_EQ(file(Directory, "again"), Fds[0]);
  close(Fds[0]);
}

TEST(FdTable, HoldsThousands) {
  wasi::FdTable Table;
  for (uint32_t I = 0; I != 10000; ++I) {
    wasi::Descriptor D;
    D.Fd = int(I);
    ASSERT_TRUE(Table.reserve());
    ASSERT_EQ(Table.add(D), I);
  }
  for (uint32_t I = 0; I != 10000; ++I)
    ASSERT_EQ(Table.find(I)->Fd, int(I));
  EXPECT_EQ(Table.find(10000), nullptr);
  EXPECT_EQ(Table.find(0xffffffff), nullptr);
}

TEST_F(Descriptors, OfFilesSayWhatTheyAre) {
  uint32_t Directory = grant();
  FdStat Stat;
  EXPECT_EQ(open(Directory, "a", wasi::OpenCreate, wasi::FdRead | wasi::FdWrite,
                 wasi::Append),
            Errno::Success);
  EXPECT_EQ(fdstat(Result, Stat), Errno::Success);
  EXPECT_EQ(Stat.Type, 4);
  EXPECT_EQ(Stat.Flags, wasi::Append);
  EXPECT_EQ(Stat.Base & (wasi::FdRead | wasi::FdWrite),
            wasi::FdRead | wasi::FdWrite);
  EXPECT_EQ(Stat.Base & wasi::PathOpen, 0u);
  EXPECT_EQ(fdstat(Directory, Stat), Errno::Success);
  EXPECT_EQ(Stat.Type, 3);
  EXPECT_EQ(Stat.Base & wasi::FdRead, 0u);
  EXPECT_EQ(Stat.Inheriting, uint64_t(wasi::AllRights));
}

TEST_F(Descriptors, SayHowTheyAreSynchronized) {
  uint32_t Directory = grant();
  FdStat Stat;
  struct {
    uint32_t Asked, Seen;
  } Cases[] = {{wasi::Dsync, wasi::Dsync},
               {wasi::Sync, wasi::Sync | wasi::Rsync},
               {wasi::Rsync, wasi::Sync | wasi::Rsync},
               {wasi::Nonblock, wasi::Nonblock}};
  for (auto C : Cases) {
    EXPECT_EQ(open(Directory, "a", wasi::OpenCreate, wasi::FdWrite, C.Asked),
              Errno::Success);
    EXPECT_EQ(fdstat(Result, Stat), Errno::Success);
    EXPECT_EQ(Stat.Flags, C.Seen);
    close(Result);
  }
}

TEST_F(Descriptors, ChangeOnlyTheFlagsThatCanChange) {
  uint32_t Fd = file(grant(), "a", "first");
  FdStat Stat;
  EXPECT_EQ(
      call(FunctionId::fd_fdstat_set_flags, Fd, wasi::Append | wasi::Nonblock),
      Errno::Success);
  EXPECT_EQ(fdstat(Fd, Stat), Errno::Success);
  EXPECT_EQ(Stat.Flags, wasi::Append | wasi::Nonblock);
  EXPECT_EQ(call(FunctionId::fd_seek, Fd, 0, 0, ResultAt), Errno::Success);
  EXPECT_EQ(write(Fd, "second"), Errno::Success);
  EXPECT_EQ(readFile("a"), "firstsecond");
  EXPECT_EQ(call(FunctionId::fd_fdstat_set_flags, Fd, 0), Errno::Success);
  EXPECT_EQ(fdstat(Fd, Stat), Errno::Success);
  EXPECT_EQ(Stat.Flags, 0);
  EXPECT_EQ(call(FunctionId::fd_fdstat_set_flags, Fd, wasi::Sync),
            Errno::NotSupported);
  EXPECT_EQ(call(FunctionId::fd_fdstat_set_flags, Fd, 32), Errno::Invalid);
}

TEST_F(Descriptors, TellTerminalsFromOtherStreams) {
  // libc's isatty(): a character device that can't seek or tell.
  constexpr uint64_t Seeks = wasi::FdSeek | wasi::FdTell;
  FdStat Stat;
  int Pty = posix_openpt(O_RDWR | O_NOCTTY);
  if (Pty >= 0) {
    EXPECT_EQ(fdstat(inherited(Pty), Stat), Errno::Success);
    EXPECT_EQ(Stat.Type, 2);
    EXPECT_EQ(Stat.Base & Seeks, 0u);
  }
  EXPECT_EQ(fdstat(inherited(::open("/dev/null", O_RDWR)), Stat),
            Errno::Success);
  EXPECT_EQ(Stat.Type, 2);
  EXPECT_EQ(Stat.Base & Seeks, Seeks);
  int Pipe[2];
  ASSERT_EQ(pipe(Pipe), 0);
  EXPECT_EQ(fdstat(inherited(Pipe[0]), Stat), Errno::Success);
  EXPECT_EQ(Stat.Type, 0);
  EXPECT_EQ(Stat.Base & (Seeks | wasi::FdRead | wasi::FdWrite), wasi::FdRead);
  EXPECT_EQ(fdstat(inherited(Pipe[1]), Stat), Errno::Success);
  EXPECT_EQ(Stat.Base & (Seeks | wasi::FdRead | wasi::FdWrite), wasi::FdWrite);
  writeFile("file", "x");
  int File = ::open(path("file").c_str(), O_RDONLY);
  EXPECT_EQ(fdstat(inherited(File), Stat), Errno::Success);
  EXPECT_EQ(Stat.Type, 4);
  EXPECT_EQ(Stat.Base & (Seeks | wasi::FdRead | wasi::FdWrite),
            Seeks | wasi::FdRead);
}

TEST_F(Descriptors, OpenTerminalsAndNullAreToldApartToo) {
  uint32_t Directory = grant();
  std::filesystem::create_symlink("../x", Root / "unused");
  wasi::Descriptor *D = Host.Fds.find(Directory);
  int Dev = ::open("/dev", O_RDONLY | O_DIRECTORY);
  std::swap(D->Fd, Dev);
  ::close(Dev);
  FdStat Stat;
  ASSERT_EQ(open(Directory, "null", 0, wasi::FdRead | wasi::FdWrite),
            Errno::Success);
  EXPECT_EQ(fdstat(Result, Stat), Errno::Success);
  EXPECT_EQ(Stat.Type, 2);
  EXPECT_NE(Stat.Base & wasi::FdSeek, 0u);
}

TEST_F(Descriptors, LoseRightsForGood) {
  uint32_t Fd = file(grant(), "a", "text");
  FdStat Stat;
  EXPECT_EQ(fdstat(Fd, Stat), Errno::Success);
  uint64_t Less = Stat.Base & ~uint64_t(wasi::FdWrite);
  EXPECT_EQ(call(FunctionId::fd_fdstat_set_rights, Fd, Less, 0),
            Errno::Success);
  EXPECT_EQ(write(Fd, "x"), Errno::NotCapable);
  EXPECT_EQ(call(FunctionId::fd_fdstat_set_rights, Fd, Stat.Base, 0),
            Errno::NotCapable);
  std::string Data;
  EXPECT_EQ(read(Fd, 10, Data), Errno::Success);
}

TEST_F(Descriptors, PassOnOnlyTheRightsTheyHave) {
  uint32_t Directory = grant();
  writeFile("a", "text");
  FdStat Stat;
  EXPECT_EQ(fdstat(Directory, Stat), Errno::Success);
  EXPECT_EQ(call(FunctionId::fd_fdstat_set_rights, Directory,
                 Stat.Base & ~uint64_t(wasi::PathCreateFile),
                 Stat.Inheriting & ~uint64_t(wasi::FdWrite)),
            Errno::Success);
  auto Open = [&](const char *Name, uint32_t Flags, uint64_t Base) {
    std::string Path = Name;
    return call(FunctionId::path_open, Directory, 0, put(Path), Path.size(),
                Flags, Base, 0, 0, ResultAt);
  };
  EXPECT_EQ(Open("a", 0, wasi::FdWrite), Errno::NotCapable);
  EXPECT_EQ(Open("b", wasi::OpenCreate, wasi::FdRead), Errno::NotCapable);
  EXPECT_EQ(Open("a", 0, wasi::FdRead), Errno::Success);
}

/// One by one: without its right, a function does nothing.
TEST_F(Descriptors, RefuseWhatTheyHaveNoRightTo) {
  struct {
    FunctionId F;
    std::vector<uint64_t> Words;
  } Cases[] = {
      {FunctionId::fd_read, {0, VectorAt, 0, ResultAt}},
      {FunctionId::fd_write, {0, VectorAt, 0, ResultAt}},
      {FunctionId::fd_pread, {0, VectorAt, 0, 0, ResultAt}},
      {FunctionId::fd_pwrite, {0, VectorAt, 0, 0, ResultAt}},
      {FunctionId::fd_seek, {0, 0, 0, ResultAt}},
      {FunctionId::fd_tell, {0, ResultAt}},
      {FunctionId::fd_sync, {0}},
      {FunctionId::fd_datasync, {0}},
      {FunctionId::fd_advise, {0, 0, 0, 0}},
      {FunctionId::fd_allocate, {0, 0, 1}},
      {FunctionId::fd_filestat_get, {0, StatAt}},
      {FunctionId::fd_filestat_set_size, {0, 0}},
      {FunctionId::fd_filestat_set_times, {0, 0, 0, 0}},
      {FunctionId::fd_fdstat_set_flags, {0, 0}},
      {FunctionId::fd_readdir, {0, 1024, 100, 0, ResultAt}},
      {FunctionId::path_create_directory, {0, 1024, 4}},
      {FunctionId::path_filestat_get, {0, 0, 1024, 4, StatAt}},
      {FunctionId::path_filestat_set_times, {0, 0, 1024, 4, 0, 0, 0}},
      {FunctionId::path_link, {0, 0, 1024, 4, 0, 1024, 4}},
      {FunctionId::path_open, {0, 0, 1024, 4, 0, 0, 0, 0, ResultAt}},
      {FunctionId::path_readlink, {0, 1024, 4, 2048, 10, ResultAt}},
      {FunctionId::path_remove_directory, {0, 1024, 4}},
      {FunctionId::path_rename, {0, 1024, 4, 0, 1024, 4}},
      {FunctionId::path_symlink, {1024, 4, 0, 1024, 4}},
      {FunctionId::path_unlink_file, {0, 1024, 4}},
  };
  std::memcpy(memory() + 1024, "name", 4);
  uint32_t Fd = file(grant(), "a", "text");
  EXPECT_EQ(call(FunctionId::fd_fdstat_set_rights, Fd, 0, 0), Errno::Success);
  for (auto &C : Cases) {
    std::string Letters = wasi::paramsOf(C.F);
    C.Words[C.F == FunctionId::path_symlink ? 2 : 0] = Fd;
    if (C.F == FunctionId::path_rename)
      C.Words[3] = Fd;
    if (C.F == FunctionId::path_link)
      C.Words[4] = Fd;
    EXPECT_EQ(call(C.F, C.Words), Errno::NotCapable) << functionName(C.F);
  }
}

TEST_F(Descriptors, AreRenumbered) {
  uint32_t Directory = grant();
  uint32_t A = file(Directory, "a", "a's"), B = file(Directory, "b", "b's");
  EXPECT_EQ(call(FunctionId::fd_renumber, A, B), Errno::Success);
  EXPECT_EQ(write(B, " more"), Errno::Success);
  EXPECT_EQ(readFile("a"), "a's more");
  EXPECT_EQ(readFile("b"), "b's");
  EXPECT_EQ(write(A, "x"), Errno::BadF);
  EXPECT_EQ(call(FunctionId::fd_renumber, B, B), Errno::Success);
  EXPECT_EQ(write(B, "."), Errno::Success);
  EXPECT_EQ(call(FunctionId::fd_renumber, A, B), Errno::BadF);
  EXPECT_EQ(call(FunctionId::fd_renumber, B, 999), Errno::BadF);
}

TEST_F(Descriptors, OfGrantedDirectoriesHaveNames) {
  uint32_t Directory = grant();
  EXPECT_EQ(call(FunctionId::fd_prestat_get, Directory, ResultAt),
            Errno::Success);
  EXPECT_EQ(get<uint8_t>(ResultAt), 0);
  EXPECT_EQ(get<uint32_t>(ResultAt + 4), 7u);
  EXPECT_EQ(call(FunctionId::fd_prestat_dir_name, Directory, 1024, 7),
            Errno::Success);
  EXPECT_EQ(text(1024, 8), std::string("granted\0", 8));
  EXPECT_EQ(call(FunctionId::fd_prestat_dir_name, Directory, 1024, 6),
            Errno::NameTooLong);
  EXPECT_EQ(call(FunctionId::fd_prestat_get, 1, ResultAt), Errno::BadF);
  EXPECT_EQ(call(FunctionId::fd_prestat_get, 77, ResultAt), Errno::BadF);
  EXPECT_EQ(call(FunctionId::fd_prestat_dir_name, 1, 1024, 7), Errno::BadF);
}

TEST_F(Descriptors, NeverTakeTheNumberOfAClosedStandardStream) {
  uint32_t Directory = grant();
  int Saved = ::fcntl(2, F_DUPFD_CLOEXEC, 100);
  ::close(2);
  uint32_t Fd = file(Directory, "a");
  int HostFd = Host.Fds.find(Fd)->Fd;
  ::dup2(Saved, 2);
  ::close(Saved);
  EXPECT_GT(HostFd, 2);
}

TEST_F(Descriptors, AreNoSockets) {
  uint32_t Fd = file(grant(), "a");
  EXPECT_EQ(call(FunctionId::sock_recv, Fd, 0, 0, 0, 0, 0), Errno::NotSocket);
  EXPECT_EQ(call(FunctionId::sock_send, Fd, 0, 0, 0, 0), Errno::NotSocket);
  EXPECT_EQ(call(FunctionId::sock_accept, Fd, 0, 0), Errno::NotSocket);
  EXPECT_EQ(call(FunctionId::sock_shutdown, Fd, 0), Errno::NotSocket);
  EXPECT_EQ(call(FunctionId::sock_shutdown, 99, 0), Errno::BadF);
  int Pair[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, Pair), 0);
  EXPECT_EQ(call(FunctionId::sock_shutdown, inherited(Pair[0]), 0),
            Errno::NotSupported);
  ::close(Pair[1]);
}

} // namespace
