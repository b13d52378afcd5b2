//===- TrapCalls.h - traps without signals ----------------------*- C++ -*-===//
//
// Code for hosts that have no signal handlers: an explicit trap is a call of
// the runtime instead of a trap instruction, and the end of the stack is found
// by comparing instead of a guard page.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_PASSES_TRAPCALLS_H
#define WASMC_PASSES_TRAPCALLS_H

#include "llvm/IR/PassManager.h"

namespace wasmc {

/// Does so, if the module says in its named metadata "wasmc.trapcalls" that it
/// wants it and where everything is:
///   !{i64 offset from vmctx of the pointer to the execution context,
///     i64 offset of the pointer to the table of runtime calls in it,
///     i64 offset of void(vmctx, i64 trap code) in the table,
///     i64 offset of the stack's lowest address in the execution context,
///     i64 bytes that must be left above it, i8 trap code if they aren't}
///
/// The very last, so that no other pass sees anything but trap instructions.
void makeTrapCalls(llvm::Function &F);

} // namespace wasmc

#endif
