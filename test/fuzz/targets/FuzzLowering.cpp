//===- FuzzLowering.cpp - choices of a random module, for lowering --------===//
//
// The input is the choices that a random module is made from, so that every
// input is a valid module. It is lowered, and optimized at some level; LLVM's
// verifier looks at both. Then code is emitted.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/ReadBinary.h"
#include "compiler/lower/Lower.h"
#include "compiler/passes/Optimize.h"
#include "compiler/target/EmitObject.h"
#include "compiler/validate/Validate.h"
#include "test/fuzz/RandomModule.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"
#include <cstdlib>

using namespace llvm;
using namespace wasmc;

static void mustBeGood(const Module &M) {
  if (verifyModule(M, &errs()))
    std::abort();
}

static void lower(const ValidModule &Valid, const CompileOptions &Options) {
  std::unique_ptr<TargetMachine> TM =
      cantFail(createTargetMachine(Options.Target, Options.Opt));
  LowerPlan Plan = planLowering(Valid, Options);
  mustBeGood(*lowerInit(Plan, *TM).Module);
  std::vector<wasm::FuncIndex> Functions;
  for (uint32_t I = 0; I < Valid.module().Functions.size(); ++I)
    Functions.push_back(wasm::FuncIndex(I));
  LoweredModule Lowered = lowerFunctions(Plan, Functions, *TM);
  mustBeGood(*Lowered.Module);
  optimize(*Lowered.Module, *TM, Options.Opt);
  mustBeGood(*Lowered.Module);
  emitObject(*Lowered.Module, *TM, EmitKind::Object);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  if (Size < 2)
    return 0;
  std::vector<uint8_t> Bytes =
      test::randomModule(test::Random(ArrayRef(Data, Size).drop_front(2)),
                         wasm::supportedFeatures());
  ValidModule Valid = cantFail(validate(cantFail(readBinary(Bytes))));
  CompileOptions Options;
  Options.Target.Architecture = Arch(Data[0] % 3);
  Options.Opt = OptLevel(Data[1] % 4);
  Options.Bounds = BoundsMode(Data[1] / 4 % 2);
  Options.Deterministic = Data[1] / 8 % 2;
  Options.ExactTraps = Data[1] / 16 % 2;
  lower(Valid, Options);
  return 0;
}
