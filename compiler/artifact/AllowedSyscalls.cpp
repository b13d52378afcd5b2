//===- AllowedSyscalls.cpp - what this executable's runtime calls ---------===//
//
// From abi/AllowedSyscalls.def, the rows of what compiled code refers to: an
// import or a runtime call that isn't used is not there to be misused.
//
//===----------------------------------------------------------------------===//

#include "compiler/artifact/SyscallFilter.h"

using namespace llvm;
using namespace wasmc;

namespace {

enum class Syscall : uint16_t {
#define SYSCALL(Name, X86_64, Generic) Name,
#include "runtime-support/abi/Syscalls.def"
};

struct SyscallNumbers {
  int32_t X86_64, Generic; ///< -1: the architecture doesn't have it
};
constexpr SyscallNumbers Numbers[] = {
#define SYSCALL(Name, X86_64, Generic) {X86_64, Generic},
#include "runtime-support/abi/Syscalls.def"
};

SyscallCheck checkOf(Syscall Call) {
  switch (Call) {
#define CHECK_SYSCALL(Name, Check)                                             \
  case Syscall::Name:                                                          \
    return SyscallCheck::Check;
#include "runtime-support/abi/AllowedSyscalls.def"
  default:
    return SyscallCheck::None;
  }
}

/// The system calls that are let through, each once.
std::vector<bool> allowedSet(const StringSet<> &Symbols, bool Directories) {
  std::vector<bool> Set(std::size(Numbers));
  auto AllowIf = [&Set](bool Condition, Syscall Call) {
    if (Condition)
      Set[size_t(Call)] = true;
  };
#define ALLOW_ALWAYS(Call) AllowIf(true, Syscall::Call);
#define ALLOW_RUNTIME_CALL(Name, Call)                                         \
  AllowIf(Symbols.contains("wasmc_rt_" #Name), Syscall::Call);
#define ALLOW_WASI(Name, Call)                                                 \
  AllowIf(Symbols.contains("wasmc_wasi_" #Name), Syscall::Call);
#include "runtime-support/abi/AllowedSyscalls.def"
  if (!Directories) {
#define ALLOW_DIRECTORIES(Call) Set[size_t(Syscall::Call)] = false;
#include "runtime-support/abi/AllowedSyscalls.def"
  }
  return Set;
}

} // namespace

std::vector<AllowedSyscall>
wasmc::allowedSyscalls(Arch A, const StringSet<> &Symbols, bool Directories) {
  std::vector<AllowedSyscall> Allowed;
  std::vector<bool> Set = allowedSet(Symbols, Directories);
  for (size_t I = 0; I < Set.size(); ++I) {
    int32_t Number = A == Arch::X86_64 ? Numbers[I].X86_64 : Numbers[I].Generic;
    if (Set[I] && Number >= 0)
      Allowed.push_back({uint32_t(Number), checkOf(Syscall(I))});
  }
  return Allowed;
}
