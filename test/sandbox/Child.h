//===- Child.h - what can't be undone, in a child process -------*- C++ -*-===//

#ifndef WASMC_TEST_SANDBOX_CHILD_H
#define WASMC_TEST_SANDBOX_CHILD_H

#include "runtime-support/abi/Grants.h"
#include "runtime-support/sandbox/Sandbox.h"
#include "gtest/gtest.h"
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace wasmc::test {

/// How a child ended, and what it wrote to descriptors 1 and 2.
struct Outcome {
  int ExitCode = -1; ///< -1: by a signal
  int Signal = 0;
  std::string Output;
};

/// Runs Body in a child, which exits with 0 behind it.
Outcome inChild(const std::function<void()> &Body);

/// For this process from now on, this system call fails with Errno: a kernel
/// that doesn't have it, or an outer sandbox. 0: it does nothing, and says so.
void failSyscall(long Number, int Errno);

/// Records as the compiler bakes them.
class Records {
public:
  Records &add(abi::GrantTag Tag, const std::vector<std::string> &Strings = {});
  const std::vector<uint8_t> &bytes() const { return Bytes; }

private:
  std::vector<uint8_t> Bytes;
};

/// An image, at a place where relative references reach its arrays, and a
/// command line.
class Start {
public:
  Start(const std::vector<std::string> &Args, const Records &Baked = {},
        const std::vector<std::string> &Env = {});

  const sys::ProcessStart &process() const { return Process; }
  const abi::ImageHeader &image() const { return I->Header; }
  void setFilters(const std::vector<abi::FilterInstruction> &Plain,
                  const std::vector<abi::FilterInstruction> &WithDirectories);

  sandbox::Settings read() const {
    return sandbox::readGrants(Process, image());
  }

private:
  struct Image {
    abi::ImageHeader Header;
    uint8_t Grants[4096];
    abi::FilterInstruction Filters[2][512];
  };
  std::unique_ptr<Image> I;
  std::vector<std::string> Strings;
  std::vector<char *> Pointers;
  sys::ProcessStart Process;
};

/// A directory that is gone after the test.
class Scratch : public ::testing::Test {
protected:
  Scratch();
  ~Scratch() override;
  std::string path(const std::string &Below) const {
    return (Root / Below).string();
  }
  void writeFile(const std::string &Below, const std::string &Contents);
  std::filesystem::path Root;
};

} // namespace wasmc::test

#endif
