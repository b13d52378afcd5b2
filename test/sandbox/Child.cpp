//===- Child.cpp - what can't be undone, in a child process ---------------===//

#include "test/sandbox/Child.h"
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace wasmc;
using namespace wasmc::test;

Outcome test::inChild(const std::function<void()> &Body) {
  int Pipe[2];
  EXPECT_EQ(pipe(Pipe), 0);
  pid_t Child = fork();
  if (!Child) {
    close(Pipe[0]);
    dup2(Pipe[1], 1);
    dup2(Pipe[1], 2);
    close(Pipe[1]);
    Body();
    syscall(SYS_exit_group, 0);
  }
  close(Pipe[1]);
  Outcome Result;
  char Buffer[4096];
  for (ssize_t Got; (Got = read(Pipe[0], Buffer, sizeof(Buffer))) > 0;)
    Result.Output.append(Buffer, size_t(Got));
  close(Pipe[0]);
  int Status = 0;
  waitpid(Child, &Status, 0);
  if (WIFEXITED(Status))
    Result.ExitCode = WEXITSTATUS(Status);
  else
    Result.Signal = WTERMSIG(Status);
  return Result;
}

void test::failSyscall(long Number, int Errno) {
  sock_filter Filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, uint32_t(Number), 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | uint32_t(Errno)),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
  sock_fprog Program = {std::size(Filter), Filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
      prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &Program))
    _exit(99);
}

Records &Records::add(abi::GrantTag Tag,
                      const std::vector<std::string> &Strings) {
  Bytes.push_back(uint8_t(Tag));
  for (const std::string &S : Strings) {
    Bytes.insert(Bytes.end(), S.begin(), S.end());
    Bytes.push_back(0);
  }
  return *this;
}

namespace {
template <typename T>
void refer(wasmc::abi::RelArray<T> &Array, const T *To, size_t Count) {
  Array.First.Distance = int32_t(reinterpret_cast<const char *>(To) -
                                 reinterpret_cast<const char *>(&Array.First));
  Array.Count = uint32_t(Count);
}
} // namespace

Start::Start(const std::vector<std::string> &Args, const Records &Baked,
             const std::vector<std::string> &Env)
    : I(new Image()) {
  std::copy(Baked.bytes().begin(), Baked.bytes().end(), I->Grants);
  if (!Baked.bytes().empty())
    refer(I->Header.Grants, I->Grants, Baked.bytes().size());
  Strings = Args;
  Strings.insert(Strings.end(), Env.begin(), Env.end());
  for (size_t N = 0; N != Strings.size(); ++N) {
    if (N == Args.size())
      Pointers.push_back(nullptr);
    Pointers.push_back(Strings[N].data());
  }
  if (Env.empty())
    Pointers.push_back(nullptr);
  Pointers.push_back(nullptr);
  Process.Argc = long(Args.size());
  Process.Argv = Pointers.data();
  Process.Envp = Process.Argv + Args.size() + 1;
  Process.Aux = nullptr;
}

void Start::setFilters(
    const std::vector<abi::FilterInstruction> &Plain,
    const std::vector<abi::FilterInstruction> &WithDirectories) {
  std::copy(Plain.begin(), Plain.end(), I->Filters[0]);
  std::copy(WithDirectories.begin(), WithDirectories.end(), I->Filters[1]);
  refer(I->Header.SyscallFilter, I->Filters[0], Plain.size());
  refer(I->Header.DirectoryFilter, I->Filters[1], WithDirectories.size());
}

Scratch::Scratch() {
  const char *Top = std::getenv("TMPDIR");
  std::string Name = std::string(Top ? Top : "/tmp") + "/wasmc-sandbox-XXXXXX";
  Root = std::filesystem::canonical(mkdtemp(Name.data()));
}
Scratch::~Scratch() {
  std::error_code Ignored;
  std::filesystem::remove_all(Root, Ignored);
}
void Scratch::writeFile(const std::string &Below, const std::string &Contents) {
  std::ofstream(path(Below), std::ios::binary) << Contents;
}
