//===- SyscallTableTest.cpp - what functions call is what is let through --===//
//
// Guest.cpp compares each call that any test makes with AllowedSyscalls.def.
// Here the other way round: a row that nothing needs is a hole.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sys/Syscall.h"
#include "test/wasi/Guest.h"
#include <cstdio>

using namespace wasmc;
using namespace wasmc::test;

namespace {

struct Row {
  FunctionId F;
  const char *Name;
  long Number;
};
constexpr Row Rows[] = {
#define ALLOW_WASI(Function, Name)                                             \
  {FunctionId::Function, #Name, long(sys::Syscall::Name)},
#include "runtime-support/abi/AllowedSyscalls.def"
};

/// Looks when all tests have made their calls, if all of them run here and not
/// some in another process.
class EveryRowIsNeeded : public ::testing::Environment {
  void TearDown() override {
    const ::testing::UnitTest &All = *::testing::UnitTest::GetInstance();
    if (All.test_to_run_count() != All.total_test_count())
      return;
    for (const Row &R : Rows)
      // Exit ends a process that we don't see into.
      if (R.Number != long(sys::Syscall::exit_group))
        EXPECT_TRUE(syscallsOf(R.F).count(R.Number))
            << functionName(R.F) << " never calls " << R.Name;
    std::puts("looked at every row");
  }
};

[[maybe_unused]] ::testing::Environment *const Registered =
    ::testing::AddGlobalTestEnvironment(new EveryRowIsNeeded);

} // namespace
