//===- BodyScan.h - what must be known before a body is lowered -*- C++ -*-===//
//
// One pass over a body's instructions: where each local is assigned, where
// each loop ends, and how much SSA form would cost.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_BODYSCAN_H
#define WASMC_LOWER_BODYSCAN_H

#include "compiler/wasm/Instruction.h"
#include "llvm/ADT/DenseMap.h"

namespace wasmc {

struct BodyScan {
  /// By local: positions of local.set and local.tee, ascending. A position is
  /// an offset in the body.
  std::vector<std::vector<uint32_t>> Assignments;
  /// Position of a loop's end, by that of its begin.
  llvm::DenseMap<uint32_t, uint32_t> LoopEnds;
  /// At most so many operands of phis do the locals need: for each construct,
  /// the locals assigned in it times the edges to its label.
  uint64_t PhiOperands = 0;
};

/// Code begins behind the local declarations; positions count from BodyOffset.
/// FuelLocal, if there is one, is taken for assigned at every FuelPoint.
BodyScan scanBody(wasm::Span Code, uint64_t BodyOffset, size_t NumLocals,
                  std::optional<uint32_t> FuelLocal);

} // namespace wasmc

#endif
