//===- AArch64.cpp - the AArch64 target -----------------------------------===//
//
// Plain Armv8-A.
//
//===----------------------------------------------------------------------===//

#include "compiler/target/Cpu.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/TargetParser/AArch64TargetParser.h"

using namespace llvm;
using namespace wasmc;

static void initialize() {
  LLVMInitializeAArch64TargetInfo();
  LLVMInitializeAArch64Target();
  LLVMInitializeAArch64TargetMC();
  LLVMInitializeAArch64AsmPrinter();
  LLVMInitializeAArch64AsmParser();
}

static bool isExtension(StringRef Feature) {
  return any_of(AArch64::Extensions, [&](const AArch64::ExtensionInfo &E) {
    return E.PosTargetFeature.drop_front() == Feature;
  });
}

static constexpr StringLiteral Aliases[] = {"aarch64",
                                            "arm64",
                                            "aarch64-linux-gnu",
                                            "aarch64-unknown-linux",
                                            "aarch64-unknown-linux-gnu",
                                            "aarch64-linux-musl",
                                            "aarch64-unknown-linux-musl",
                                            "arm64-linux"};

const Cpu wasmc::AArch64Cpu = {
    {Arch::AArch64, "aarch64-linux", "aarch64-unknown-linux", "generic",
     // Inline atomics: the outlined ones are calls of libgcc.
     "-outline-atomics", "AArch64 Linux"},
    Aliases,
    "+fp-armv8,+neon",
    initialize,
    /*CheckFeatures=*/nullptr,
    isExtension,
};
