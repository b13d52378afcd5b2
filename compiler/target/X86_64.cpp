//===- X86_64.cpp - the x86-64 target -------------------------------------===//
//
// x86-64-v2 (SSE4.2, POPCNT, CX16) is what distributions' baselines moved to
// and what SIMD needs; v3 and v4 are for --cpu.
//
//===----------------------------------------------------------------------===//

#include "compiler/target/Cpu.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/TargetSelect.h"

using namespace llvm;
using namespace wasmc;

static void initialize() {
  LLVMInitializeX86TargetInfo();
  LLVMInitializeX86Target();
  LLVMInitializeX86TargetMC();
  LLVMInitializeX86AsmPrinter();
  LLVMInitializeX86AsmParser();
}

static bool isExtension(StringRef Feature) {
  // "64bit" is the target itself.
  static constexpr StringLiteral Extensions[] = {
#define X86_FEATURE(Name, Text) Text,
#include "llvm/TargetParser/X86TargetParser.def"
  };
  return is_contained(Extensions, Feature);
}

static constexpr StringLiteral Aliases[] = {"x86_64",
                                            "x86-64",
                                            "amd64",
                                            "x86_64-linux-gnu",
                                            "x86_64-unknown-linux",
                                            "x86_64-unknown-linux-gnu",
                                            "x86_64-linux-musl",
                                            "x86_64-unknown-linux-musl"};

const Cpu wasmc::X86_64Cpu = {
    {Arch::X86_64, "x86_64-linux", "x86_64-unknown-linux", "x86-64-v2", "",
     "x86-64 Linux"},
    Aliases,
    // Without SSE4.1 (roundss) floor, ceil, trunc and nearest would become
    // calls of libm.
    "+64bit,+sse4.1",
    initialize,
    /*CheckFeatures=*/nullptr,
    isExtension,
};
