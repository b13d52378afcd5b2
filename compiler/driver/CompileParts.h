//===- CompileParts.h - partitions to objects -------------------*- C++ -*-===//
//
// Inside driver/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_COMPILEPARTS_H
#define WASMC_DRIVER_COMPILEPARTS_H

#include "compiler/artifact/ImageModule.h"
#include "compiler/driver/Compile.h"
#include "compiler/lower/Lower.h"

namespace wasmc {

/// In link order: the partitions, then initialisation. Both empty if the
/// session stops before there are objects.
struct CompiledParts {
  std::vector<llvm::SmallVector<char, 0>> Objects;
  std::vector<ObjectContents> Contents;
};

/// Lowers, optimizes and emits all functions, on S.Jobs threads. The result
/// doesn't depend on their number.
llvm::Expected<CompiledParts> compileParts(const LowerPlan &Plan,
                                           const Session &S);

} // namespace wasmc

#endif
