//===- SyscallFilter.cpp - the seccomp filter of an executable ------------===//
//
// The kernel runs the whole filter at each call: so it is a balanced tree of
// comparisons, log2 of the number of ranges deep, whose leaves are shared
// (kernel: Documentation/userspace-api/seccomp_filter).
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

/// Where a leaf goes: a check, or one of these two.
enum Leaf : uint8_t { Kill = 0xfe, Allow = 0xff };

/// All numbers from First on, up to the next range, go to Target.
struct Range {
  uint32_t First;
  uint8_t Target; ///< Leaf, or a SyscallCheck
};

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

std::vector<Range> rangesOf(ArrayRef<AllowedSyscall> Allowed) {
  std::vector<AllowedSyscall> Sorted(Allowed.begin(), Allowed.end());
  llvm::sort(Sorted, [](const AllowedSyscall &A, const AllowedSyscall &B) {
    return A.Number < B.Number;
  });
  std::vector<Range> Ranges = {{0, Kill}};
  auto Add = [&Ranges](uint32_t First, uint8_t Target) {
    if (Ranges.back().First == First)
      Ranges.pop_back();
    if (Ranges.empty() || Ranges.back().Target != Target)
      Ranges.push_back({First, Target});
  };
  for (const AllowedSyscall &Call : Sorted) {
    Add(Call.Number, Call.Check == SyscallCheck::None ? uint8_t(Allow)
                                                      : uint8_t(Call.Check));
    Add(Call.Number + 1, Kill);
  }
  return Ranges;
}

class FilterWriter {
public:
  std::vector<abi::FilterInstruction> write(Arch A, ArrayRef<Range> Ranges) {
    emit(BPF_LD | BPF_IMM, 0); // see above; has no other effect
    load(offsetof(seccomp_data, arch));
    jump(BPF_JEQ, auditArch(A), Next, Kill);
    load(offsetof(seccomp_data, nr));
    writeTree(Ranges);
    writeChecks(Ranges);
    place(Kill);
    emit(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    place(Allow);
    emit(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    resolve();
    return std::move(Code);
  }

private:
  /// Labels: checks and leaves have fixed ones, inner nodes get theirs.
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

  Label labelOf(ArrayRef<Range> Ranges) {
    return Ranges.size() == 1 ? Label(Ranges[0].Target) : NextNode++;
  }

  /// Compares until one range is left; the lower half follows its node.
  void writeTree(ArrayRef<Range> Ranges) {
    if (Ranges.size() == 1) // nothing is allowed at all
      return jump(BPF_JGE, 0, Ranges[0].Target, Ranges[0].Target);
    ArrayRef<Range> Low = Ranges.take_front(Ranges.size() / 2);
    ArrayRef<Range> High = Ranges.drop_front(Low.size());
    Label LowLabel = labelOf(Low), HighLabel = labelOf(High);
    jump(BPF_JGE, High[0].First, HighLabel, LowLabel);
    for (auto [Half, L] : {std::pair(Low, LowLabel), {High, HighLabel}})
      if (Half.size() > 1) {
        place(L);
        writeTree(Half);
      }
  }

  void writeChecks(ArrayRef<Range> Ranges) {
    auto Used = [Ranges](SyscallCheck C) {
      return any_of(Ranges, [C](Range R) { return R.Target == uint8_t(C); });
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
  return FilterWriter().write(A, rangesOf(Allowed));
}
