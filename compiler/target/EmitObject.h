//===- EmitObject.h - LLVM IR to object code --------------------*- C++ -*-===//
//
// The door of target/: the three targets, their machines, and code emission.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TARGET_EMITOBJECT_H
#define WASMC_TARGET_EMITOBJECT_H

#include "compiler/base/Error.h"
#include "compiler/base/Options.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>
#include <string>
#include <vector>

namespace llvm {
class Module;
class TargetMachine;
} // namespace llvm

namespace wasmc {

struct TargetSpec {
  Arch Architecture;
  llvm::StringLiteral Name;   ///< "x86_64-linux"
  llvm::StringLiteral Triple; ///< LLVM's
  llvm::StringLiteral DefaultCpu;
  llvm::StringLiteral DefaultFeatures;
  llvm::StringLiteral Title; ///< for wasmc targets
};

llvm::ArrayRef<TargetSpec> targetSpecs();
const TargetSpec &targetSpec(Arch A);
/// Also takes the usual aliases (x86_64, aarch64-linux-gnu, arm64, ...).
const TargetSpec *findTarget(llvm::StringRef Name);
/// The machine that this program runs on, if it is one of the three.
const TargetSpec *hostTarget();

/// Unknown CPUs and features are EnvironmentErrors that list what is known.
/// Thread-safe.
llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
createTargetMachine(const TargetOptions &Options, OptLevel Level);

/// The instruction set extensions that code for these options may use and the
/// target's default CPU need not have: LLVM's names, in alphabetic order.
/// Options that createTargetMachine() takes.
std::vector<std::string> neededFeatures(const TargetOptions &Options);

enum class EmitKind { Object, Assembly };

/// Consumes the module's contents.
llvm::SmallVector<char, 0> emitObject(llvm::Module &M, llvm::TargetMachine &TM,
                                      EmitKind Kind);

} // namespace wasmc

#endif
