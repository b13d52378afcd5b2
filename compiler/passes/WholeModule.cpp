//===- WholeModule.cpp - LLVM's own pipeline, traps kept ------------------===//

#include "compiler/passes/WholeModule.h"
#include "compiler/passes/Analyses.h"
#include "compiler/passes/LinearLoads.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Module.h"

using namespace llvm;
using namespace wasmc;

static constexpr StringLiteral MarkerName = "wasmc.keep";

/// Passes of LLVM's pipeline that lose a trap or change its kind.
static constexpr StringLiteral Skipped[] = {
    // Deletes a store that a later one overwrites, though a trap of another
    // kind, or an endless loop, may come between them.
    "DSEPass",
    // May move accesses over each other's traps; guests have had it run.
    "MemCpyOptPass",
    // Calls of memset and memcpy from loops, see README.md.
    "LoopIdiomRecognizePass",
};

/// A function that takes anything and seems to write to memory that nobody
/// else can reach: it aliases nothing, and calls of it can't be deleted.
static Function *declareMarker(Module &M) {
  LLVMContext &C = M.getContext();
  auto *Type = FunctionType::get(Type::getVoidTy(C), /*isVarArg=*/true);
  auto *F = Function::Create(Type, GlobalValue::ExternalLinkage, MarkerName, M);
  F->setMemoryEffects(MemoryEffects::inaccessibleMemOnly(ModRefInfo::Mod));
  for (Attribute::AttrKind Kind :
       {Attribute::NoUnwind, Attribute::WillReturn, Attribute::NoSync,
        Attribute::NoFree, Attribute::NoCallback})
    F->addFnAttr(Kind);
  // Or else code with loads would be inlined less than code without.
  F->addFnAttr("call-inline-cost", "0");
  return F;
}

static void replaceMarks(Module &M) {
  Function *Marker = declareMarker(M);
  for (Function &F : M)
    for (Instruction &I : make_early_inc_range(instructions(F)))
      if (IntrinsicInst *Mark = asMark(I)) {
        CallInst *Call = CallInst::Create(Marker, {Mark->getArgOperand(0)}, "",
                                          Mark->getIterator());
        Call->addFnAttr(
            Attribute::get(M.getContext(), "call-inline-cost", "0"));
        Call->setDebugLoc(Mark->getDebugLoc());
        Mark->eraseFromParent();
      }
}

static void removeMarkers(Module &M) {
  Function *Marker = M.getFunction(MarkerName);
  if (!Marker) // A module without loads: it was removed as unused.
    return;
  for (User *U : make_early_inc_range(Marker->users()))
    cast<CallInst>(U)->eraseFromParent();
  Marker->eraseFromParent();
}

void wasmc::simplifyWholeModule(Module &M, TargetMachine &TM) {
  replaceMarks(M);
  {
    Analyses A(TM);
    A.Callbacks.registerShouldRunOptionalPassCallback(
        [](StringRef Pass, Any) { return !is_contained(Skipped, Pass); });
    A.Builder
        .buildModuleSimplificationPipeline(OptimizationLevel::O2,
                                           ThinOrFullLTOPhase::None)
        .run(M, A.Modules);
  }
  removeMarkers(M);
  for (Function &F : M)
    if (!F.isDeclaration())
      markLoads(F);
}
