//===- WideMultiply.h - functions that multiply 128 bits --------*- C++ -*-===//
//
// C and Rust for WebAssembly have no instruction for the product of two 64-bit
// numbers: they call __multi3, which makes it of four products of 32 bits and
// stores it. Such a function is known by what it computes, and a call of it
// becomes a multiplication of 128 bits and the two stores.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_WIDEMULTIPLY_H
#define WASMC_LOWER_WIDEMULTIPLY_H

#include "compiler/wasm/Instruction.h"
#include "compiler/wasm/Module.h"

namespace wasmc {

/// What remains of the body: its stores, in their order. The parameters are
/// the address and two numbers of 128 bits, each the lower half first.
struct WideMultiply {
  struct Half {
    bool IsHigh;
    wasm::MemArg Where; ///< from the address on
  };
  std::array<Half, 2> Stores;
};

/// If the function is one: whatever it is called with, it stores the two halves
/// of the product modulo 2^128, and does nothing else.
std::optional<WideMultiply> recognizeWideMultiply(const wasm::Module &M,
                                                  wasm::FuncIndex F);

} // namespace wasmc

#endif
