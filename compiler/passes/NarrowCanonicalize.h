//===- NarrowCanonicalize.h - what the code generator can't take -*- C++ -*-==//

#ifndef WASMC_PASSES_NARROWCANONICALIZE_H
#define WASMC_PASSES_NARROWCANONICALIZE_H

namespace llvm {
class Function;
}

namespace wasmc {

/// Makes every llvm.canonicalize of a vector that is smaller than a register
/// one of a whole register. Lowering writes none of them; instcombine does,
/// when only some lanes are needed.
void widenNarrowCanonicalize(llvm::Function &F);

} // namespace wasmc

#endif
