//===- WholeModule.h - LLVM's own pipeline, traps kept ----------*- C++ -*-===//
//
// -O3 inlines, and the inliner drops llvm.fake.use when it clones a body. So
// marks are calls of a function of ours while LLVM's pipeline runs.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_PASSES_WHOLEMODULE_H
#define WASMC_PASSES_WHOLEMODULE_H

namespace llvm {
class Module;
class TargetMachine;
} // namespace llvm

namespace wasmc {

/// Runs the simplification half of LLVM's -O2 (inlining and the
/// interprocedural passes included, vectorizers not) on a module with marked
/// loads, and leaves it with marked loads.
void simplifyWholeModule(llvm::Module &M, llvm::TargetMachine &TM);

} // namespace wasmc

#endif
