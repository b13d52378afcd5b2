//===- RISCV64.cpp - the RISC-V target ------------------------------------===//
//
// rv64gc. Linear memory is accessed at any alignment, and without
// unaligned-scalar-mem LLVM expands each such access to byte accesses; Linux
// promises user programs that plain unaligned accesses work (slowly, if the
// kernel or the firmware has to emulate them), so the feature is on.
// --features=-unaligned-scalar-mem is for CPUs where that emulation hurts.
//
// Linker relaxation is off: it leaves the distances within a function to the
// linker, and the trap table is made before linking.
//
//===----------------------------------------------------------------------===//

#include "compiler/target/Cpu.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/TargetParser/RISCVISAInfo.h"

using namespace llvm;
using namespace wasmc;

static void initialize() {
  LLVMInitializeRISCVTargetInfo();
  LLVMInitializeRISCVTarget();
  LLVMInitializeRISCVTargetMC();
  LLVMInitializeRISCVAsmPrinter();
  LLVMInitializeRISCVAsmParser();
}

/// The back end calls report_fatal_error for extensions that exclude or need
/// one another ("+zcmp,+zcd", "+v,-d"); the same parser says so here.
static Error checkExtensions(const MCSubtargetInfo &STI) {
  std::vector<std::string> Extensions;
  for (const SubtargetFeatureKV &F : STI.getEnabledProcessorFeatures())
    if (RISCVISAInfo::isSupportedExtensionFeature(F.Key))
      Extensions.push_back(std::string("+") + F.Key);
  return RISCVISAInfo::parseFeatures(64, Extensions).takeError();
}

static constexpr StringLiteral Aliases[] = {"riscv64",
                                            "rv64gc",
                                            "riscv64-linux-gnu",
                                            "riscv64-unknown-linux",
                                            "riscv64-unknown-linux-gnu",
                                            "riscv64-linux-musl",
                                            "riscv64-unknown-linux-musl"};

const Cpu wasmc::RISCV64Cpu = {
    {Arch::RISCV64, "riscv64-linux", "riscv64-unknown-linux", "generic-rv64",
     "+m,+a,+f,+d,+c,+unaligned-scalar-mem", "RISC-V Linux (rv64gc)"},
    Aliases,
    "+64bit,+m,+a,+d",
    initialize,
    checkExtensions,
    RISCVISAInfo::isSupportedExtensionFeature,
};
