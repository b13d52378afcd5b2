//===- Loader.h - the program that loads images -----------------*- C++ -*-===//
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

} // namespace wasmc

#endif
