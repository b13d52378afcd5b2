//===- ProcessTest.cpp - arguments, environment, exit, random numbers -----===//

#include "test/wasi/Guest.h"
#include <sys/wait.h>
#include <unistd.h>

using namespace wasmc;
using namespace wasmc::test;

namespace {

class Process : public Guest {
protected:
  /// The strings that a _get function gives.
  std::vector<std::string> strings(FunctionId Sizes, FunctionId Get) {
    EXPECT_EQ(call(Sizes, 16, 20), Errno::Success);
    uint32_t Count = get<uint32_t>(16), Bytes = get<uint32_t>(20);
    EXPECT_EQ(call(Get, 1024, 4096), Errno::Success);
    std::vector<std::string> Result;
    uint64_t Total = 0;
    for (uint32_t I = 0; I != Count; ++I) {
      Result.push_back(memory() + get<uint32_t>(1024 + I * 4));
      Total += Result.back().size() + 1;
    }
    EXPECT_EQ(Total, Bytes);
    return Result;
  }

  /// The exit code of a process that makes this call.
  int exitCode(FunctionId F, uint64_t Word) {
    pid_t Child = fork();
    if (!Child) {
      call(F, Word);
      _exit(77);
    }
    int Status = 0;
    waitpid(Child, &Status, 0);
    return WIFEXITED(Status) ? WEXITSTATUS(Status) : -1;
  }

  char First[6] = "first", Empty[1] = "", Long[300] = {};
  char *Strings[3] = {First, Empty, Long};
};

TEST_F(Process, HasItsNameAndItsArguments) {
  std::memset(Long, 'x', sizeof(Long) - 1);
  Host.Grants.Program = "program";
  Host.Grants.Args = Strings;
  Host.Grants.NumArgs = 3;
  std::vector<std::string> Expected = {"program", "first", "", Long};
  EXPECT_EQ(strings(FunctionId::args_sizes_get, FunctionId::args_get),
            Expected);
}

TEST_F(Process, HasNoVariableWithoutAGrant) {
  EXPECT_EQ(strings(FunctionId::environ_sizes_get, FunctionId::environ_get),
            std::vector<std::string>());
}

TEST_F(Process, HasTheVariablesItWasGiven) {
  char A[] = "A=1", B[] = "B=";
  char *Env[] = {A, B};
  Host.Grants.Env = Env;
  Host.Grants.NumEnv = 2;
  std::vector<std::string> Expected = {"A=1", "B="};
  EXPECT_EQ(strings(FunctionId::environ_sizes_get, FunctionId::environ_get),
            Expected);
}

TEST_F(Process, ExitsWithItsCode) {
  EXPECT_EQ(exitCode(FunctionId::proc_exit, 0), 0);
  EXPECT_EQ(exitCode(FunctionId::proc_exit, 42), 42);
  EXPECT_EQ(exitCode(FunctionId::proc_exit, 255), 255);
  EXPECT_EQ(exitCode(FunctionId::proc_exit, 0x1ff), 255);
}

TEST_F(Process, DiesOfFatalSignalsAsAShellShowsIt) {
  EXPECT_EQ(exitCode(FunctionId::proc_raise, 2), 128 + 2);   // int
  EXPECT_EQ(exitCode(FunctionId::proc_raise, 6), 128 + 6);   // abrt
  EXPECT_EQ(exitCode(FunctionId::proc_raise, 9), 128 + 9);   // kill
  EXPECT_EQ(exitCode(FunctionId::proc_raise, 11), 128 + 11); // segv
  EXPECT_EQ(exitCode(FunctionId::proc_raise, 15), 128 + 15); // term
}

TEST_F(Process, SurvivesOtherSignals) {
  EXPECT_EQ(call(FunctionId::proc_raise, 0), Errno::Success);
  EXPECT_EQ(call(FunctionId::proc_raise, 16), Errno::Success);      // chld
  EXPECT_EQ(call(FunctionId::proc_raise, 18), Errno::NotSupported); // stop
  EXPECT_EQ(call(FunctionId::proc_raise, 31), Errno::Invalid);
  EXPECT_EQ(call(FunctionId::proc_raise, 0xffffffff), Errno::Invalid);
}

TEST_F(Process, GetsRandomBytes) {
  std::memset(memory() + 1024, 0, 1000);
  EXPECT_EQ(call(FunctionId::random_get, 1024, 999), Errno::Success);
  std::set<char> Distinct(memory() + 1024, memory() + 1024 + 999);
  EXPECT_GT(Distinct.size(), 100u);
  EXPECT_EQ(memory()[1024 + 999], 0); // not one byte more
  EXPECT_EQ(call(FunctionId::random_get, 1024, 0), Errno::Success);
}

TEST_F(Process, Yields) {
  EXPECT_EQ(call(FunctionId::sched_yield), Errno::Success);
}

} // namespace
