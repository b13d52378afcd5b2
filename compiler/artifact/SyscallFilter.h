//===- SyscallFilter.h - the seccomp filter of an executable ----*- C++ -*-===//
//
// A second door of artifact/: which system calls an executable may still make
// once its guest runs, as a program for the kernel's classic BPF machine.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ARTIFACT_SYSCALLFILTER_H
#define WASMC_ARTIFACT_SYSCALLFILTER_H

#include "compiler/base/Options.h"
#include "runtime-support/abi/SyscallFilter.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringSet.h"
#include <vector>

namespace wasmc {

using abi::AllowedSyscall;
using abi::SyscallCheck;

/// What abi/AllowedSyscalls.def lets through for compiled code that refers to
/// these symbols of the runtime. Directories: the run was granted some.
std::vector<AllowedSyscall>
allowedSyscalls(Arch A, const llvm::StringSet<> &Symbols, bool Directories);

/// A filter that lets these calls through, each number at most once, and kills
/// the process at any other, or at one of another architecture's calls.
std::vector<abi::FilterInstruction>
buildSyscallFilter(Arch A, llvm::ArrayRef<AllowedSyscall> Allowed);

} // namespace wasmc

#endif
