//===- VectorBracket.h - vectorizing across marks ---------------*- C++ -*-===//
//
// The vectorizers give up at a call in a loop or between accesses, and a mark
// is one. So marks are taken off for just these passes, from loads that they
// can't lose, and all loads are marked again right behind them. Neither pass
// removes, sinks or narrows a scalar load whose value is needed; passes that
// do, InstCombine above all, never run within the bracket.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_PASSES_VECTORBRACKET_H
#define WASMC_PASSES_VECTORBRACKET_H

#include "llvm/IR/PassManager.h"

namespace wasmc {

/// Runs LLVM's loop vectorizer on F. Loads of innermost loops lose their mark
/// if their value is needed in the block that they stand in.
llvm::PreservedAnalyses vectorizeLoops(llvm::Function &F,
                                       llvm::FunctionAnalysisManager &AM);

/// Runs LLVM's SLP vectorizer on F, unless a block is so large that it would
/// take minutes. Loads whose value is needed lose their mark.
llvm::PreservedAnalyses vectorizeBlocks(llvm::Function &F,
                                        llvm::FunctionAnalysisManager &AM);

} // namespace wasmc

#endif
