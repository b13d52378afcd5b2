//===- CarriedPrograms.cpp - loaders and the host library, carried along --===//
//
// What else runtime-support/ was built into, one an architecture: see
// RuntimeArchive.cpp.
//
//===----------------------------------------------------------------------===//

#include "compiler/link/Link.h"

using namespace llvm;
using namespace wasmc;

namespace {
constexpr char LoaderX86_64[] = {
#embed "script-loader-x86_64"
};
constexpr char LoaderAArch64[] = {
#embed "script-loader-aarch64"
};
constexpr char LoaderRISCV64[] = {
#embed "script-loader-riscv64"
};
constexpr char RunX86_64[] = {
#embed "cwasm-run-x86_64"
};
constexpr char RunAArch64[] = {
#embed "cwasm-run-aarch64"
};
constexpr char RunRISCV64[] = {
#embed "cwasm-run-riscv64"
};
constexpr char HostX86_64[] = {
#embed "x86_64/libwasmc-runtime.a"
};
constexpr char HostAArch64[] = {
#embed "aarch64/libwasmc-runtime.a"
};
constexpr char HostRISCV64[] = {
#embed "riscv64/libwasmc-runtime.a"
};
constexpr char LibraryHeader[] = {
#embed "runtime-support/embed/include/wasmc-library.h"
};

/// The one of three that is for A.
ArrayRef<char> pick(Arch A, ArrayRef<char> X86, ArrayRef<char> Arm,
                    ArrayRef<char> RiscV) {
  switch (A) {
  case Arch::X86_64:
    return X86;
  case Arch::AArch64:
    return Arm;
  case Arch::RISCV64:
    return RiscV;
  }
  llvm_unreachable("not an architecture");
}
} // namespace

ArrayRef<char> wasmc::scriptLoader(Arch A) {
  return pick(A, LoaderX86_64, LoaderAArch64, LoaderRISCV64);
}
ArrayRef<char> wasmc::runLoader(Arch A) {
  return pick(A, RunX86_64, RunAArch64, RunRISCV64);
}
ArrayRef<char> wasmc::hostLibrary(Arch A) {
  return pick(A, HostX86_64, HostAArch64, HostRISCV64);
}

StringRef wasmc::libraryHeaderText() {
  return {LibraryHeader, sizeof(LibraryHeader)};
}
