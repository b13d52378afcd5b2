//===- SyscallFilter.cpp - the seccomp filter of an executable ------------===//

#include "compiler/artifact/SyscallFilter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;
using namespace wasmc;

static abi::AuditArch auditArch(Arch A) {
  switch (A) {
  case Arch::X86_64:
    return abi::AuditArch::X86_64;
  case Arch::AArch64:
    return abi::AuditArch::AArch64;
  case Arch::RISCV64:
    return abi::AuditArch::RISCV64;
  }
  llvm_unreachable("not an architecture");
}

std::vector<abi::FilterInstruction>
wasmc::buildSyscallFilter(Arch A, ArrayRef<AllowedSyscall> Allowed) {
  std::vector<AllowedSyscall> Sorted(Allowed.begin(), Allowed.end());
  llvm::sort(Sorted, [](const AllowedSyscall &A, const AllowedSyscall &B) {
    return A.Number < B.Number;
  });
  abi::FilterWriter Filter(auditArch(A), Sorted.data(),
                           uint32_t(Sorted.size()));
  assert(Filter.isGood() && "a jump that BPF can't make");
  return {Filter.begin(), Filter.begin() + Filter.size()};
}
