//===- RuntimeArchive.cpp - the runtimes that wasmc carries ---------------===//
//
// The archives and the loaders that runtime-support/ was built into, one an
// architecture, as part of this program: any host makes executables for any
// target with nothing else installed. Their folder is given by --embed-dir.
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

ArrayRef<char> wasmc::scriptLoader(Arch A) {
  switch (A) {
  case Arch::X86_64:
    return LoaderX86_64;
  case Arch::AArch64:
    return LoaderAArch64;
  case Arch::RISCV64:
    return LoaderRISCV64;
  }
  llvm_unreachable("not an architecture");
}

ArrayRef<char> wasmc::runLoader(Arch A) {
  switch (A) {
  case Arch::X86_64:
    return RunX86_64;
  case Arch::AArch64:
    return RunAArch64;
  case Arch::RISCV64:
    return RunRISCV64;
  }
  llvm_unreachable("not an architecture");
}

ArrayRef<char> wasmc::hostLibrary(Arch A) {
  switch (A) {
  case Arch::X86_64:
    return HostX86_64;
  case Arch::AArch64:
    return HostAArch64;
  case Arch::RISCV64:
    return HostRISCV64;
  }
  llvm_unreachable("not an architecture");
}

StringRef wasmc::libraryHeaderText() {
  return {LibraryHeader, sizeof(LibraryHeader)};
}
