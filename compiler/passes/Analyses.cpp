//===- Analyses.cpp - LLVM's analysis managers, set up --------------------===//

#include "compiler/passes/Analyses.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;
using namespace wasmc;

static PipelineTuningOptions tuning() {
  PipelineTuningOptions Tuning;
  // The only way to switch promotion off without a process-wide flag.
  Tuning.LicmMssaNoAccForPromotionCap = 0;
  return Tuning;
}

Analyses::Analyses(TargetMachine &TM)
    : Builder(&TM, tuning(), std::nullopt, &Callbacks) {
  TargetLibraryInfoImpl NoLibrary(TM.getTargetTriple());
  NoLibrary.disableAllFunctions();
  Functions.registerPass([&] { return TargetLibraryAnalysis(NoLibrary); });

  Builder.registerModuleAnalyses(Modules);
  Builder.registerCGSCCAnalyses(SCCs);
  Builder.registerFunctionAnalyses(Functions);
  Builder.registerLoopAnalyses(Loops);
  Builder.crossRegisterProxies(Loops, Functions, SCCs, Modules);
}

void wasmc::forgetEffects(Function &F) {
  F.removeFnAttr(Attribute::Memory);
  F.removeFnAttr(Attribute::NoSync);
  for (Attribute::AttrKind Kind : {Attribute::ReadNone, Attribute::ReadOnly,
                                   Attribute::WriteOnly, Attribute::Captures})
    F.getArg(0)->removeAttr(Kind);
}
