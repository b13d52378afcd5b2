//===- SyscallFilterTest.cpp - what the filter lets through ---------------===//

#include "compiler/artifact/SyscallFilter.h"
#include "test/artifact/FilterInterpreter.h"
#include <fcntl.h>
#include <linux/audit.h>
#include <map>
#include <sys/mman.h>

using namespace wasmc;
using namespace wasmc::test;

namespace {

namespace abi = wasmc::abi; // not the C++ library's

struct NamedArch {
  Arch A;
  uint32_t Audit;
};
constexpr NamedArch Archs[] = {{Arch::X86_64, AUDIT_ARCH_X86_64},
                               {Arch::AArch64, AUDIT_ARCH_AARCH64},
                               {Arch::RISCV64, AUDIT_ARCH_RISCV64}};

/// Beyond any kernel's numbers, and x86-64's second table (x32).
constexpr uint32_t Ranges[][2] = {
    {0, 2048}, {0x40000000, 0x40000800}, {0xfffff000, 0xffffffff}};

seccomp_data callOf(uint32_t Number, uint32_t Audit) {
  seccomp_data D = {};
  D.nr = int(Number);
  D.arch = Audit;
  return D;
}

bool allows(const std::vector<abi::FilterInstruction> &Filter,
            const seccomp_data &D) {
  uint32_t Action = runFilter(Filter, D).Action;
  EXPECT_TRUE(Action == SECCOMP_RET_ALLOW ||
              Action == SECCOMP_RET_KILL_PROCESS);
  return Action == SECCOMP_RET_ALLOW;
}

/// Every number of every range, against the set itself.
void expectExactly(const std::vector<AllowedSyscall> &Allowed) {
  std::map<uint32_t, bool> Set;
  for (const AllowedSyscall &Call : Allowed)
    Set[Call.Number] = true;
  for (const NamedArch &N : Archs) {
    auto Filter = buildSyscallFilter(N.A, Allowed);
    EXPECT_LE(Filter.size(), size_t(BPF_MAXINSNS));
    for (const auto &R : Ranges)
      for (uint64_t I = R[0]; I <= R[1]; ++I)
        ASSERT_EQ(allows(Filter, callOf(uint32_t(I), N.Audit)),
                  Set.count(uint32_t(I)) != 0)
            << I;
  }
}

TEST(SyscallFilter, LetsNothingThroughWhenNothingIsAllowed) {
  expectExactly({});
}

TEST(SyscallFilter, LetsExactlyTheSetThrough) {
  expectExactly({{0}});
  expectExactly({{7}});
  expectExactly({{0}, {1}, {2}, {100}, {101}, {451}});
  expectExactly({{5}, {3}, {9}, {1}, {7}}); // unsorted, none adjacent
}

TEST(SyscallFilter, TakesAsManyAsTheRuntimeKnows) {
  std::vector<AllowedSyscall> Allowed;
  for (uint32_t I = 0; I < 110; ++I)
    Allowed.push_back({I * 3});
  expectExactly(Allowed);
}

TEST(SyscallFilter, KillsCallsOfOtherArchitectures) {
  auto Filter = buildSyscallFilter(Arch::X86_64, {{1}});
  EXPECT_TRUE(allows(Filter, callOf(1, AUDIT_ARCH_X86_64)));
  EXPECT_FALSE(allows(Filter, callOf(1, AUDIT_ARCH_I386)));
  EXPECT_FALSE(allows(Filter, callOf(1, AUDIT_ARCH_AARCH64)));
}

TEST(SyscallFilter, NoExecLooksAtTheProtection) {
  for (const NamedArch &N : Archs) {
    auto Filter = buildSyscallFilter(N.A, {{10, SyscallCheck::NoExec}});
    for (unsigned Protection = 0; Protection < 8; ++Protection) {
      seccomp_data D = callOf(10, N.Audit);
      D.args[2] = Protection;
      EXPECT_EQ(allows(Filter, D), !(Protection & PROT_EXEC));
    }
  }
}

TEST(SyscallFilter, FdFlagsLooksAtTheCommand) {
  auto Filter = buildSyscallFilter(Arch::X86_64, {{72, SyscallCheck::FdFlags}});
  for (int Command = 0; Command < 2048; ++Command) {
    seccomp_data D = callOf(72, AUDIT_ARCH_X86_64);
    D.args[1] = unsigned(Command);
    EXPECT_EQ(allows(Filter, D), Command == F_GETFL || Command == F_SETFL ||
                                     Command == F_DUPFD_CLOEXEC);
  }
}

TEST(SyscallFilter, NotCwdTakesDescriptorsOnly) {
  auto Filter = buildSyscallFilter(Arch::X86_64, {{257, SyscallCheck::NotCwd}});
  for (int64_t Fd : {0, 3, AT_FDCWD, -1}) {
    seccomp_data D = callOf(257, AUDIT_ARCH_X86_64);
    D.args[0] = uint64_t(Fd);
    EXPECT_EQ(allows(Filter, D), Fd != AT_FDCWD);
    D.args[0] = uint32_t(Fd); // how a caller extends an int is its own choice
    EXPECT_EQ(allows(Filter, D), Fd != AT_FDCWD);
  }
}

TEST(SyscallFilter, ChecksStandBesidePlainCalls) {
  auto Filter = buildSyscallFilter(Arch::X86_64, {{9, SyscallCheck::NoExec},
                                                  {10, SyscallCheck::NoExec},
                                                  {11},
                                                  {72, SyscallCheck::FdFlags}});
  seccomp_data D = callOf(10, AUDIT_ARCH_X86_64);
  EXPECT_TRUE(allows(Filter, D));
  D.args[2] = PROT_EXEC;
  EXPECT_FALSE(allows(Filter, D));
  D.nr = 11;
  EXPECT_TRUE(allows(Filter, D));
  D.nr = 72;
  EXPECT_FALSE(allows(Filter, D));
}

bool contains(const std::vector<AllowedSyscall> &Allowed, uint32_t Number) {
  return llvm::any_of(Allowed, [&](const AllowedSyscall &Call) {
    return Call.Number == Number;
  });
}

constexpr uint32_t Write = 1, Mprotect = 10, Socket = 41, Execve = 59,
                   ExitGroup = 231, Openat = 257; // x86-64

TEST(AllowedSyscalls, FollowWhatIsReferredTo) {
  auto Least = allowedSyscalls(Arch::X86_64, {}, true);
  EXPECT_TRUE(contains(Least, ExitGroup));
  EXPECT_FALSE(contains(Least, Mprotect));
  auto Growing = allowedSyscalls(Arch::X86_64, {"wasmc_rt_memory_grow"}, true);
  EXPECT_TRUE(contains(Growing, Mprotect));
}

TEST(AllowedSyscalls, OpenOnlyBeneathGrantedDirectories) {
  llvm::StringSet<> Symbols = {"wasmc_wasi_path_open"};
  EXPECT_TRUE(contains(allowedSyscalls(Arch::X86_64, Symbols, true), Openat));
  EXPECT_FALSE(contains(allowedSyscalls(Arch::X86_64, Symbols, false), Openat));
}

/// What the runtime of a module can call that uses everything there is.
TEST(AllowedSyscalls, NeverLetWhatEscapesThrough) {
  llvm::StringSet<> All;
#define WASI(Name, Params, Result) All.insert("wasmc_wasi_" #Name);
#include "runtime-support/abi/Wasi.def"
#define RUNTIME_CALL(Name, NumParams, HasResult) All.insert("wasmc_rt_" #Name);
#include "runtime-support/abi/RuntimeCalls.def"
  auto Most = allowedSyscalls(Arch::X86_64, All, true);
  EXPECT_TRUE(contains(Most, Write));
  for (uint32_t Escape : {Socket, Execve, 56u /*clone*/, 57u /*fork*/,
                          101u /*ptrace*/, 425u /*io_uring_setup*/})
    EXPECT_FALSE(contains(Most, Escape)) << Escape;
  for (const AllowedSyscall &Call : Most)
    if (Call.Number == Mprotect || Call.Number == 9 /*mmap*/)
      EXPECT_EQ(Call.Check, SyscallCheck::NoExec);
}

TEST(SyscallFilter, IsShortAndDecidesInFewSteps) {
  std::vector<AllowedSyscall> Allowed;
  for (uint32_t I = 0; I < 48; ++I)
    Allowed.push_back({I * 10});
  auto Filter = buildSyscallFilter(Arch::X86_64, Allowed);
  EXPECT_LE(Filter.size(), 57u);
  unsigned Most = 0;
  for (uint32_t I = 0; I < 512; ++I)
    Most =
        std::max(Most, runFilter(Filter, callOf(I, AUDIT_ARCH_X86_64)).Steps);
  EXPECT_LE(Most, 19u);
}

/// What the kernel can't foresee it doesn't try for every number at start-up.
TEST(SyscallFilter, BeginsWithWhatTheKernelCannotForesee) {
  auto Filter = buildSyscallFilter(Arch::X86_64, {{1}});
  EXPECT_EQ(Filter[0].Code, BPF_LD | BPF_IMM);
}

} // namespace
