//===- OpPool.h - the instructions to choose from ---------------*- C++ -*-===//
//
// The rows of Opcodes.def that a set of features has, by what they leave on
// the stack. A new row with a fixed signature comes in by itself.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEST_FUZZ_OPPOOL_H
#define WASMC_TEST_FUZZ_OPPOOL_H

#include "compiler/wasm/Opcode.h"
#include "compiler/wasm/Types.h"
#include <array>
#include <vector>

namespace wasmc::test {

/// An instruction whose signature is fixed.
struct FixedOp {
  wasm::Opcode Op;
  /// Without the address, if there is one.
  std::vector<wasm::ValType> Operands;
  std::vector<wasm::ValType> Results;
  unsigned AccessWidth; ///< 0: touches no memory
};

class OpPool {
public:
  explicit OpPool(wasm::FeatureSet Features);

  bool has(wasm::Opcode Op) const {
    return Features[size_t(wasm::opcodeInfo(Op).Proposal)];
  }
  /// What leaves a T on top and touches no memory. Never empty for numbers.
  llvm::ArrayRef<FixedOp> values(wasm::ValType T) const {
    return Values[T.kind()];
  }
  /// What leaves a T on top and accesses memory.
  llvm::ArrayRef<FixedOp> loads(wasm::ValType T) const {
    return Loads[T.kind()];
  }
  /// What leaves nothing.
  llvm::ArrayRef<FixedOp> stores() const { return Stores; }

private:
  wasm::FeatureSet Features;
  std::array<std::vector<FixedOp>, wasm::ValType::Bottom> Values, Loads;
  std::vector<FixedOp> Stores;
};

/// Whether the other engine does the same, and soon.
bool isComparable(wasm::Opcode Op);

} // namespace wasmc::test

#endif
