//===- Analyses.h - LLVM's analysis managers, set up ------------*- C++ -*-===//

#ifndef WASMC_PASSES_ANALYSES_H
#define WASMC_PASSES_ANALYSES_H

#include "llvm/Passes/PassBuilder.h"

namespace wasmc {

/// The analyses of one module, made for guests: no function is a libc's by its
/// name, and memory accesses aren't promoted to registers across a loop
/// (their traps would come too early or never).
struct Analyses {
  explicit Analyses(llvm::TargetMachine &TM);

  llvm::PassInstrumentationCallbacks Callbacks;
  llvm::PassBuilder Builder;
  llvm::LoopAnalysisManager Loops;
  llvm::FunctionAnalysisManager Functions;
  llvm::CGSCCAnalysisManager SCCs;
  llvm::ModuleAnalysisManager Modules;
};

/// What interprocedural passes have found out about F does not hold any more:
/// it is about to be given loads of its instance, and ways to end.
void forgetEffects(llvm::Function &F);

} // namespace wasmc

#endif
