//===- Cpu.h - what a target is made of ------------------------*- C++ -*-===//
//
// Private to target/. One constant for each architecture, in the file named
// after it; TargetSpec.cpp lists them in the order of Arch.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TARGET_CPU_H
#define WASMC_TARGET_CPU_H

#include "compiler/target/EmitObject.h"

namespace llvm {
class MCSubtargetInfo;
}

namespace wasmc {

struct Cpu {
  TargetSpec Spec;
  /// Other spellings that users know, the bare architecture included.
  llvm::ArrayRef<llvm::StringLiteral> Aliases;
  /// What the generated code and the runtime rely on, as a feature string; a
  /// CPU that lacks one of these is refused.
  llvm::StringLiteral RequiredFeatures;
  /// Registers the back end with LLVM.
  void (*Initialize)();
  /// Refuses combinations that the back end would only report by ending the
  /// process. May be null.
  llvm::Error (*CheckFeatures)(const llvm::MCSubtargetInfo &STI);
  /// Whether a feature of LLVM's is a part of the instruction set, which a CPU
  /// has or lacks; others say how to compile.
  bool (*IsExtension)(llvm::StringRef Feature);
};

extern const Cpu X86_64Cpu;
extern const Cpu AArch64Cpu;
extern const Cpu RISCV64Cpu;

const Cpu &cpuOf(Arch A);

} // namespace wasmc

#endif
