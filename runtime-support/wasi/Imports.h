//===- Imports.h - WASI functions by their names ----------------*- C++ -*-===//
//
// For loaders. Executables don't link it: they carry the functions that they
// import, and no other.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASI_IMPORTS_H
#define WASMC_WASI_IMPORTS_H

#include <stdint.h>

namespace wasmc::wasi {

/// The module's name in imports.
constexpr const char *ModuleName = "wasi_snapshot_preview1";

/// Called as abi/Wasi.def says.
struct Import {
  const void *Code;
  const char *Params; ///< a letter each: i i32, I i64
  const char *Results;
};

/// False if there is no function of this name.
bool findImport(const char *Name, uint64_t Size, Import &Result);

} // namespace wasmc::wasi

#endif
