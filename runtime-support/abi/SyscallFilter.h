//===- SyscallFilter.h - system calls as a seccomp filter -------*- C++ -*-===//
//
// Makes a program for the kernel's classic BPF machine that lets a set of
// system calls through (kernel: Documentation/userspace-api/seccomp_filter).
// The compiler makes those of executables, and the loader program that of each
// image that it runs, when it knows what the image imports.
//
// A process pays for the filter's length at each start, where the kernel
// translates it (0.2 us an instruction), and for its depth at each call (0.3 ns
// an instruction). So a number is one instruction, in short chains of equal
// comparisons, and a balanced tree leads to the chains.
//
// When a filter is installed, the kernel runs it for every number there is, to
// remember which are always allowed (kernel/seccomp.c, seccomp_cache_prepare):
// 15 to 50 us at each start, to save 5 ns a call. It gives up at an operation
// that is no load of number or architecture, no comparison and no return, so
// such a one stands first.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_SYSCALLFILTER_H
#define WASMC_ABI_SYSCALLFILTER_H

#include "runtime-support/abi/Image.h"

namespace wasmc::abi {

/// What is checked of the arguments of a call that is let through.
enum class SyscallCheck : uint8_t {
  None,
  NoExec,  ///< argument 2, a protection, lacks PROT_EXEC
  FdFlags, ///< argument 1 is F_GETFL, F_SETFL or F_DUPFD_CLOEXEC
  NotCwd,  ///< argument 0 is not AT_FDCWD
};

struct AllowedSyscall {
  uint32_t Number;
  SyscallCheck Check = SyscallCheck::None;
};

/// AUDIT_ARCH_* of linux/audit.h.
enum class AuditArch : uint32_t {
  X86_64 = 0xc000003e,
  AArch64 = 0xc00000b7,
  RISCV64 = 0xc00000f3,
};

class FilterWriter {
public:
  /// Allowed: by number, each once.
  FilterWriter(AuditArch A, const AllowedSyscall *Allowed, uint32_t Count) {
    emit(LoadConstant, 0); // see above; has no other effect
    emit(LoadWord, OffsetOfArch);
    jump(IfEqual, uint32_t(A), Next, Kill);
    emit(LoadWord, OffsetOfNumber);
    writeTree(Allowed, Count);
    writeChecks(Allowed, Count);
    place(Kill);
    emit(Return, 0x80000000); // SECCOMP_RET_KILL_PROCESS
    place(Allow);
    emit(Return, 0x7fff0000); // SECCOMP_RET_ALLOW
    resolve();
  }

  /// False: a call too many for distances of 8 bits. All of Syscalls.def fit.
  bool isGood() const { return Good; }
  const FilterInstruction *begin() const { return Code; }
  uint16_t size() const { return uint16_t(Size); }

private:
  static constexpr uint32_t MostCode = 256, MostPlaces = 64;
  /// Numbers that are compared one after the other.
  static constexpr uint32_t ChainLength = 12;

  // linux/bpf_common.h, linux/seccomp.h, asm-generic/fcntl.h, asm/mman.h
  enum Operation : uint16_t {
    LoadConstant = 0x00,
    LoadWord = 0x20,
    IfEqual = 0x15,
    IfNotBelow = 0x35,
    IfSet = 0x45,
    Return = 0x06,
  };
  static constexpr uint32_t OffsetOfNumber = 0, OffsetOfArch = 4;
  static constexpr uint32_t offsetOfArgument(uint32_t I) {
    return 16 + I * 8; // the low half
  }
  static constexpr uint32_t Executable = 4;
  static constexpr uint32_t GetFlags = 3, SetFlags = 4, DupCloexec = 1030;
  static constexpr uint32_t Cwd = uint32_t(-100);

  /// Checks have fixed labels, of their numbers; chains get theirs.
  using Label = uint32_t;
  static constexpr Label Kill = 0xfe, Allow = 0xff, FirstNode = 0x100;
  static constexpr Label Next = ~0u; ///< the instruction that follows

  void emit(Operation O, uint32_t K) {
    if (Size == MostCode) {
      Good = false;
      return;
    }
    Code[Size++] = {O, 0, 0, K};
  }
  void jump(Operation O, uint32_t K, Label True, Label False) {
    if (Size != MostCode)
      Jumps[Size] = {True, False};
    emit(O, K);
  }
  void place(Label L) {
    if (NumPlaces == MostPlaces)
      Good = false;
    else
      Places[NumPlaces++] = {L, Size};
  }

  void writeTree(const AllowedSyscall *Allowed, uint32_t Count) {
    if (Count <= ChainLength)
      return writeChain(Allowed, Count);
    uint32_t Low = Count / 2;
    Label High = NextNode++;
    jump(IfNotBelow, Allowed[Low].Number, High, Next);
    writeTree(Allowed, Low);
    place(High);
    writeTree(Allowed + Low, Count - Low);
  }

  void writeChain(const AllowedSyscall *Allowed, uint32_t Count) {
    if (!Count) // nothing at all: no number is below zero
      return jump(IfNotBelow, 0, Kill, Kill);
    for (uint32_t I = 0; I != Count; ++I) {
      SyscallCheck Check = Allowed[I].Check;
      jump(IfEqual, Allowed[I].Number,
           Check == SyscallCheck::None ? Allow : Label(Check),
           I + 1 == Count ? Kill : Next);
    }
  }

  bool beginsCheck(SyscallCheck Check, const AllowedSyscall *Allowed,
                   uint32_t Count) {
    for (uint32_t I = 0; I != Count; ++I)
      if (Allowed[I].Check == Check) {
        place(Label(Check));
        return true;
      }
    return false;
  }

  void writeChecks(const AllowedSyscall *Allowed, uint32_t Count) {
    if (beginsCheck(SyscallCheck::NoExec, Allowed, Count)) {
      emit(LoadWord, offsetOfArgument(2));
      jump(IfSet, Executable, Kill, Allow);
    }
    if (beginsCheck(SyscallCheck::FdFlags, Allowed, Count)) {
      emit(LoadWord, offsetOfArgument(1));
      jump(IfEqual, GetFlags, Allow, Next);
      jump(IfEqual, SetFlags, Allow, Next);
      jump(IfEqual, DupCloexec, Allow, Kill);
    }
    if (beginsCheck(SyscallCheck::NotCwd, Allowed, Count)) {
      emit(LoadWord, offsetOfArgument(0));
      jump(IfEqual, Cwd, Kill, Allow);
    }
  }

  /// Distances are 8 bits and forward.
  uint8_t distance(uint32_t From, Label To) {
    if (To == Next)
      return 0;
    for (uint32_t I = 0; I != NumPlaces; ++I) {
      if (Places[I].Of != To)
        continue;
      uint32_t Distance = Places[I].At - From - 1;
      Good &= Distance <= 255;
      return uint8_t(Distance);
    }
    Good = false;
    return 0;
  }
  void resolve() {
    for (uint32_t I = 0; I != Size; ++I) {
      if ((Code[I].Code & 7) != (IfEqual & 7))
        continue;
      Code[I].JumpTrue = distance(I, Jumps[I].True);
      Code[I].JumpFalse = distance(I, Jumps[I].False);
    }
  }

  struct Jump {
    Label True, False;
  };
  struct Place {
    Label Of;
    uint32_t At;
  };
  bool Good = true;
  uint32_t Size = 0, NumPlaces = 0;
  Label NextNode = FirstNode;
  FilterInstruction Code[MostCode];
  Jump Jumps[MostCode];
  Place Places[MostPlaces];
};

} // namespace wasmc::abi

#endif
