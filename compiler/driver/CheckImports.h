//===- CheckImports.h - does a module find what it asks for -----*- C++ -*-===//
//
// Inside driver/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_CHECKIMPORTS_H
#define WASMC_DRIVER_CHECKIMPORTS_H

#include "compiler/base/Options.h"
#include "compiler/validate/Validate.h"

namespace wasmc {

/// An executable's imports are functions of WASI preview 1 with the right
/// types. An UnknownImport error lists all others; with AllowMissingImports
/// unknown functions pass, since lowering makes traps of them.
llvm::Error checkImports(const ValidModule &M, const CompileOptions &Options);

/// Those that are functions of WASI preview 1 have the right types.
llvm::Error checkWasiImports(const ValidModule &M);
bool isWasiFunction(const wasm::Import &I);

} // namespace wasmc

#endif
