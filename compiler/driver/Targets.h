//===- Targets.h - what can be compiled for ---------------------*- C++ -*-===//
//
// A door of driver/: targets as a user names them.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_TARGETS_H
#define WASMC_DRIVER_TARGETS_H

#include "compiler/base/Options.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace wasmc {

struct TargetInfo {
  llvm::StringRef Name;
  llvm::StringRef Title;
  llvm::StringRef DefaultCpu;
  llvm::StringRef DefaultFeatures;
  bool IsHost;
};

std::vector<TargetInfo> listTargets();

/// Name: of a target, or empty for this machine's. Cpu "native" becomes this
/// machine's CPU with its features, for its own target only. An
/// EnvironmentError where there is no such target, CPU or feature.
llvm::Expected<TargetOptions> resolveTarget(llvm::StringRef Name,
                                            llvm::StringRef Cpu,
                                            llvm::StringRef Features);
bool isHost(Arch A);
llvm::StringRef targetName(Arch A);
/// What runs the architecture's programs here: nothing on a machine of its own,
/// else qemu's user mode, to be found in PATH.
std::vector<std::string> emulatorOf(Arch A);

} // namespace wasmc

#endif
