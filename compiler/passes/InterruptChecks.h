//===- InterruptChecks.h - where running code can be stopped ----*- C++ -*-===//
//
// Another thread, a timer or a signal handler stops a running instance by
// writing a number other than 0 to a field of its execution context, the
// deadline. Code looks at it often enough to stop soon, and traps.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_PASSES_INTERRUPTCHECKS_H
#define WASMC_PASSES_INTERRUPTCHECKS_H

#include "llvm/IR/PassManager.h"

namespace wasmc {

/// Inserts the checks, if the module says in its named metadata
/// "wasmc.interrupt" that it wants them and how they are made:
///   !{i64 offset from vmctx of the pointer to the execution context,
///     i64 offset of the deadline in it, i8 trap code}
/// Only into functions that have a debug scope, for a trap must tell where.
///
/// Comes last: in the way of no other pass, vectorized loops stay vectorized
/// and are asked once in a vector iteration.
void insertInterruptChecks(llvm::Function &F,
                           llvm::FunctionAnalysisManager &AM);

} // namespace wasmc

#endif
