//===- RuntimeArchive.cpp - the runtimes that wasmc carries ---------------===//
//
// The archives that runtime-support/ was built into, one an architecture, as
// part of this program: any host makes executables for any target with nothing
// else installed. Their folder is given by --embed-dir. A test puts a runtime
// of its own in place of this one, so nothing else stands here.
//
//===----------------------------------------------------------------------===//

#include "compiler/link/Link.h"

using namespace llvm;
using namespace wasmc;

namespace {
constexpr char X86_64[] = {
#embed "libwasmrt-x86_64.a"
};
constexpr char AArch64[] = {
#embed "libwasmrt-aarch64.a"
};
constexpr char RISCV64[] = {
#embed "libwasmrt-riscv64.a"
};
} // namespace

ArrayRef<char> wasmc::runtimeArchive(Arch A) {
  switch (A) {
  case Arch::X86_64:
    return X86_64;
  case Arch::AArch64:
    return AArch64;
  case Arch::RISCV64:
    return RISCV64;
  }
  llvm_unreachable("not an architecture");
}
