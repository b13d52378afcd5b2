//===- SingleModule.h - a module as one piece of IR or code -----*- C++ -*-===//
//
// Inside driver/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_SINGLEMODULE_H
#define WASMC_DRIVER_SINGLEMODULE_H

#include "compiler/driver/Compile.h"
#include "compiler/lower/Lower.h"

namespace wasmc {

/// All functions and initialisation in one LLVM module, for the outputs that
/// are to be looked at: IR, assembly, a relocatable object.
llvm::Expected<llvm::SmallVector<char, 0>>
compileSingleModule(const LowerPlan &Plan, const Session &S);

} // namespace wasmc

#endif
