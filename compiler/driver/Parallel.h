//===- Parallel.h - work on several threads ---------------------*- C++ -*-===//
//
// Inside driver/, and for whoever compiles several modules at once.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_PARALLEL_H
#define WASMC_DRIVER_PARALLEL_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

namespace wasmc {

/// Calls Work(0), ..., Work(Count - 1) on up to Jobs threads with large stacks
/// (LLVM recurses along the code that it is given), in no particular order.
/// Once one fails, no further ones begin; of several errors, the one of the
/// smallest number is returned.
llvm::Error parallelFor(unsigned Jobs, size_t Count,
                        llvm::function_ref<llvm::Error(size_t)> Work);

} // namespace wasmc

#endif
