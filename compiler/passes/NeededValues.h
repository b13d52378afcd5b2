//===- NeededValues.h - values that something depends on --------*- C++ -*-===//
//
// The values of a function that reach an effect (a store, a call, a branch, a
// return), marks not counted.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_PASSES_NEEDEDVALUES_H
#define WASMC_PASSES_NEEDEDVALUES_H

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/Function.h"

namespace llvm {
class LoopInfo;
}

namespace wasmc {

class NeededValues {
public:
  explicit NeededValues(llvm::Function &F);

  /// Whether an effect depends on I.
  bool isNeeded(const llvm::Instruction &I) const {
    return Needed.contains(&I);
  }

  /// Whether an effect in I's own block depends on I, or the next iteration of
  /// its loop: no pass can sink I out of its block.
  bool isNeededInBlock(const llvm::Instruction &I,
                       const llvm::LoopInfo &LI) const;

private:
  llvm::SmallPtrSet<const llvm::Instruction *, 32> Needed;
};

} // namespace wasmc

#endif
