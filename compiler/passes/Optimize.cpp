//===- Optimize.cpp - the pipeline ----------------------------------------===//
//
// The tiers, pass by pass. README.md says what each is for and what it costs.
//
//===----------------------------------------------------------------------===//

#include "compiler/passes/Optimize.h"
#include "compiler/passes/Analyses.h"
#include "compiler/passes/LinearLoads.h"
#include "compiler/passes/LoopTier.h"
#include "compiler/passes/NarrowCanonicalize.h"
#include "compiler/passes/VectorBracket.h"
#include "compiler/passes/WholeModule.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/InstCombine/InstCombine.h"
#include "llvm/Transforms/Scalar/ADCE.h"
#include "llvm/Transforms/Scalar/EarlyCSE.h"
#include "llvm/Transforms/Scalar/GVN.h"
#include "llvm/Transforms/Scalar/IndVarSimplify.h"
#include "llvm/Transforms/Scalar/LICM.h"
#include "llvm/Transforms/Scalar/LoopPassManager.h"
#include "llvm/Transforms/Scalar/LoopRotation.h"
#include "llvm/Transforms/Scalar/LoopUnrollPass.h"
#include "llvm/Transforms/Scalar/Reassociate.h"
#include "llvm/Transforms/Scalar/SimpleLoopUnswitch.h"
#include "llvm/Transforms/Scalar/SimplifyCFG.h"
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

/// Without promotion: see Analyses.
static LICMPass hoist() {
  PipelineTuningOptions Default;
  return LICMPass(Default.LicmMssaOptCap, /*MssaNoAccForPromotionCap=*/0,
                  /*AllowSpeculation=*/true);
}

/// -O0: what keeps FastISel from emitting nonsense by the page.
static FunctionPassManager cleanUp() {
  FunctionPassManager PM;
  PM.addPass(EarlyCSEPass());
  PM.addPass(SimplifyCFGPass());
  return PM;
}

static FunctionPassManager scalarRound() {
  FunctionPassManager PM;
  PM.addPass(EarlyCSEPass(/*UseMemorySSA=*/true));
  PM.addPass(SimplifyCFGPass());
  PM.addPass(combine());
  LoopPassManager Loops;
  Loops.addPass(LoopRotatePass());
  Loops.addPass(hoist());
  PM.addPass(createFunctionToLoopPassAdaptor(std::move(Loops),
                                             /*UseMemorySSA=*/true));
  PM.addPass(GVNPass());
  PM.addPass(ADCEPass());
  PM.addPass(SimplifyCFGPass());
  PM.addPass(combine());
  return PM;
}

static FunctionPassManager loopTier() {
  FunctionPassManager PM;
  PM.addPass(ReassociatePass());
  LoopPassManager Hoisting;
  Hoisting.addPass(hoist());
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

  PM.addPass(FunctionStep<vectorizeLoops>());
  PM.addPass(combine());
  PM.addPass(SimplifyCFGPass());
  PM.addPass(FunctionStep<vectorizeBlocks>());
  PM.addPass(VectorCombinePass());
  PM.addPass(combine());
  PM.addPass(LoopUnrollPass());
  PM.addPass(combine());
  PM.addPass(createFunctionToLoopPassAdaptor(hoist(), /*UseMemorySSA=*/true));
  return PM;
}

namespace {
/// The pass managers of a level, made once for all functions of a module.
class Pipeline {
public:
  Pipeline(OptLevel Level, TargetMachine &TM) : Level(Level), A(TM) {}

  void run(Function &F) {
    if (Level == OptLevel::O0)
      runCleanUp(F);
    else
      runTiers(F);
    A.Functions.clear(F, F.getName());
  }

private:
  void runCleanUp(Function &F) {
    CleanUp.run(F, A.Functions);
    pinLoads(F);
  }

  void runTiers(Function &F) {
    Scalar.run(F, A.Functions);
    if (Level >= OptLevel::O2 && belongsInLoopTier(F, A.Functions))
      Loops.run(F, A.Functions);
    widenNarrowCanonicalize(F);
    markLoads(F);
  }

  OptLevel Level;
  Analyses A;
  FunctionPassManager CleanUp = cleanUp();
  FunctionPassManager Scalar = scalarRound();
  FunctionPassManager Loops = loopTier();
};
} // namespace

void wasmc::optimize(Module &M, TargetMachine &TM, OptLevel Level) {
  if (Level == OptLevel::O3)
    simplifyWholeModule(M, TM);
  Pipeline P(Level, TM);
  for (Function &F : M)
    if (!F.isDeclaration())
      P.run(F);
}
