//===- ImportFilter.cpp - the filter of an image that was loaded ----------===//

#include "runtime-support/sandbox/ImportFilter.h"

using namespace wasmc;
using abi::SyscallCheck;
using sandbox::AllowedCalls;
using sys::Syscall;

static constexpr abi::AuditArch Here =
#if defined(__x86_64__)
    abi::AuditArch::X86_64;
#elif defined(__aarch64__)
    abi::AuditArch::AArch64;
#elif defined(__riscv)
    abi::AuditArch::RISCV64;
#endif

static SyscallCheck checkOf(Syscall Nr) {
#define CHECK_SYSCALL(Name, Check)                                             \
  if (Nr == Syscall::Name)                                                     \
    return SyscallCheck::Check;
#include "runtime-support/abi/AllowedSyscalls.def"
  return SyscallCheck::None;
}

/// All runtime calls: an image doesn't say which of them its code makes.
AllowedCalls::AllowedCalls() {
#define ALLOW_ALWAYS(Name) add(Syscall::Name);
#define ALLOW_RUNTIME_CALL(Call, Name) add(Syscall::Name);
#include "runtime-support/abi/AllowedSyscalls.def"
}

void AllowedCalls::addImport(const char *Name, uint64_t Size) {
#define ALLOW_WASI(Function, Call)                                             \
  if (Size == sizeof(#Function) - 1 &&                                         \
      !__builtin_memcmp(Name, #Function, sizeof(#Function) - 1))               \
    add(Syscall::Call);
#include "runtime-support/abi/AllowedSyscalls.def"
}

void AllowedCalls::removePaths() {
#define ALLOW_DIRECTORIES(Call) remove(Syscall::Call);
#include "runtime-support/abi/AllowedSyscalls.def"
}

void AllowedCalls::add(Syscall Nr) {
  if (long(Nr) < 0) // this architecture doesn't have it
    return;
  uint32_t Number = uint32_t(Nr), At = 0;
  while (At != Count && Calls[At].Number < Number)
    ++At;
  if (At != Count && Calls[At].Number == Number)
    return;
  for (uint32_t I = Count++; I != At; --I)
    Calls[I] = Calls[I - 1];
  Calls[At] = {Number, checkOf(Nr)};
}

void AllowedCalls::remove(Syscall Nr) {
  uint32_t To = 0;
  for (uint32_t I = 0; I != Count; ++I)
    if (Calls[I].Number != uint32_t(Nr))
      Calls[To++] = Calls[I];
  Count = To;
}

abi::FilterWriter AllowedCalls::filter() const { return {Here, Calls, Count}; }
