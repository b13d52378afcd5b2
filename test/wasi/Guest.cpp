//===- Guest.cpp - a guest for native tests of WASI -----------------------===//

#include "test/wasi/Guest.h"
#include "runtime-support/sys/Syscall.h"
#include <csetjmp>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <ostream>
#include <sstream>
#include <sys/mman.h>
#include <unistd.h>

using namespace wasmc;
using namespace wasmc::test;

extern "C" {
// All functions are called through one type with as many words as the longest
// of them has: the ones behind a function's own are ignored by every ABI.
#define WASI(Name, Params, Result)                                             \
  uint64_t wasmc_wasi_##Name(void *, uint64_t, uint64_t, uint64_t, uint64_t,   \
                             uint64_t, uint64_t, uint64_t, uint64_t,           \
                             uint64_t);
#include "runtime-support/abi/Wasi.def"
}

namespace {

/// What a function made of calls; attributed to the one that runs.
FunctionId Running;
bool IsRunning = false;
std::jmp_buf TrapJump;
wasmc::abi::TrapCode TrapSeen;

using AnyFunction = decltype(&wasmc_wasi_path_open);

AnyFunction entryOf(FunctionId F) {
  switch (F) {
#define WASI(Name, Params, Result)                                             \
  case FunctionId::Name:                                                       \
    return wasmc_wasi_##Name;
#include "runtime-support/abi/Wasi.def"
  }
  return nullptr;
}

} // namespace

void sys::traceSyscall(sys::Syscall Nr) {
  if (!IsRunning)
    return;
  syscallsOf(Running).insert(long(Nr));
  static std::set<long> Allowed[NumFunctions];
  std::set<long> &A = Allowed[unsigned(Running)];
  if (A.empty())
    A = allowedSyscallsOf(Running);
  EXPECT_TRUE(A.count(long(Nr)))
      << functionName(Running) << " makes system call " << long(Nr)
      << ", which AllowedSyscalls.def doesn't let through for it";
}

void trap::exitGuest(const abi::ExecutionContext &, int ExitCode) {
  _exit(ExitCode);
}

void trap::raiseTrap(void *, abi::TrapCode Code) {
  TrapSeen = Code;
  std::longjmp(TrapJump, 1);
}

const char *test::functionName(FunctionId F) {
  switch (F) {
#define WASI(Name, Params, Result)                                             \
  case FunctionId::Name:                                                       \
    return #Name;
#include "runtime-support/abi/Wasi.def"
  }
  return "";
}

std::set<long> &test::syscallsOf(FunctionId F) {
  static std::set<long> Made[NumFunctions];
  return Made[unsigned(F)];
}

std::set<long> test::allowedSyscallsOf(FunctionId F) {
  std::set<long> Allowed;
#define ALLOW_ALWAYS(Name) Allowed.insert(long(sys::Syscall::Name));
#define ALLOW_WASI(Function, Name)                                             \
  if (F == FunctionId::Function)                                               \
    Allowed.insert(long(sys::Syscall::Name));
#include "runtime-support/abi/AllowedSyscalls.def"
  return Allowed;
}

std::ostream &wasi::operator<<(std::ostream &OS, Errno E) {
  switch (E) {
#define ERRNO(Name, Wasi, Linux)                                               \
  case Errno::Name:                                                            \
    return OS << #Name;
#include "runtime-support/wasi/Errno.def"
  }
  return OS << "errno " << unsigned(E);
}

Guest::Guest() {
  const char *Top = std::getenv("TMPDIR");
  std::string Name = std::string(Top ? Top : "/tmp") + "/wasmc-wasi-XXXXXX";
  Root = mkdtemp(Name.data());
  resize(2 * abi::WasmPageSize);
  wasi::setUp(Host, Host.Grants);
}

Guest::~Guest() {
  munmap(Mapping, MappingBytes);
  for (const abi::DirectoryGrant &D : Dirs)
    ::close(D.Fd);
  std::error_code Ignored;
  std::filesystem::remove_all(Root, Ignored);
}

/// | header's page | memory | a guard of 64 KiB |
void Guest::resize(uint64_t Bytes) {
  if (Mapping)
    munmap(Mapping, MappingBytes);
  constexpr uint64_t Page = wasmc::abi::VmctxAlign;
  MappingBytes = Page + Bytes + Page;
  Mapping = static_cast<char *>(mmap(nullptr, MappingBytes, PROT_NONE,
                                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  mprotect(Mapping, Page + Bytes, PROT_READ | PROT_WRITE);
  Memory = Mapping + Page;
  abi::InstanceHeader *Header = abi::headerOf(Memory);
  Header->Memory.Base = Memory;
  Header->Memory.Bytes = Bytes;
  Header->Exec = &Exec;
  Exec.Host = &Host;
  NextText = 4096;
}

uint64_t Guest::memoryBytes() const {
  return abi::headerOf(Memory)->Memory.Bytes;
}

__attribute__((no_sanitize("function"))) // see the declarations above
Errno Guest::call(FunctionId F, const std::vector<uint64_t> &Words) {
  EXPECT_EQ(Words.size(), std::string(wasi::paramsOf(F)).size())
      << functionName(F);
  uint64_t W[9] = {};
  for (size_t I = 0; I < Words.size() && I < 9; ++I)
    W[I] = Words[I];
  Running = F;
  if (setjmp(TrapJump)) {
    IsRunning = false;
    throw Trapped{TrapSeen};
  }
  IsRunning = true;
  uint64_t Result =
      entryOf(F)(Memory, W[0], W[1], W[2], W[3], W[4], W[5], W[6], W[7], W[8]);
  IsRunning = false;
  EXPECT_LE(Result, 76u) << "no errno";
  return Errno(Result);
}

uint32_t Guest::put(const std::string &Text) {
  if (NextText + Text.size() + 1 > memoryBytes())
    NextText = 4096;
  uint32_t At = NextText;
  std::memcpy(Memory + At, Text.data(), Text.size());
  NextText += uint32_t(Text.size()) + 16;
  return At;
}

uint32_t Guest::grant(const std::string &Below, bool ReadOnly) {
  abi::DirectoryGrant D;
  D.Host = D.Guest = "granted";
  D.ReadOnly = ReadOnly;
  D.Fd = ::open(path(Below).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  EXPECT_GE(D.Fd, 0) << path(Below);
  Dirs.push_back(D);
  wasi::Descriptor Entry;
  Entry.Fd = ::dup(D.Fd);
  Entry.Type = wasi::FileType::Directory;
  Entry.ReadOnly = ReadOnly;
  Entry.Base = wasi::DirectoryRights;
  Entry.Inheriting = wasi::AllRights;
  Entry.Preopen = "granted";
  EXPECT_TRUE(Host.Fds.reserve());
  return Host.Fds.add(Entry);
}

Errno Guest::open(uint32_t Directory, const std::string &Path,
                  uint32_t OpenFlags, uint64_t Rights, uint32_t FdFlags,
                  uint32_t Lookup) {
  Errno E =
      call(FunctionId::path_open, Directory, Lookup, put(Path), Path.size(),
           OpenFlags,
           Rights | wasi::FdSeek | wasi::FdTell | wasi::FdFilestatGet |
               wasi::FdFilestatSetTimes | wasi::FdSync | wasi::FdAdvise |
               wasi::FdFdstatSetFlags | wasi::PollFdReadwrite |
               (Rights & wasi::FdWrite ? wasi::FdFilestatSetSize |
                                             wasi::FdAllocate | wasi::FdDatasync
                                       : 0),
           wasi::AllRights, FdFlags, ResultAt);
  Result = get<uint32_t>(ResultAt);
  return E;
}

Errno Guest::read(uint32_t Fd, size_t Room, std::string &Data) {
  uint32_t Buffer = put(std::string(Room, '?'));
  set(VectorAt, Buffer);
  set(VectorAt + 4, uint32_t(Room));
  Errno E = call(FunctionId::fd_read, Fd, VectorAt, 1, ResultAt);
  Data = E == Errno::Success ? text(Buffer, get<uint32_t>(ResultAt)) : "";
  return E;
}

Errno Guest::write(uint32_t Fd, const std::string &Data) {
  set(VectorAt, put(Data));
  set(VectorAt + 4, uint32_t(Data.size()));
  Errno E = call(FunctionId::fd_write, Fd, VectorAt, 1, ResultAt);
  if (E == Errno::Success)
    EXPECT_EQ(get<uint32_t>(ResultAt), Data.size());
  return E;
}

uint32_t Guest::file(uint32_t Directory, const std::string &Name,
                     const std::string &Contents) {
  EXPECT_EQ(
      open(Directory, Name, wasi::OpenCreate, wasi::FdRead | wasi::FdWrite),
      Errno::Success);
  uint32_t Fd = Result;
  if (!Contents.empty())
    EXPECT_EQ(write(Fd, Contents), Errno::Success);
  return Fd;
}

Errno Guest::stat(uint32_t Directory, const std::string &Path,
                  uint32_t Lookup) {
  Errno E = call(FunctionId::path_filestat_get, Directory, Lookup, put(Path),
                 Path.size(), StatAt);
  StatType = wasi::FileType(get<uint8_t>(StatAt + 16));
  StatSize = get<uint64_t>(StatAt + 32);
  return E;
}

void Guest::writeFile(const std::string &Below, const std::string &Contents) {
  std::ofstream(path(Below), std::ios::binary) << Contents;
}

std::string Guest::readFile(const std::string &Below) {
  std::ostringstream Text;
  Text << std::ifstream(path(Below), std::ios::binary).rdbuf();
  return Text.str();
}
