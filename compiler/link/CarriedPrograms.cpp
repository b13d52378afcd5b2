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
} // namespace

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
