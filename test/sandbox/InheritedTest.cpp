//===- InheritedTest.cpp - inherited descriptors are closed ---------------===//
//
// With close_range, and as kernels without it and machines without /proc have
// it.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sandbox/Inherited.h"
#include "test/sandbox/Child.h"
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace wasmc;
using namespace wasmc::test;

namespace {

enum Kernel { Whole, WithoutCloseRange, WithoutProc };

class Inherited : public ::testing::TestWithParam<Kernel> {};

/// In a child: closes all but Kept, and looks.
void expectClosed(Kernel K, int Kept) {
  Outcome O = inChild([=] {
    rlimit Few = {2048, 2048};
    setrlimit(RLIMIT_NOFILE, &Few);
    int Null = open("/dev/null", O_RDONLY);
    for (int I = 0; I < 300; ++I)
      if (dup(Null) < 0)
        _exit(1);
    dup2(Null, 2000);
    if (K != Whole)
      failSyscall(SYS_close_range, ENOSYS);
    if (K == WithoutProc)
      failSyscall(SYS_openat, ENOENT);
    sandbox::closeInherited(Kept);
    for (int I = 0; I < 3; ++I)
      if (fcntl(I, F_GETFD) < 0)
        _exit(2);
    for (int I = 3; I < 2048; ++I)
      if ((fcntl(I, F_GETFD) >= 0) != (I == Kept))
        _exit(3);
  });
  EXPECT_EQ(O.ExitCode, 0) << Kept;
}

TEST_P(Inherited, AreClosed) { expectClosed(GetParam(), -1); }

TEST_P(Inherited, AreClosedButTheKeptOne) {
  for (int Kept : {3, 4, 150, 2000})
    expectClosed(GetParam(), Kept);
}

INSTANTIATE_TEST_SUITE_P(Kernels, Inherited,
                         ::testing::Values(Whole, WithoutCloseRange,
                                           WithoutProc));

} // namespace
