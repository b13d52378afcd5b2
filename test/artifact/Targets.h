//===- Targets.h - LLVM machines for unit tests -----------------*- C++ -*-===//

#ifndef WASMC_TEST_ARTIFACT_TARGETS_H
#define WASMC_TEST_ARTIFACT_TARGETS_H

#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"

namespace wasmc::test {

struct TestTarget {
  const char *Triple;
  const char *Features;
};
inline constexpr TestTarget Targets[] = {
    {"x86_64-unknown-linux-musl", ""},
    {"aarch64-unknown-linux-musl", ""},
    // No relaxation, as in target/: it would move code behind the rows' back.
    {"riscv64-unknown-linux-musl", "+m,+a,+f,+d,+c,-relax"},
};

inline std::unique_ptr<llvm::TargetMachine> machineFor(const TestTarget &T) {
  static bool Initialized = [] {
    llvm::InitializeAllTargetInfos();
    llvm::InitializeAllTargets();
    llvm::InitializeAllTargetMCs();
    llvm::InitializeAllAsmPrinters();
    llvm::InitializeAllAsmParsers();
    return true;
  }();
  (void)Initialized;
  std::string Error;
  llvm::Triple Triple(T.Triple);
  const llvm::Target *Target =
      llvm::TargetRegistry::lookupTarget(Triple, Error);
  assert(Target && "LLVM was built without one of our targets");
  return std::unique_ptr<llvm::TargetMachine>(Target->createTargetMachine(
      Triple, "", T.Features, {}, llvm::Reloc::PIC_));
}

inline llvm::SmallVector<char, 0> objectFor(llvm::Module &M,
                                            llvm::TargetMachine &TM) {
  llvm::SmallVector<char, 0> Object;
  llvm::raw_svector_ostream Stream(Object);
  M.setTargetTriple(TM.getTargetTriple());
  M.setDataLayout(TM.createDataLayout());
  llvm::legacy::PassManager Passes;
  TM.addPassesToEmitFile(Passes, Stream, nullptr,
                         llvm::CodeGenFileType::ObjectFile);
  Passes.run(M);
  return Object;
}

} // namespace wasmc::test

#endif
