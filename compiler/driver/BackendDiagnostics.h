//===- BackendDiagnostics.h - LLVM's complaints as errors -------*- C++ -*-===//
//
// By default LLVM prints what a back end can't do and ends the process. While
// one of these lives, the first such message of a context is kept instead.
// Inside driver/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_BACKENDDIAGNOSTICS_H
#define WASMC_DRIVER_BACKENDDIAGNOSTICS_H

#include "llvm/IR/LLVMContext.h"
#include "llvm/Support/Error.h"
#include <string>

namespace wasmc {

class BackendDiagnostics {
public:
  explicit BackendDiagnostics(llvm::LLVMContext &Context);
  ~BackendDiagnostics();
  /// An ImplementationLimit error if there was a message.
  llvm::Error takeError();

private:
  llvm::LLVMContext &Context;
  std::string First;
};

} // namespace wasmc

#endif
