//===- Guest.h - a guest for native tests of WASI ---------------*- C++ -*-===//
//
// A memory with an instance header in front and unreachable pages behind it, a
// directory of its own, and the functions of Wasi.def as compiled code calls
// them. Every system call that a function makes is compared with its rows in
// abi/AllowedSyscalls.def: what is missing there would kill an executable.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEST_WASI_GUEST_H
#define WASMC_TEST_WASI_GUEST_H

#include "runtime-support/wasi/Function.h"
#include "gtest/gtest.h"
#include <cstring>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace wasmc::test {

using wasi::Errno;
using wasi::FunctionId;

constexpr unsigned NumFunctions = 0
#define WASI(Name, Params, Result) +1
#include "runtime-support/abi/Wasi.def"
    ;

const char *functionName(FunctionId F);

class Guest : public ::testing::Test {
protected:
  Guest();
  ~Guest() override;

  /// Calls with these words; as many as the function has parameters.
  Errno call(FunctionId F, const std::vector<uint64_t> &Words);
  template <typename... Words> Errno call(FunctionId F, Words... W) {
    return call(F, std::vector<uint64_t>{uint64_t(W)...});
  }

  /// A memory of this many bytes, a multiple of the page size; its old contents
  /// are gone.
  void resize(uint64_t Bytes);
  char *memory() const { return Memory; }
  uint64_t memoryBytes() const;

  /// Text at an address where nothing else is put; its length is Text.size().
  uint32_t put(const std::string &Text);
  template <typename T> T get(uint32_t Address) const {
    return wasi::load<T>(Memory + Address);
  }
  template <typename T> void set(uint32_t Address, T Value) {
    wasi::store(Memory + Address, Value);
  }
  std::string text(uint32_t Address, size_t Length) const {
    return std::string(Memory + Address, Length);
  }

  /// Grants the test's directory (or one in it), as descriptors from 3 on.
  uint32_t grant(const std::string &Below = "", bool ReadOnly = false);

  // What tests do all the time. The functions return the errno; the results
  // are in Result.
  Errno open(uint32_t Directory, const std::string &Path, uint32_t OpenFlags,
             uint64_t Rights = wasi::FdRead, uint32_t FdFlags = 0,
             uint32_t Lookup = 1);
  Errno read(uint32_t Fd, size_t Room, std::string &Data);
  Errno write(uint32_t Fd, const std::string &Data);
  /// An open file for reading and writing.
  uint32_t file(uint32_t Directory, const std::string &Name,
                const std::string &Contents = "");
  Errno stat(uint32_t Directory, const std::string &Path, uint32_t Lookup = 0);
  uint32_t Result = 0; ///< a descriptor
  uint64_t StatSize = 0;
  wasi::FileType StatType = wasi::FileType::Unknown;

  /// Native files of the test.
  std::string path(const std::string &Below) const {
    return (Root / Below).string();
  }
  void writeFile(const std::string &Below, const std::string &Contents);
  std::string readFile(const std::string &Below);

  wasi::Host Host;
  abi::ExecutionContext Exec = {};
  std::filesystem::path Root;
  /// Scratch addresses for results, below what put() hands out.
  static constexpr uint32_t ResultAt = 64, VectorAt = 128, StatAt = 256;

private:
  std::vector<abi::DirectoryGrant> Dirs;
  char *Mapping = nullptr;
  uint64_t MappingBytes = 0;
  char *Memory = nullptr;
  uint32_t NextText = 4096;
};

/// System calls that were made for a function since the process started.
std::set<long> &syscallsOf(FunctionId F);
/// Those that its rows let through.
std::set<long> allowedSyscallsOf(FunctionId F);

/// Set while a function must trap: the trap comes out of call() as this.
struct Trapped {
  abi::TrapCode Code;
};

} // namespace wasmc::test

/// gtest prints numbers for enums; names are what one wants to read.
namespace wasmc::wasi {
std::ostream &operator<<(std::ostream &OS, Errno E);
} // namespace wasmc::wasi

#endif
