//===- Optimize.cpp - the pipeline ----------------------------------------===//
//
// The tiers, pass by pass. README.md says what each is for and what it costs.
//
//===----------------------------------------------------------------------===//

#include "compiler/passes/Optimize.h"
#include "compiler/passes/Analyses.h"
#include "compiler/passes/CheckedLoops.h"
#include "compiler/passes/InterruptChecks.h"
#include "compiler/passes/LinearLoads.h"
#include "compiler/passes/LoopTier.h"
#include "compiler/passes/MeteredLoops.h"
#include "compiler/passes/NarrowCanonicalize.h"
#include "compiler/passes/TrapCalls.h"
#include "compiler/passes/VectorBracket.h"
#include "compiler/passes/WholeModule.h"
#include "compiler/passes/WideProducts.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/InstCombine/InstCombine.h"
#include "llvm/Transforms/Scalar/ADCE.h"
#include "llvm/Transforms/Scalar/DeadStoreElimination.h"
#include "llvm/Transforms/Scalar/EarlyCSE.h"
#include "llvm/Transforms/Scalar/GVN.h"
#include "llvm/Transforms/Scalar/IndVarSimplify.h"
#include "llvm/Transforms/Scalar/LICM.h"
#include "llvm/Transforms/Scalar/LoopPassManager.h"
#include "llvm/Transforms/Scalar/LoopRotation.h"
#include "llvm/Transforms/Scalar/LoopUnrollPass.h"
#include "llvm/Transforms/Scalar/MemCpyOptimizer.h"
#include "llvm/Transforms/Scalar/Reassociate.h"
#include "llvm/Transforms/Scalar/SimpleLoopUnswitch.h"
#include "llvm/Transforms/Scalar/SimplifyCFG.h"
#include "llvm/Transforms/Utils/LCSSA.h"
#include "llvm/Transforms/Utils/LoopSimplify.h"
#include "llvm/Transforms/Vectorize/LoopVectorize.h"
#include "llvm/Transforms/Vectorize/SLPVectorizer.h"
#include "llvm/Transforms/Vectorize/VectorCombine.h"

using namespace llvm;
using namespace wasmc;

namespace {
/// A function as a pass.
template <PreservedAnalyses (*Run)(Function &, FunctionAnalysisManager &)>
struct FunctionStep : PassInfoMixin<FunctionStep<Run>> {
  PreservedAnalyses run(Function &F, FunctionAnalysisManager &AM) {
    return Run(F, AM);
  }
};
} // namespace

static InstCombinePass combine() {
  return InstCombinePass(
      InstCombineOptions().setMaxIterations(1).setVerifyFixpoint(false));
}

/// Without promotion, unless it may lose traps: see Analyses.
static LICMPass hoist(bool LosesTraps) {
  PipelineTuningOptions Default;
  return LICMPass(Default.LicmMssaOptCap,
                  LosesTraps ? Default.LicmMssaNoAccForPromotionCap : 0,
                  /*AllowSpeculation=*/true);
}

/// -O0: what keeps FastISel from emitting nonsense by the page.
static FunctionPassManager cleanUp() {
  FunctionPassManager PM;
  PM.addPass(EarlyCSEPass());
  PM.addPass(SimplifyCFGPass());
  return PM;
}

static FunctionPassManager scalarRound(bool LosesTraps) {
  FunctionPassManager PM;
  PM.addPass(EarlyCSEPass(/*UseMemorySSA=*/true));
  PM.addPass(SimplifyCFGPass());
  PM.addPass(combine());
  LoopPassManager Loops;
  Loops.addPass(LoopRotatePass());
  Loops.addPass(hoist(LosesTraps));
  PM.addPass(createFunctionToLoopPassAdaptor(std::move(Loops),
                                             /*UseMemorySSA=*/true));
  PM.addPass(GVNPass());
  if (LosesTraps) {
    PM.addPass(MemCpyOptPass());
    PM.addPass(DSEPass());
  }
  PM.addPass(ADCEPass());
  PM.addPass(SimplifyCFGPass());
  PM.addPass(combine());
  return PM;
}

/// Before the loop tier: loops without checks (Version). What was the latch's
/// exit may now be in the middle, so loops are rotated again.
template <PreservedAnalyses (*Version)(Function &, FunctionAnalysisManager &)>
static FunctionPassManager loopsWithoutChecks(bool LosesTraps) {
  FunctionPassManager PM;
  PM.addPass(LoopSimplifyPass());
  PM.addPass(LCSSAPass());
  PM.addPass(FunctionStep<Version>());
  PM.addPass(SimplifyCFGPass());
  LoopPassManager Loops;
  Loops.addPass(LoopRotatePass());
  Loops.addPass(hoist(LosesTraps));
  PM.addPass(createFunctionToLoopPassAdaptor(std::move(Loops),
                                             /*UseMemorySSA=*/true));
  return PM;
}

static FunctionPassManager loopTier(bool LosesTraps) {
  FunctionPassManager PM;
  PM.addPass(ReassociatePass());
  LoopPassManager Hoisting;
  Hoisting.addPass(hoist(LosesTraps));
  Hoisting.addPass(SimpleLoopUnswitchPass(/*NonTrivial=*/false));
  PM.addPass(createFunctionToLoopPassAdaptor(std::move(Hoisting),
                                             /*UseMemorySSA=*/true));
  PM.addPass(SimplifyCFGPass());
  PM.addPass(combine());
  LoopPassManager Counting;
  Counting.addPass(IndVarSimplifyPass());
  Counting.addPass(LoopFullUnrollPass());
  PM.addPass(createFunctionToLoopPassAdaptor(std::move(Counting)));
  PM.addPass(GVNPass());

  if (LosesTraps)
    PM.addPass(LoopVectorizePass());
  else
    PM.addPass(FunctionStep<vectorizeLoops>());
  PM.addPass(combine());
  PM.addPass(SimplifyCFGPass());
  if (LosesTraps)
    PM.addPass(SLPVectorizerPass());
  else
    PM.addPass(FunctionStep<vectorizeBlocks>());
  PM.addPass(VectorCombinePass());
  PM.addPass(combine());
  PM.addPass(LoopUnrollPass());
  PM.addPass(combine());
  PM.addPass(createFunctionToLoopPassAdaptor(hoist(LosesTraps),
                                             /*UseMemorySSA=*/true));
  return PM;
}

namespace {
/// The pass managers of a level, made once for all functions of a module.
class Pipeline {
public:
  Pipeline(OptLevel Level, TargetMachine &TM, bool LosesTraps)
      : Level(Level), LosesTraps(LosesTraps), A(TM) {}

  void run(Function &F) {
    if (Level == OptLevel::O0)
      runCleanUp(F);
    else
      runTiers(F);
    insertInterruptChecks(F, A.Functions);
    makeTrapCalls(F);
    A.Functions.clear(F, F.getName());
  }

private:
  void runCleanUp(Function &F) {
    CleanUp.run(F, A.Functions);
    pinAccesses(F);
  }

  void runTiers(Function &F) {
    Scalar.run(F, A.Functions);
    widenProducts(F);
    if (Level >= OptLevel::O2 && belongsInLoopTier(F, A.Functions)) {
      if (isMetered(*F.getParent()))
        Metered.run(F, A.Functions);
      if (boundsChecks(*F.getParent()))
        Checked.run(F, A.Functions);
      Loops.run(F, A.Functions);
    }
    widenNarrowCanonicalize(F);
    if (!LosesTraps)
      markLoads(F);
  }

  OptLevel Level;
  bool LosesTraps;
  Analyses A;
  FunctionPassManager CleanUp = cleanUp();
  FunctionPassManager Scalar = scalarRound(LosesTraps);
  FunctionPassManager Metered =
      loopsWithoutChecks<versionMeteredLoops>(LosesTraps);
  FunctionPassManager Checked =
      loopsWithoutChecks<versionCheckedLoops>(LosesTraps);
  FunctionPassManager Loops = loopTier(LosesTraps);
};
} // namespace

void wasmc::optimize(Module &M, TargetMachine &TM, OptLevel Level,
                     bool LosesTraps) {
  if (Level == OptLevel::O3)
    simplifyWholeModule(M, TM);
  Pipeline P(Level, TM, LosesTraps);
  for (Function &F : M)
    if (!F.isDeclaration())
      P.run(F);
}
