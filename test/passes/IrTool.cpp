//===- IrTool.cpp - passes/ and target/ on LLVM IR ------------------------===//
//
// wasmc-ir [-O0..-O3] [--target=NAME] [--cpu=] [--features=]
//          [--emit=llvm-ir|asm|obj] FILE.ll
//
// For tests that need IR just so: a guest can't ask for it. Prints to the
// standard output.
//
//===----------------------------------------------------------------------===//

#include "compiler/passes/Optimize.h"
#include "compiler/target/EmitObject.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Verifier.h"
#include "llvm/IRReader/IRReader.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;
using namespace wasmc;

static cl::opt<std::string> Input(cl::Positional, cl::Required);
static cl::opt<unsigned> Level("O", cl::Prefix, cl::init(2));
static cl::opt<std::string> TargetName("target", cl::init("x86_64-linux"));
static cl::opt<std::string> CpuName("cpu");
static cl::opt<std::string> FeatureNames("features");
static cl::opt<std::string> Emit("emit", cl::init("llvm-ir"));

static int fail(const Twine &Message) {
  errs() << "wasmc-ir: " << Message << '\n';
  return 1;
}

int main(int Argc, char **Argv) {
  cl::ParseCommandLineOptions(Argc, Argv);
  const TargetSpec *Spec = findTarget(TargetName);
  if (!Spec)
    return fail("no target " + TargetName);
  auto TM = createTargetMachine({Spec->Architecture, CpuName, FeatureNames},
                                OptLevel(unsigned(Level)));
  if (!TM)
    return fail(toString(TM.takeError()));

  LLVMContext Context;
  SMDiagnostic Diagnostic;
  std::unique_ptr<Module> M = parseIRFile(Input, Diagnostic, Context);
  if (!M) {
    Diagnostic.print("wasmc-ir", errs());
    return 1;
  }
  M->setTargetTriple((*TM)->getTargetTriple());
  M->setDataLayout((*TM)->createDataLayout());
  optimize(*M, **TM, OptLevel(unsigned(Level)));
  if (verifyModule(*M, &errs()))
    return fail("optimize() made invalid IR");
  if (Emit == "llvm-ir") {
    outs() << *M;
    return 0;
  }
  SmallVector<char, 0> Bytes = emitObject(
      *M, **TM, Emit == "asm" ? EmitKind::Assembly : EmitKind::Object);
  outs().write(Bytes.data(), Bytes.size());
  return 0;
}
