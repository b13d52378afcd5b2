//===- Loader.h - the programs that load images -----------------*- C++ -*-===//
//
// A door of driver/: carried like the runtime, for processes of the target.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_LOADER_H
#define WASMC_DRIVER_LOADER_H

#include "compiler/base/Options.h"
#include "llvm/ADT/ArrayRef.h"

namespace wasmc {

/// A static executable that obeys runtime-support/abi/ScriptProtocol.h.
llvm::ArrayRef<char> loaderProgram(Arch A);

/// A static executable that runs the image it is given, with the flags of an
/// executable.
llvm::ArrayRef<char> runProgram(Arch A);

} // namespace wasmc

#endif
