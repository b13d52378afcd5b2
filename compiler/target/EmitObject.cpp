//===- EmitObject.cpp - LLVM IR to object code ----------------------------===//

#include "compiler/target/EmitObject.h"
#include "compiler/target/CodegenGate.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
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
  [[maybe_unused]] bool Refused = TM.addPassesToEmitFile(
      PM, OS, /*DwoOut=*/nullptr,
      Kind == EmitKind::Object ? CodeGenFileType::ObjectFile
                               : CodeGenFileType::AssemblyFile);
  assert(!Refused && "all three targets write objects and assembly");
  PM.run(M);
  return Bytes;
}
