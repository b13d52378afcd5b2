//===- CodegenGate.cpp - which code generator passes run ------------------===//

#include "compiler/target/CodegenGate.h"
#include "llvm/PassInfo.h"
#include "llvm/PassRegistry.h"

using namespace llvm;
using namespace wasmc;

/// Below O3; README.md has the measurements.
static constexpr StringLiteral LeanSkips[] = {
    "loop-reduce",  // loop strength reduction
    "canon-freeze", // prepares for it
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
