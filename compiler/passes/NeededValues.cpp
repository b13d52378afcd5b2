//===- NeededValues.cpp - values that something depends on ----------------===//

#include "compiler/passes/NeededValues.h"
#include "compiler/passes/LinearLoads.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"

using namespace llvm;
using namespace wasmc;

static bool isEffect(const Instruction &I) {
  return !asMark(I) && (I.isTerminator() || I.mayHaveSideEffects());
}

NeededValues::NeededValues(Function &F) {
  SmallVector<const Instruction *> Worklist;
  auto Need = [&](const Instruction &I) {
    if (Needed.insert(&I).second)
      Worklist.push_back(&I);
  };
  for (const Instruction &I : instructions(F))
    if (isEffect(I))
      Need(I);
  while (!Worklist.empty())
    for (const Value *Operand : Worklist.pop_back_val()->operand_values())
      if (const auto *I = dyn_cast<Instruction>(Operand))
        Need(*I);
}

/// Whether the use by the phi U keeps its operand in the block: the phi stays
/// in the loop and begins an iteration or joins paths of it.
static bool isLoopPhi(const PHINode &Phi, const BasicBlock &From,
                      const LoopInfo &LI) {
  const Loop *L = LI.getLoopFor(&From);
  return L && L->contains(&Phi);
}

bool NeededValues::isNeededInBlock(const Instruction &I,
                                   const LoopInfo &LI) const {
  const BasicBlock &Block = *I.getParent();
  SmallPtrSet<const Instruction *, 8> Seen = {&I};
  SmallVector<const Instruction *, 8> Worklist = {&I};
  while (!Worklist.empty())
    for (const Use &U : Worklist.pop_back_val()->uses()) {
      const auto *User = cast<Instruction>(U.getUser());
      if (!isNeeded(*User))
        continue;
      if (const auto *Phi = dyn_cast<PHINode>(User)) {
        if (Phi->getIncomingBlock(U) == &Block && isLoopPhi(*Phi, Block, LI))
          return true;
        continue;
      }
      if (User->getParent() != &Block)
        continue;
      if (isEffect(*User))
        return true;
      if (Seen.insert(User).second)
        Worklist.push_back(User);
    }
  return false;
}
