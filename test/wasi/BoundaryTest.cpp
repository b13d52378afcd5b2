//===- BoundaryTest.cpp - guest pointers at, across and past the end ------===//
//
// Every pointer of every function of Wasi.def is put where its range ends with
// the memory, where it crosses the end by one byte, where it begins behind it,
// and where 32-bit arithmetic would wrap around. Behind the memory lies a
// guard, so a byte too far ends the test.
//
//===----------------------------------------------------------------------===//

#include "test/wasi/Guest.h"

using namespace wasmc;
using namespace wasmc::test;

namespace {

// An enumerator for each row, so that a function without one doesn't compile.
namespace row {
enum Row {
#define POINTERS(Name, Params) Name,
#include "test/wasi/Pointers.def"
};
} // namespace row

const char *pointersOf(FunctionId F) {
  static const char *const Rows[] = {
#define POINTERS(Name, Params) Params,
#include "test/wasi/Pointers.def"
  };
  switch (F) {
#define WASI(Name, Params, Result)                                             \
  case FunctionId::Name:                                                       \
    return Rows[row::Name];
#include "runtime-support/abi/Wasi.def"
  }
  return nullptr;
}

TEST(GuestMemory, IsTheOneThatWasImported) {
  char Bytes[100];
  wasmc::abi::MemoryInstance Imported = {16, 1, sizeof(Bytes), sizeof(Bytes),
                                         Bytes};
  struct {
    wasmc::abi::MemoryRef Ref;
    wasmc::abi::InstanceHeader Header;
    char Vmctx;
  } Importer = {};
  wasmc::abi::ImageHeader Image = {};
  Image.MemoryRefOffset = -int32_t(sizeof(wasmc::abi::InstanceHeader) +
                                   sizeof(wasmc::abi::MemoryRef));
  Importer.Header.Image = &Image;
  Importer.Ref = {Bytes, &Imported};
  ASSERT_EQ(wasmc::abi::headerOf(&Importer.Vmctx), &Importer.Header);
  wasi::GuestMemory M(&Importer.Vmctx);
  EXPECT_EQ(M.range(0, 100), Bytes);
  EXPECT_EQ(M.range(99, 1), Bytes + 99);
  EXPECT_EQ(M.range(100, 1), nullptr);
  EXPECT_EQ(M.range(0, 101), nullptr);
}

TEST(GuestMemory, OfAModuleWithoutHasNoByte) {
  struct {
    wasmc::abi::InstanceHeader Header;
    char Vmctx;
  } Instance = {};
  wasmc::abi::ImageHeader Image = {};
  Instance.Header.Image = &Image;
  wasi::GuestMemory M(&Instance.Vmctx);
  EXPECT_EQ(M.range(0, 1), nullptr);
}

std::vector<FunctionId> allFunctions() {
  return {
#define WASI(Name, Params, Result) FunctionId::Name,
#include "runtime-support/abi/Wasi.def"
  };
}

constexpr uint32_t NumItems = 2, BufferBytes = 32;
const std::string PathText = "some/path";

/// Bytes that a pointer parameter stands for; 0 if it is none.
uint32_t rangeOf(char Letter) {
  switch (Letter) {
  case '4':
    return 4;
  case '8':
  case 'a':
    return 8;
  case 'A':
    return 6;
  case 's':
    return 24;
  case 'S':
    return 64;
  case 'b':
    return BufferBytes;
  case 'p':
    return uint32_t(PathText.size());
  case 'v':
    return NumItems * 8;
  case 'i':
    return NumItems * 48;
  case 'o':
    return NumItems * 32;
  default:
    return 0;
  }
}

class Boundary : public Guest,
                 public ::testing::WithParamInterface<FunctionId> {
protected:
  Boundary() {
    Host.Grants.Program = "p";
    Host.Grants.Args = Strings;
    Host.Grants.NumArgs = 1;
    Host.Grants.Env = EnvStrings;
    Host.Grants.NumEnv = 2;
    Directory = grant();
    std::filesystem::create_directory(Root / "some");
    File = file(Directory, "file", "contents");
    Lost = file(Directory, "lost");
    Letters = pointersOf(GetParam());
    EXPECT_EQ(Letters.size(), std::string(wasi::paramsOf(GetParam())).size());
  }

  /// What a pointer points to, where it may be written: paths that exist or
  /// don't, vectors and subscriptions that are all right.
  void fill(char Letter, uint32_t At) {
    if (Letter == 'p')
      std::memcpy(memory() + At, PathText.data(), PathText.size());
    for (uint32_t I = 0; I != NumItems; ++I) {
      if (Letter == 'v') {
        set(At + I * 8, uint32_t(1024 + I * 16));
        set(At + I * 8 + 4, uint32_t(16));
      }
      if (Letter == 'i') { // the monotonic clock, now
        std::memset(memory() + At + I * 48, 0, 48);
        set(At + I * 48 + 16, uint32_t(1));
      }
    }
  }

  /// All parameters as they should be.
  std::vector<uint64_t> goodWords() {
    std::vector<uint64_t> Words;
    uint32_t Next = 8192;
    for (size_t I = 0; I < Letters.size(); ++I) {
      char L = Letters[I];
      if (rangeOf(L)) {
        fill(L, Next);
        Words.push_back(Next);
        Next += 256;
        continue;
      }
      switch (L) {
      case 'f':
        Words.push_back(File);
        break;
      case 'd':
        Words.push_back(Directory);
        break;
      case 'n':
        Words.push_back(Lost);
        break;
      case 'l':
        Words.push_back(rangeOf(Letters[I - 1]));
        break;
      case 'c':
        Words.push_back(NumItems);
        break;
      default:
        Words.push_back(uint64_t(L - '0'));
      }
    }
    return Words;
  }

  Errno callWith(size_t Parameter, uint64_t Word) {
    std::vector<uint64_t> Words = goodWords();
    Words[Parameter] = Word;
    return call(GetParam(), Words);
  }

  bool isSocket() const {
    return std::string(functionName(GetParam())).starts_with("sock_");
  }

  uint32_t Directory, File, Lost;
  std::string Letters;
  char Arg[4] = "abc", Var1[4] = "A=", Var2[4] = "B=";
  char *Strings[1] = {Arg}, *EnvStrings[2] = {Var1, Var2};
};

/// The whole of memory, to see that nothing was written.
std::string snapshot(char *Memory, uint64_t Bytes) {
  return std::string(Memory, Bytes);
}

TEST_P(Boundary, PointerAtTheEndIsTaken) {
  for (size_t I = 0; I < Letters.size(); ++I)
    if (uint32_t Size = rangeOf(Letters[I])) {
      uint32_t At = uint32_t(memoryBytes() - Size);
      fill(Letters[I], At);
      EXPECT_NE(callWith(I, At), Errno::Fault) << "parameter " << I;
    }
}

TEST_P(Boundary, PointerBeyondIsAFaultWithoutAnyEffect) {
  if (isSocket())
    return; // refused before its pointers are looked at
  uint32_t End = uint32_t(memoryBytes());
  for (size_t I = 0; I < Letters.size(); ++I)
    if (uint32_t Size = rangeOf(Letters[I]))
      for (uint32_t At : {End - Size + 1, End - 1, End, End + 1, 0x7fffffffu,
                          0x80000000u, 0u - Size, 0u - Size + 1, 0xffffffffu}) {
        if (uint64_t(At) + Size <= End)
          continue;
        std::vector<uint64_t> Words = goodWords();
        Words[I] = At;
        std::string Before = snapshot(memory(), memoryBytes());
        EXPECT_EQ(call(GetParam(), Words), Errno::Fault)
            << "parameter " << I << " at " << At;
        EXPECT_TRUE(Before == snapshot(memory(), memoryBytes()))
            << "parameter " << I << " at " << At;
      }
  EXPECT_EQ(readFile("file"), "contents");
}

TEST_P(Boundary, LengthBeyondIsAFault) {
  for (size_t I = 0; I < Letters.size(); ++I)
    if (Letters[I] == 'l' || (Letters[I] == 'c' && !isSocket()))
      for (uint32_t Length :
           {0xffffffffu, 0x80000000u, 0x7fffffffu, uint32_t(memoryBytes())})
        EXPECT_EQ(callWith(I, Length), Errno::Fault) << "parameter " << I;
}

TEST_P(Boundary, EmptyRangeMayBeginAtTheEndButNotBeyond) {
  for (size_t I = 0; I + 1 < Letters.size(); ++I) {
    if (Letters[I + 1] != 'l')
      continue;
    for (uint64_t At : {memoryBytes(), memoryBytes() + 1}) {
      std::vector<uint64_t> Words = goodWords();
      Words[I] = At;
      Words[I + 1] = 0;
      EXPECT_EQ(call(GetParam(), Words) == Errno::Fault, At > memoryBytes());
    }
  }
}

/// The words that compiled code passes for i32 may hold anything above.
TEST_P(Boundary, UpperHalvesOfWordsDontCount) {
  if (GetParam() == FunctionId::proc_exit)
    return;
  std::string Params = wasi::paramsOf(GetParam());
  Errno Plain = call(GetParam(), goodWords());
  Lost = Plain == Errno::Success ? file(Directory, "lost") : Lost;
  std::filesystem::remove_all(Root / "some");
  std::filesystem::create_directory(Root / "some");
  std::vector<uint64_t> Words = goodWords();
  for (size_t I = 0; I < Words.size(); ++I)
    if (Params[I] == 'i')
      Words[I] |= 0xabcdef0100000000;
  EXPECT_EQ(call(GetParam(), Words), Plain);
}

TEST_P(Boundary, WithoutAMemoryEveryPointerIsAFault) {
  if (isSocket())
    return;
  std::vector<uint64_t> Words = goodWords();
  resize(0);
  for (char L : Letters)
    if (rangeOf(L)) {
      EXPECT_EQ(call(GetParam(), Words), Errno::Fault);
      return;
    }
}

TEST_P(Boundary, TrapsWithoutStackToRunOn) {
  Exec.StackLimit =
      reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) - 4096;
  std::vector<uint64_t> Words = goodWords();
  try {
    call(GetParam(), Words);
    ADD_FAILURE() << "no trap";
  } catch (Trapped T) {
    EXPECT_EQ(T.Code, wasmc::abi::TrapCode::CallStackExhausted);
  }
}

INSTANTIATE_TEST_SUITE_P(Wasi, Boundary, ::testing::ValuesIn(allFunctions()),
                         [](const auto &Info) {
                           return functionName(Info.param);
                         });

class Vectors : public Guest {};

/// Where the vectors themselves point.
TEST_F(Vectors, PointingBeyondAreFaults) {
  uint32_t Fd = file(grant(), "file", "contents");
  uint32_t End = uint32_t(memoryBytes());
  struct {
    uint32_t Address, Length;
    bool Good;
  } Cases[] = {{End - 4, 4, true},          {End, 0, true},
               {End - 4, 5, false},         {End, 1, false},
               {End + 1, 0, false},         {0xffffffff, 1, false},
               {16, 0xffffffff, false},     {0xfffffff0, 0x20, false},
               {End - 4, 0xffffffff, false}};
  for (FunctionId F : {FunctionId::fd_read, FunctionId::fd_write})
    for (auto &C : Cases) {
      // A good one first: it isn't transferred if the second one is bad.
      set(VectorAt, uint32_t(1024));
      set(VectorAt + 4, uint32_t(4));
      set(VectorAt + 8, C.Address);
      set(VectorAt + 12, C.Length);
      EXPECT_EQ(call(F, Fd, VectorAt, 2, ResultAt),
                C.Good ? Errno::Success : Errno::Fault)
          << functionName(F) << " " << C.Address << " " << C.Length;
    }
}

TEST_F(Vectors, BeyondTheLastOneTransferredAreCheckedToo) {
  uint32_t Fd = file(grant(), "file");
  constexpr uint32_t At = 8192, Count = 500;
  for (uint32_t I = 0; I != Count; ++I) {
    set(At + I * 8, uint32_t(1024));
    set(At + I * 8 + 4, uint32_t(1));
  }
  EXPECT_EQ(call(FunctionId::fd_write, Fd, At, Count, ResultAt),
            Errno::Success);
  uint32_t Written = get<uint32_t>(ResultAt);
  EXPECT_GE(Written, 1u); // a short write, as many as we take at a time
  EXPECT_LE(Written, Count);
  EXPECT_EQ(readFile("file").size(), Written);
  set(At + (Count - 1) * 8, 0xffffff00u);
  EXPECT_EQ(call(FunctionId::fd_write, Fd, At, Count, ResultAt), Errno::Fault);
}

TEST_F(Vectors, ThatAreEmptyTakeNoPlace) {
  uint32_t Fd = file(grant(), "file");
  constexpr uint32_t At = 8192, Count = 400;
  std::memset(memory() + At, 0, Count * 8);
  set(At + (Count - 1) * 8, put("text"));
  set(At + (Count - 1) * 8 + 4, uint32_t(4));
  EXPECT_EQ(call(FunctionId::fd_write, Fd, At, Count, ResultAt),
            Errno::Success);
  EXPECT_EQ(readFile("file"), "text");
}

TEST(GuestMemory, ReachesTheLastByteOfFourGigabytes) {
  // Never touched: only where the range would be.
  wasmc::abi::InstanceHeader Header[2] = {};
  Header[0].Memory.Bytes = uint64_t(1) << 32;
  Header[0].Memory.Base = reinterpret_cast<char *>(&Header[1]);
  wasi::GuestMemory M(&Header[1]);
  EXPECT_NE(M.range(0xffffffff, 1), nullptr);
  EXPECT_EQ(M.range(0xffffffff, 2), nullptr);
  EXPECT_EQ(M.range(0xffffffff, 0xffffffff), nullptr);
  EXPECT_NE(M.range(0, uint64_t(1) << 32), nullptr);
  EXPECT_EQ(M.range(1, uint64_t(1) << 32), nullptr);
  EXPECT_EQ(M.range(0, UINT64_MAX), nullptr);
}

} // namespace
