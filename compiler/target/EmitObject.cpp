//===- EmitObject.cpp - LLVM IR to object code ----------------------------===//

#include "compiler/target/EmitObject.h"
#include "compiler/target/CodegenGate.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/CodeGen/MachineModuleInfo.h"
#include "llvm/CodeGen/Passes.h"
#include "llvm/CodeGen/TargetPassConfig.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;
using namespace wasmc;

namespace {
/// The gate must not outlive its module's code generation.
class GateScope {
public:
  GateScope(LLVMContext &Context, OptPassGate &Gate)
      : Context(Context), Before(Context.getOptPassGate()) {
    Context.setOptPassGate(Gate);
  }
  ~GateScope() { Context.setOptPassGate(Before); }

private:
  LLVMContext &Context;
  OptPassGate &Before;
};
} // namespace

/// There are line tables and no variables, so nothing to follow; it would
/// take 8% of the time of code generation.
static const void *const AlwaysLeftOut[] = {&LiveDebugValuesID};

/// Below O3; README.md has the measurements.
static const void *const LeanLeftOut[] = {&MachineSchedulerID};

/// What TargetMachine::addPassesToEmitFile does, less the passes above.
static void addPasses(legacy::PassManager &PM, TargetMachine &TM,
                      raw_pwrite_stream &OS, CodeGenFileType Type) {
  TargetPassConfig *Config = TM.createPassConfig(PM);
  Config->setDisableVerify(true);
  for (const void *ID : AlwaysLeftOut)
    Config->disablePass(ID);
  if (TM.getOptLevel() == CodeGenOptLevel::Less)
    for (const void *ID : LeanLeftOut)
      Config->disablePass(ID);

  auto *MachineModule = new MachineModuleInfoWrapperPass(&TM);
  PM.add(Config);
  PM.add(MachineModule);
  [[maybe_unused]] bool Refused = Config->addISelPasses();
  assert(!Refused && "all three targets have a selector");
  Config->addMachinePasses();
  Config->setInitialized();
  Refused = TM.addAsmPrinter(PM, OS, /*DwoOut=*/nullptr, Type,
                             MachineModule->getMMI().getContext());
  assert(!Refused && "all three targets write objects and assembly");
  PM.add(createFreeMachineFunctionPass());
}

SmallVector<char, 0> wasmc::emitObject(Module &M, TargetMachine &TM,
                                       EmitKind Kind) {
  CodegenGate Gate(TM.getOptLevel());
  GateScope Scope(M.getContext(), Gate);

  // The image has no libc: nothing is known about any function's name.
  TargetLibraryInfoImpl NoLibrary(TM.getTargetTriple());
  NoLibrary.disableAllFunctions();

  SmallVector<char, 0> Bytes;
  raw_svector_ostream OS(Bytes);
  legacy::PassManager PM;
  PM.add(new TargetLibraryInfoWrapperPass(NoLibrary));
  addPasses(PM, TM, OS,
            Kind == EmitKind::Object ? CodeGenFileType::ObjectFile
                                     : CodeGenFileType::AssemblyFile);
  PM.run(M);
  return Bytes;
}
