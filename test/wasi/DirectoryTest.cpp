//===- DirectoryTest.cpp - fd_readdir -------------------------------------===//

#include "test/wasi/Guest.h"
#include <cstring>
#include <map>
#include <sys/stat.h>

using namespace wasmc;
using namespace wasmc::test;

namespace {

struct Entry {
  uint64_t Next, Inode;
  uint8_t Type;
};

class Directories : public Guest {
protected:
  Directories() : Directory(grant()) {}

  /// One call: whole entries, and whether the buffer was full.
  std::map<std::string, Entry> readSome(uint32_t Room, uint64_t Cookie,
                                        uint64_t &Last, bool &Full) {
    std::map<std::string, Entry> Entries;
    EXPECT_EQ(
        call(FunctionId::fd_readdir, Directory, Buffer, Room, Cookie, ResultAt),
        Errno::Success);
    uint32_t Used = get<uint32_t>(ResultAt);
    EXPECT_LE(Used, Room);
    Full = Used == Room;
    Last = Cookie;
    for (uint32_t At = 0; At + 24 <= Used;) {
      uint32_t Length = get<uint32_t>(Buffer + At + 16);
      if (At + 24 + Length > Used)
        break;
      Entry E = {get<uint64_t>(Buffer + At), get<uint64_t>(Buffer + At + 8),
                 get<uint8_t>(Buffer + At + 20)};
      std::string Name = text(Buffer + At + 24, Length);
      EXPECT_TRUE(Entries.emplace(Name, E).second) << Name << " comes twice";
      Last = E.Next;
      At += 24 + Length;
    }
    return Entries;
  }

  /// All calls that it takes.
  std::map<std::string, Entry> readAll(uint32_t Room) {
    std::map<std::string, Entry> All;
    uint64_t Cookie = 0;
    for (bool Full = true; Full;) {
      auto Some = readSome(Room, Cookie, Cookie, Full);
      for (auto &E : Some)
        EXPECT_TRUE(All.insert(E).second) << E.first << " comes twice";
      if (Full && Some.empty()) {
        ADD_FAILURE() << "no progress";
        break;
      }
    }
    return All;
  }

  static constexpr uint32_t Buffer = 65536;
  uint32_t Directory;
};

TEST_F(Directories, AreReadWithTypesAndInodes) {
  writeFile("file", "x");
  std::filesystem::create_directory(Root / "dir");
  std::filesystem::create_symlink("file", Root / "link");
  auto All = readAll(4096);
  ASSERT_EQ(All.size(), 5u);
  EXPECT_EQ(All["."].Type, 3);
  EXPECT_EQ(All[".."].Type, 3);
  EXPECT_EQ(All[".."].Inode, 0u); // not the guest's to know
  EXPECT_EQ(All["file"].Type, 4);
  EXPECT_EQ(All["dir"].Type, 3);
  EXPECT_EQ(All["link"].Type, 7);
  struct stat S;
  ASSERT_EQ(lstat(path("file").c_str(), &S), 0);
  EXPECT_EQ(All["file"].Inode, S.st_ino);
}

TEST_F(Directories, AreReadInPiecesOfAnySize) {
  for (int I = 0; I != 300; ++I)
    writeFile("file" + std::string(size_t(I % 50), 'x') + std::to_string(I),
              "");
  for (uint32_t Room : {110u, 256u, 1000u, 4096u, 60000u})
    EXPECT_EQ(readAll(Room).size(), 302u) << Room;
}

TEST_F(Directories, AreReadAgainFromACookie) {
  for (int I = 0; I != 20; ++I)
    writeFile(std::to_string(I), "");
  uint64_t Middle, End;
  bool Full;
  auto First = readSome(300, 0, Middle, Full);
  EXPECT_TRUE(Full);
  auto Rest = readSome(4096, Middle, End, Full);
  EXPECT_FALSE(Full);
  EXPECT_EQ(First.size() + Rest.size(), 22u);
  EXPECT_EQ(readSome(300, 0, Middle, Full).size(), First.size());
  EXPECT_EQ(readSome(4096, Middle, End, Full).size(), Rest.size());
}

TEST_F(Directories, CutAnEntryThatDoesntFit) {
  writeFile("a-name-that-is-long", "");
  for (uint32_t Room : {0u, 1u, 23u, 24u, 25u}) {
    EXPECT_EQ(
        call(FunctionId::fd_readdir, Directory, Buffer, Room, 0, ResultAt),
        Errno::Success);
    EXPECT_EQ(get<uint32_t>(ResultAt), Room);
  }
}

TEST_F(Directories, TakeAnyCookie) {
  for (uint64_t Cookie : {uint64_t(-1), uint64_t(1) << 63, uint64_t(12345678),
                          ~uint64_t(0) >> 1}) {
    Errno E =
        call(FunctionId::fd_readdir, Directory, Buffer, 4096, Cookie, ResultAt);
    EXPECT_TRUE(E == Errno::Success || E == Errno::Invalid) << E;
  }
}

TEST_F(Directories, AreNoFiles) {
  uint32_t Fd = file(Directory, "file");
  EXPECT_EQ(call(FunctionId::fd_readdir, Fd, Buffer, 4096, 0, ResultAt),
            Errno::NotDirectory);
  EXPECT_EQ(open(Fd, "x", 0), Errno::NotDirectory);
  std::string Data;
  EXPECT_EQ(read(Directory, 10, Data), Errno::IsDirectory);
  EXPECT_EQ(write(Directory, "x"), Errno::IsDirectory);
}

TEST_F(Directories, AreReadOnceOpened) {
  std::filesystem::create_directories(Root / "dir/sub");
  ASSERT_EQ(open(Directory, "dir", wasi::OpenDirectory,
                 wasi::FdReaddir | wasi::PathOpen),
            Errno::Success);
  Directory = Result;
  EXPECT_EQ(readAll(4096).size(), 3u);
}

} // namespace
