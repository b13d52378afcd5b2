//===- CodegenGate.cpp - which code generator passes run ------------------===//

#include "compiler/target/CodegenGate.h"
#include "llvm/PassInfo.h"
#include "llvm/PassRegistry.h"

using namespace llvm;
using namespace wasmc;

/// Passes that cost more compile time than their run time is worth below O3.
/// README.md has the measurements.
static constexpr StringLiteral LeanSkips[] = {
    "loop-reduce",       // loop strength reduction
    "machine-scheduler", // before register allocation
};

CodegenGate::CodegenGate(CodeGenOptLevel Level) {
  if (Level != CodeGenOptLevel::Less)
    return;
  for (StringRef Argument : LeanSkips) {
    const PassInfo *Info =
        PassRegistry::getPassRegistry()->getPassInfo(Argument);
    assert(Info && "the pass was renamed");
    if (Info)
      Skipped.insert(Info->getPassName());
  }
}
