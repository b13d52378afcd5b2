//===- DescribeLibrary.h - a module as a C library --------------*- C++ -*-===//
//
// Inside driver/. Names for a static library's functions, and their types.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_DESCRIBELIBRARY_H
#define WASMC_DRIVER_DESCRIBELIBRARY_H

#include "compiler/artifact/LibraryModule.h"
#include "compiler/base/Error.h"
#include "compiler/wasm/Module.h"

namespace wasmc {

/// Fails if the module imports something else than functions. M has passed
/// checkWasiImports().
llvm::Expected<LibraryDescription> describeLibrary(const wasm::Module &M,
                                                   llvm::StringRef Name);

} // namespace wasmc

#endif
