//===- Context.h - what each body is validated against ----------*- C++ -*-===//

#ifndef WASMC_VALIDATE_CONTEXT_H
#define WASMC_VALIDATE_CONTEXT_H

#include "compiler/validate/TypeSystem.h"
#include "llvm/ADT/BitVector.h"

namespace wasmc::validation {

/// Does not change while bodies are validated, so they may be in parallel.
struct Context {
  const wasm::Module &M;
  const TypeSystem &Types;
  wasm::FeatureSet Accepted;
  /// Functions that ref.func may name: those that occur outside of bodies.
  llvm::BitVector Declared;
};

inline wasm::ValType addressType(wasm::AddrType A) {
  return A == wasm::AddrType::I64 ? wasm::ValType::I64 : wasm::ValType::I32;
}

} // namespace wasmc::validation

#endif
