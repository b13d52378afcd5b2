//===- LoopTier.h - functions whose loops are worth the work ----*- C++ -*-===//
//
// Most functions gain nothing from the loop and vector passes: a guest's
// compiler has run them already, all but the vectorizer. This picks those
// that may gain. It must see the function as the scalar round leaves it,
// with rotated loops and invariants hoisted.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_PASSES_LOOPTIER_H
#define WASMC_PASSES_LOOPTIER_H

#include "llvm/IR/PassManager.h"

namespace wasmc {

bool belongsInLoopTier(llvm::Function &F, llvm::FunctionAnalysisManager &AM);

} // namespace wasmc

#endif
