//===- WallsTest.cpp - what is stopped behind the walls -------------------===//
//
// The filter is that of a program which imports all of WASI, with every
// runtime call: the largest set there is.
//
//===----------------------------------------------------------------------===//

#include "compiler/artifact/SyscallFilter.h"
#include "test/sandbox/Child.h"
#include "test/sandbox/HostArch.h"
#include <csignal>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace wasmc;
using namespace wasmc::test;
namespace fs = std::filesystem;

namespace {

llvm::StringSet<> allSymbols() {
  llvm::StringSet<> Symbols;
#define WASI(Name, Params, Result) Symbols.insert("wasmc_wasi_" #Name);
#include "runtime-support/abi/Wasi.def"
#define RUNTIME_CALL(Name, NumParams, HasResult)                               \
  Symbols.insert("wasmc_rt_" #Name);
#include "runtime-support/abi/RuntimeCalls.def"
  return Symbols;
}

class Walls : public Scratch {
protected:
  Walls() {
    fs::create_directories(Root / "granted/sub");
    fs::create_directories(Root / "readonly");
    writeFile("secret", "SECRET");
    writeFile("granted/file", "file");
    writeFile("readonly/file", "file");
  }

  /// Behind the walls of a run with these flags; Attack exits with 0 if it is
  /// not stopped.
  Outcome behind(
      const std::vector<std::string> &Flags,
      const std::function<void()> &Attack,
      const std::function<void()> &Before = [] {}) {
    std::vector<std::string> Args = {"app"};
    Args.insert(Args.end(), Flags.begin(), Flags.end());
    auto Symbols = allSymbols();
    return inChild([&] {
      Start S(Args);
      S.setFilters(
          buildSyscallFilter(Here, allowedSyscalls(Here, Symbols, false)),
          buildSyscallFilter(Here, allowedSyscalls(Here, Symbols, true)));
      sandbox::Settings Settings = S.read();
      sandbox::openGrants(Settings);
      for (uint32_t I = 0; I != Settings.Grants.NumDirs; ++I)
        Granted[I] = Settings.Grants.Dirs[I].Fd;
      Before();
      sandbox::enter(Settings, S.image());
      Attack();
    });
  }

  void expectKilled(const std::function<void()> &Attack,
                    const std::vector<std::string> &Flags = {}) {
    Outcome O = behind(Flags, Attack);
    EXPECT_EQ(O.Signal, SIGSYS) << "exit code " << O.ExitCode << O.Output;
  }

  static void exitWith(int Code) {
    for (;;)
      syscall(SYS_exit_group, Code);
  }
  /// For attacks that the kernel answers with an error.
  static void expectError(long Result, int Error) {
    exitWith(Result < 0 && errno == Error ? 42 : Result < 0 ? 43 : 0);
  }

  std::vector<std::string> grant() const {
    return {"--dir", path("granted"), "--dir-ro", path("readonly")};
  }
  int Granted[4] = {};
};

TEST_F(Walls, LetWorkThrough) {
  Outcome O = behind(grant(), [&] {
    syscall(SYS_write, 1, "ok\n", 3);
    long Fd = syscall(SYS_openat, Granted[0], "file", O_RDWR);
    long New = syscall(SYS_openat, Granted[0], "new", O_RDWR | O_CREAT, 0600);
    long ReadOnly = syscall(SYS_openat, Granted[1], "file", O_RDONLY);
    open_how How = {};
    long Two =
        syscall(SYS_openat2, Granted[0], "sub/../file", &How, sizeof(How));
    long Moved =
        syscall(SYS_renameat2, Granted[0], "new", Granted[0], "sub/new", 0);
    exitWith(Fd < 0 || New < 0 || ReadOnly < 0 || Two < 0 || Moved < 0);
  });
  EXPECT_EQ(O.ExitCode, 0);
  EXPECT_EQ(O.Output, "ok\n");
  EXPECT_TRUE(fs::exists(Root / "granted/sub/new"));
}

TEST_F(Walls, StopWhatNoGuestNeeds) {
  for (const auto &Flags : {std::vector<std::string>(), grant()}) {
    expectKilled([] { syscall(SYS_socket, AF_INET, SOCK_STREAM, 0); }, Flags);
    expectKilled([] { execl("/bin/true", "true", nullptr); }, Flags);
    expectKilled([] { syscall(SYS_execveat, -1, "", 0, 0, 0); }, Flags);
    expectKilled([] { syscall(SYS_ptrace, PTRACE_TRACEME, 0, 0, 0); }, Flags);
    expectKilled([] { syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); }, Flags);
    expectKilled([] { syscall(SYS_clone3, 0, 0); }, Flags);
    expectKilled([] { syscall(SYS_kill, getppid(), 0); }, Flags);
    expectKilled([] { syscall(SYS_process_vm_readv, 1, 0, 0, 0, 0, 0); },
                 Flags);
    expectKilled([] { syscall(SYS_ioctl, 0, 0x5412, "x"); }, Flags);
    expectKilled([] { syscall(SYS_memfd_create, "x", 0); }, Flags);
    expectKilled([] { syscall(SYS_io_uring_setup, 1, 0); }, Flags);
    expectKilled([] { syscall(SYS_prctl, 1, 0); }, Flags);
    expectKilled([] { syscall(SYS_setrlimit, 0, 0); }, Flags);
    expectKilled([] { syscall(0x7fffffff); }, Flags);
#if defined(__x86_64__)
    expectKilled([] { syscall(0x40000000 + SYS_write, 1, "x", 1); }, Flags);
    // The table of 32-bit x86, where 1 is exit.
    expectKilled(
        [] {
          asm volatile("int $0x80" : : "a"(1), "b"(0) : "memory");
        },
        Flags);
#endif
  }
}

TEST_F(Walls, KeepMemoryFromBecomingCode) {
  static char Page[8192];
  expectKilled([] {
    mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
         MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  });
  expectKilled([] {
    mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
         0);
  });
  expectKilled([] {
    char *Aligned = Page + (4096 - reinterpret_cast<uintptr_t>(Page) % 4096);
    mprotect(Aligned, 4096, PROT_READ | PROT_EXEC);
  });
#ifdef SYS_pkey_mprotect
  expectKilled([] { syscall(SYS_pkey_mprotect, Page, 4096, PROT_EXEC, -1); });
#endif
  // Memory itself can be had.
  Outcome O = behind({}, [] {
    void *P = mmap(nullptr, 4096, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    exitWith(P == MAP_FAILED || mprotect(P, 4096, PROT_READ));
  });
  EXPECT_EQ(O.ExitCode, 0);
}

TEST_F(Walls, OpenNothingWithoutADirectory) {
  expectKilled([] { syscall(SYS_openat, 0, "/etc/passwd", O_RDONLY); });
  expectKilled([] { syscall(SYS_openat2, 0, "/etc/passwd", 0, 0); });
  expectKilled([] { syscall(SYS_mkdirat, 0, "/tmp/wasmc-new", 0700); });
  expectKilled([] { syscall(SYS_unlinkat, 0, "/tmp/wasmc-new", 0); });
  expectKilled([] { syscall(SYS_readlinkat, 0, "/proc/self/exe", 0, 0); });
}

/// The kernel has landlock, or there is nothing to see.
bool haveLandlock() {
  return syscall(SYS_landlock_create_ruleset, nullptr, 0, 1) >= 2;
}

TEST_F(Walls, OpenNothingOutsideTheDirectories) {
  expectKilled([] { open("/etc/passwd", O_RDONLY); }, grant());
  if (!haveLandlock())
    GTEST_SKIP() << "this kernel has no landlock";
  std::string Secret = path("secret");
  auto Fails = [&](const std::function<long()> &Attack) {
    Outcome O = behind(grant(), [&] { expectError(Attack(), EACCES); });
    EXPECT_EQ(O.ExitCode, 42) << O.Output << " signal " << O.Signal;
  };
  Fails([&] {
    return syscall(SYS_openat, Granted[0], Secret.c_str(), O_RDONLY);
  });
  Fails([&] { return syscall(SYS_openat, Granted[0], "../secret", O_RDONLY); });
  Fails([&] { return syscall(SYS_openat, 0, "/etc/passwd", O_RDONLY); });
  Fails([&] {
    open_how How = {};
    return syscall(SYS_openat2, Granted[0], "../secret", &How, sizeof(How));
  });
  Fails([&] { return syscall(SYS_unlinkat, Granted[0], "../secret", 0); });
  Fails([&] { return syscall(SYS_mkdirat, Granted[0], "../new", 0700); });
  Fails([&] { return syscall(SYS_symlinkat, "x", Granted[0], "../new"); });
  // Read-only directories, whatever the rights of the user.
  Fails([&] { return syscall(SYS_openat, Granted[1], "file", O_RDWR); });
  Fails([&] { return syscall(SYS_openat, Granted[1], "file", O_WRONLY); });
  Fails([&] { return syscall(SYS_unlinkat, Granted[1], "file", 0); });
  Fails([&] {
    return syscall(SYS_openat, Granted[1], "new", O_RDWR | O_CREAT, 0600);
  });
  Fails([&] {
    return syscall(SYS_openat, Granted[1], "file", O_RDONLY | O_TRUNC);
  });
  EXPECT_TRUE(fs::exists(Root / "secret"));
}

TEST_F(Walls, NarrowWhatFcntlDoes) {
  expectKilled([] { syscall(SYS_fcntl, 1, F_SETOWN, getppid()); });
  expectKilled([] { syscall(SYS_fcntl, 1, F_SETLEASE, F_RDLCK); });
  Outcome O = behind({}, [] { exitWith(syscall(SYS_fcntl, 1, F_GETFL) < 0); });
  EXPECT_EQ(O.ExitCode, 0);
}

TEST_F(Walls, MissingInTheKernelAreToldUnlessTheUserInsists) {
  auto None = [] {};
  auto NoSeccomp = [] { failSyscall(SYS_seccomp, ENOSYS); };
  auto NoLandlock = [] { failSyscall(SYS_landlock_create_ruleset, ENOSYS); };
  auto NoLandlockAtBoot = [] {
    failSyscall(SYS_landlock_create_ruleset, EOPNOTSUPP);
  };
  auto ContainerWithoutLandlock = [] {
    failSyscall(SYS_landlock_create_ruleset, EPERM);
  };
  // As qemu-user and kernels without filters answer.
  auto NoFilters = [] { failSyscall(SYS_seccomp, EINVAL); };
  EXPECT_EQ(behind({}, None, NoSeccomp).ExitCode, 0);
  EXPECT_EQ(behind({}, None, NoFilters).ExitCode, 0);
  EXPECT_EQ(behind(grant(), None, NoLandlock).ExitCode, 0);
  EXPECT_EQ(behind(grant(), None, NoLandlockAtBoot).ExitCode, 0);
  EXPECT_EQ(behind(grant(), None, ContainerWithoutLandlock).ExitCode, 0);
  for (const auto &Missing :
       std::vector<std::function<void()>>{NoSeccomp, NoFilters}) {
    Outcome O = behind({"--sandbox=strict"}, None, Missing);
    EXPECT_EQ(O.ExitCode, 125);
    EXPECT_EQ(O.Output, "app: cannot set up the sandbox: seccomp: ENOSYS\n");
  }
  std::vector<std::string> Strict = grant();
  Strict.push_back("--sandbox=strict");
  EXPECT_EQ(behind(Strict, None, NoLandlock).ExitCode, 125);
  Outcome O = behind({"--sandbox-status"}, None, NoSeccomp);
  EXPECT_EQ(O.ExitCode, 0);
  EXPECT_NE(O.Output.find("seccomp       MISSING"), std::string::npos);
}

TEST_F(Walls, ThatCannotBePutUpEndTheRun) {
  auto None = [] {};
  for (long Call : {SYS_seccomp, SYS_landlock_create_ruleset,
                    SYS_landlock_add_rule, SYS_landlock_restrict_self})
    for (int Errno : {EINTR, ENOMEM, EACCES}) {
      Outcome O = behind(grant(), None, [=] { failSyscall(Call, Errno); });
      EXPECT_EQ(O.ExitCode, 125) << Call;
      EXPECT_NE(O.Output.find("app: cannot set up the sandbox: "),
                std::string::npos);
    }
  Outcome O = behind({}, None, [] { failSyscall(SYS_prctl, EPERM); });
  EXPECT_EQ(O.ExitCode, 125);
}

TEST_F(Walls, OfABrokenFilterEndTheRun) {
  // Like a kernel without filters it answers EINVAL, which would be no reason
  // not to run.
  Outcome O = inChild([] {
    Start S({"app"});
    S.setFilters({{0xffff, 0, 0, 0}}, {});
    sandbox::enter(S.read(), S.image());
  });
  EXPECT_EQ(O.ExitCode, 125) << O.Output;
}

TEST_F(Walls, AreTold) {
#if __has_feature(address_sanitizer)
  GTEST_SKIP() << "the sanitizer makes system calls of its own";
#endif
  Outcome O = behind({"--sandbox-status", "--env", "A=b", "--dir-ro",
                      path("readonly") + "::/r"},
                     [] { exitWith(77); });
  EXPECT_EQ(O.ExitCode, 0);
  EXPECT_NE(O.Output.find("/r is " + path("readonly") + ", read-only\n"),
            std::string::npos);
  EXPECT_NE(O.Output.find("variables     1\n"), std::string::npos);
  EXPECT_NE(O.Output.find("seccomp       up\n"), std::string::npos);
}

} // namespace
