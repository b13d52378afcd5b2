//===- SingleModule.cpp - a module as one piece of IR or code -------------===//

#include "compiler/driver/SingleModule.h"
#include "compiler/driver/BackendDiagnostics.h"
#include "compiler/driver/Parallel.h"
#include "compiler/passes/Optimize.h"
#include "compiler/target/EmitObject.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/Bitcode/BitcodeWriter.h"
#include "llvm/Linker/Linker.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;
using namespace wasmc;

using Bytes = SmallVector<char, 0>;

/// Adds a module from another context to Into, by way of its bitcode.
static Error append(Module &Into, const Module &From) {
  Bytes Buffer;
  raw_svector_ostream OS(Buffer);
  WriteBitcodeToFile(From, OS);
  Expected<std::unique_ptr<Module>> Copy =
      parseBitcodeFile(MemoryBufferRef(OS.str(), "init"), Into.getContext());
  if (!Copy)
    return Copy.takeError();
  [[maybe_unused]] bool Failed = Linker::linkModules(Into, std::move(*Copy));
  assert(!Failed && "functions and initialisation define different symbols");
  return Error::success();
}

static Bytes print(const Module &M) {
  Bytes Text;
  raw_svector_ostream OS(Text);
  M.print(OS, nullptr);
  return Text;
}

static Expected<LoweredModule> lowerAll(const LowerPlan &Plan,
                                        const TargetMachine &TM) {
  const wasm::Module &M = Plan.Module->module();
  std::vector<wasm::FuncIndex> Functions;
  for (uint32_t I = M.NumImportedFuncs; I < M.Functions.size(); ++I)
    Functions.push_back(wasm::FuncIndex(I));
  LoweredModule All = lowerFunctions(Plan, Functions, TM);
  if (Error E = append(*All.Module, *lowerInit(Plan, TM).Module))
    return E;
  return All;
}

static Expected<Bytes> compileHere(const LowerPlan &Plan, const Session &S) {
  OptLevel Level = Plan.Options->Opt;
  auto TM = createTargetMachine(Plan.Options->Target, Level);
  if (!TM)
    return TM.takeError();
  S.progress(Stage::Lower, 0, 1);
  Expected<LoweredModule> M = lowerAll(Plan, **TM);
  if (!M)
    return M.takeError();
  if (S.StopAfter == Stage::Lower)
    return Bytes();
  if (S.Output == OutputKind::LLVMIR)
    return print(*M->Module);

  BackendDiagnostics Diagnostics(*M->Context);
  S.progress(Stage::Optimize, 0, 1);
  optimize(*M->Module, **TM, Level, Plan.Options->LosesTraps);
  if (Error E = Diagnostics.takeError())
    return E;
  if (S.StopAfter == Stage::Optimize)
    return Bytes();
  if (S.Output == OutputKind::OptimizedLLVMIR)
    return print(*M->Module);

  S.progress(Stage::Object, 0, 1);
  Bytes Code = emitObject(*M->Module, **TM,
                          S.Output == OutputKind::Assembly ? EmitKind::Assembly
                                                           : EmitKind::Object);
  if (Error E = Diagnostics.takeError())
    return E;
  return S.StopAfter == Stage::Object ? Bytes() : std::move(Code);
}

Expected<Bytes> wasmc::compileSingleModule(const LowerPlan &Plan,
                                           const Session &S) {
  Bytes Result;
  // One piece of work, for the large stack.
  if (Error E = parallelFor(1, 1, [&](size_t) -> Error {
        Expected<Bytes> Code = compileHere(Plan, S);
        if (!Code)
          return Code.takeError();
        Result = std::move(*Code);
        return Error::success();
      }))
    return E;
  return Result;
}
