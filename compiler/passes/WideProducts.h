//===- WideProducts.h - products made of halves -----------------*- C++ -*-===//

#ifndef WASMC_PASSES_WIDEPRODUCTS_H
#define WASMC_PASSES_WIDEPRODUCTS_H

namespace llvm {
class Function;
}

namespace wasmc {

/// Guests make the 128 bits of a product out of four products of 32 bits:
/// finds the sums that are its upper half, and makes one multiplication of
/// them. Wants what instcombine leaves.
void widenProducts(llvm::Function &F);

} // namespace wasmc

#endif
