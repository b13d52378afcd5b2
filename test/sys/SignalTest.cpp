//===- SignalTest.cpp - our structures are the kernel's -------------------===//
//
// For the machine's own architecture, against the system's headers.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sys/Signal.h"
#include "gtest/gtest.h"
#include <csignal>
#include <ucontext.h>

namespace wasmc::sys {
namespace {

TEST(Signal, InfoHasTheKernelsLayout) {
  siginfo_t System = {};
  System.si_signo = 11;
  System.si_errno = 1;
  System.si_code = -6;
  System.si_addr = &System;
  const auto &Ours = reinterpret_cast<const SignalInfo &>(System);
  EXPECT_EQ(Ours.Signo, 11);
  EXPECT_EQ(Ours.Errno, 1);
  EXPECT_EQ(Ours.Code, -6);
  EXPECT_EQ(Ours.Address, uintptr_t(&System));
}

TEST(Signal, ContextHasTheKernelsLayout) {
  ucontext_t System = {};
  System.uc_stack.ss_sp = &System;
  System.uc_stack.ss_size = 77;
  mcontext_t &Machine = System.uc_mcontext;
#if defined(__x86_64__)
  Machine.gregs[REG_RIP] = 1;
  Machine.gregs[REG_RSP] = 2;
  Machine.gregs[REG_RBP] = 3;
  uintptr_t Link = 0;
#elif defined(__aarch64__)
  Machine.pc = 1;
  Machine.sp = 2;
  Machine.regs[29] = 3;
  uintptr_t Link = Machine.regs[30] = 4;
#elif defined(__riscv)
  Machine.__gregs[REG_PC] = 1;
  Machine.__gregs[REG_SP] = 2;
  Machine.__gregs[REG_S0] = 3;
  uintptr_t Link = Machine.__gregs[REG_RA] = 4;
#endif
  const auto &Ours = reinterpret_cast<const SignalContext &>(System);
  EXPECT_EQ(Ours.Stack.Low, &System);
  EXPECT_EQ(Ours.Stack.Size, 77u);
  Registers R = Ours.registers();
  EXPECT_EQ(R.Pc, 1u);
  EXPECT_EQ(R.Sp, 2u);
  EXPECT_EQ(R.Fp, 3u);
  EXPECT_EQ(R.Link, Link);
}

TEST(Signal, NumbersAreTheSystems) {
  EXPECT_EQ(int(Signal::IllegalInstruction), SIGILL);
  EXPECT_EQ(int(Signal::Trap), SIGTRAP);
  EXPECT_EQ(int(Signal::Segv), SIGSEGV);
  EXPECT_EQ(int(Signal::Pipe), SIGPIPE);
}

} // namespace
} // namespace wasmc::sys
