//===- SyscallFilter.cpp - the seccomp filter of an executable ------------===//
//
// An executable pays for the filter's length at each start, where the kernel
// translates it (0.2 us an instruction), and for its depth at each call (0.3 ns
// an instruction). So a number is one instruction, in short chains of equal
// comparisons, and a balanced tree leads to the chains (kernel:
// Documentation/userspace-api/seccomp_filter).
//
// When a filter is installed, the kernel runs it for every number there is, to
// remember which are always allowed (kernel/seccomp.c, seccomp_cache_prepare):
// 15 to 50 us at each start of an executable, to save 5 ns a call. It gives up
// at an operation that is no load of number or architecture, no comparison and
// no return, so such a one stands first.
//
//===----------------------------------------------------------------------===//

#include "compiler/artifact/SyscallFilter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include <linux/audit.h>
#include <linux/fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>

using namespace llvm;
using namespace wasmc;

namespace {

/// Labels of the shared leaves; a check has its SyscallCheck.
enum Leaf : uint32_t { Kill = 0xfe, Allow = 0xff };

/// Numbers that are compared one after the other.
constexpr size_t ChainLength = 12;

uint32_t auditArch(Arch A) {
  switch (A) {
  case Arch::X86_64:
    return AUDIT_ARCH_X86_64;
  case Arch::AArch64:
    return AUDIT_ARCH_AARCH64;
  case Arch::RISCV64:
    return AUDIT_ARCH_RISCV64;
  }
  llvm_unreachable("not an architecture");
}

constexpr uint32_t offsetOfArgument(unsigned I) {
  return offsetof(seccomp_data, args) + I * 8; // the low half
}

class FilterWriter {
public:
  /// Allowed: by number.
  std::vector<abi::FilterInstruction> write(Arch A,
                                            ArrayRef<AllowedSyscall> Allowed) {
    emit(BPF_LD | BPF_IMM, 0); // see above; has no other effect
    load(offsetof(seccomp_data, arch));
    jump(BPF_JEQ, auditArch(A), Next, Kill);
    load(offsetof(seccomp_data, nr));
    writeTree(Allowed);
    writeChecks(Allowed);
    place(Kill);
    emit(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    place(Allow);
    emit(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    resolve();
    return std::move(Code);
  }

private:
  /// Checks and leaves have fixed labels, chains get theirs.
  using Label = uint32_t;
  static constexpr Label Next = ~0u; ///< the instruction that follows
  static constexpr Label FirstNode = 0x100;

  void emit(uint16_t Operation, uint32_t K) {
    Code.push_back({Operation, 0, 0, K});
  }
  void load(uint32_t Offset) { emit(BPF_LD | BPF_W | BPF_ABS, Offset); }
  void jump(uint16_t Comparison, uint32_t K, Label True, Label False) {
    Jumps.push_back({uint32_t(Code.size()), True, False});
    emit(uint16_t(BPF_JMP | BPF_K | Comparison), K);
  }
  void place(Label L) { Places.push_back({L, uint32_t(Code.size())}); }

  static Label targetOf(const AllowedSyscall &Call) {
    return Call.Check == SyscallCheck::None ? Label(Allow) : Label(Call.Check);
  }

  void writeTree(ArrayRef<AllowedSyscall> Allowed) {
    if (Allowed.size() <= ChainLength)
      return writeChain(Allowed);
    ArrayRef<AllowedSyscall> Low = Allowed.take_front(Allowed.size() / 2);
    ArrayRef<AllowedSyscall> High = Allowed.drop_front(Low.size());
    Label HighLabel = NextNode++;
    jump(BPF_JGE, High[0].Number, HighLabel, Next);
    writeTree(Low);
    place(HighLabel);
    writeTree(High);
  }

  void writeChain(ArrayRef<AllowedSyscall> Allowed) {
    if (Allowed.empty()) // nothing at all: no number is below zero
      return jump(BPF_JGE, 0, Kill, Kill);
    for (const AllowedSyscall &Call : Allowed)
      jump(BPF_JEQ, Call.Number, targetOf(Call),
           &Call == &Allowed.back() ? Label(Kill) : Next);
  }

  void writeChecks(ArrayRef<AllowedSyscall> Allowed) {
    auto Used = [Allowed](SyscallCheck C) {
      return any_of(Allowed,
                    [C](const AllowedSyscall &S) { return S.Check == C; });
    };
    if (Used(SyscallCheck::NoExec)) {
      place(Label(SyscallCheck::NoExec));
      load(offsetOfArgument(2));
      jump(BPF_JSET, PROT_EXEC, Kill, Allow);
    }
    if (Used(SyscallCheck::FdFlags)) {
      place(Label(SyscallCheck::FdFlags));
      load(offsetOfArgument(1));
      jump(BPF_JEQ, F_GETFL, Allow, Next);
      jump(BPF_JEQ, F_SETFL, Allow, Next);
      jump(BPF_JEQ, F_DUPFD_CLOEXEC, Allow, Kill);
    }
    if (Used(SyscallCheck::NotCwd)) {
      place(Label(SyscallCheck::NotCwd));
      load(offsetOfArgument(0));
      jump(BPF_JEQ, uint32_t(AT_FDCWD), Kill, Allow);
    }
  }

  /// Distances are 8 bits and forward; a filter for all of Syscalls.def stays
  /// within them.
  uint8_t distance(uint32_t From, Label To) const {
    if (To == Next)
      return 0;
    const auto *Place =
        llvm::find_if(Places, [To](const auto &P) { return P.first == To; });
    assert(Place != Places.end() && Place->second > From &&
           Place->second - From - 1 <= 255 && "a jump that BPF can't make");
    return uint8_t(Place->second - From - 1);
  }
  void resolve() {
    for (const Jump &J : Jumps) {
      Code[J.At].JumpTrue = distance(J.At, J.True);
      Code[J.At].JumpFalse = distance(J.At, J.False);
    }
  }

  struct Jump {
    uint32_t At;
    Label True, False;
  };
  std::vector<abi::FilterInstruction> Code;
  SmallVector<Jump, 0> Jumps;
  SmallVector<std::pair<Label, uint32_t>, 0> Places;
  Label NextNode = FirstNode;
};

} // namespace

std::vector<abi::FilterInstruction>
wasmc::buildSyscallFilter(Arch A, ArrayRef<AllowedSyscall> Allowed) {
  std::vector<AllowedSyscall> Sorted(Allowed.begin(), Allowed.end());
  llvm::sort(Sorted, [](const AllowedSyscall &A, const AllowedSyscall &B) {
    return A.Number < B.Number;
  });
  return FilterWriter().write(A, Sorted);
}
