//===- Imports.h - WASI functions by their names ----------------*- C++ -*-===//
//
// For loaders. Executables don't link it: they carry the functions that they
// import, and no other.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASI_IMPORTS_H
#define WASMC_WASI_IMPORTS_H

#include "runtime-support/abi/NativeFunction.h"

namespace wasmc::wasi {

/// The module's name in imports.
constexpr const char *ModuleName = "wasi_snapshot_preview1";

/// Hidden, so that its address needs no relocation.
__attribute__((visibility("hidden"))) abi::FindNative findImport;

} // namespace wasmc::wasi

#endif
