//===- LinearLoads.h - loads that may trap, and their marks -----*- C++ -*-===//
//
// A load from linear memory traps if its address is outside, so it must be
// executed, at full width and where it stands, even if nobody wants its value
// (spec: Execution, Memory Instructions). LLVM is free to remove, narrow and
// sink such a load, and does. A mark, llvm.fake.use on the loaded value right
// behind the load, keeps it: the call has a side effect on memory that nobody
// can reach, so it aliases nothing, is never removed, and emits no code.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_PASSES_LINEARLOADS_H
#define WASMC_PASSES_LINEARLOADS_H

#include "llvm/IR/Function.h"
#include "llvm/IR/IntrinsicInst.h"

namespace wasmc {

/// The value that I loads from linear memory is I itself. Includes what the
/// vectorizer makes of loads. Unsure: yes.
bool isLinearLoad(const llvm::Instruction &I);

/// I as a mark, or nullptr.
llvm::IntrinsicInst *asMark(llvm::Instruction &I);
const llvm::IntrinsicInst *asMark(const llvm::Instruction &I);

/// Marks every load from linear memory anew: right behind it, whatever became
/// of the mark that it had. In a module without a load that may trap: none.
void markLoads(llvm::Function &F);

/// Makes accesses volatile, for FastISel, which ignores marks, and marks the
/// loads for SelectionDAG, which steps in for it: that would narrow a volatile
/// load to the part of a vector that is used, or together with a plain store
/// that puts a part of it back. No pass that touches accesses may come behind
/// it.
void pinAccesses(llvm::Function &F);

} // namespace wasmc

#endif
