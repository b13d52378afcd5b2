//===- Validate.h - module to valid module ----------------------*- C++ -*-===//
//
// The door of validate/ (spec: Validation). Only validate() makes a
// ValidModule, and nothing else is lowered.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_VALIDATE_VALIDATE_H
#define WASMC_VALIDATE_VALIDATE_H

#include "compiler/base/Error.h"
#include "compiler/wasm/Module.h"

namespace wasmc {

/// What validation learned of a function, for partitioning and for the guards
/// around functions too large for some passes.
struct FunctionFacts {
  uint32_t NumInstructions = 0;
  uint32_t NumBlocks = 0;        ///< block, loop, if, try, and branches
  uint32_t NumLocals = 0;        ///< parameters included
  uint32_t MaxSwitchTargets = 0; ///< of the largest br_table
  uint32_t LongestBlock = 0; ///< instructions up to a branch or block border
  /// A hash of the opcodes without immediates: the same after an edit
  /// elsewhere has shifted the indices.
  uint64_t ShapeHash = 0;
};

class ValidModule {
public:
  const wasm::Module &module() const { return M; }
  /// By function index; imports have empty facts.
  const FunctionFacts &facts(wasm::FuncIndex F) const { return Facts[F.Value]; }
  /// Canonical ids: equal exactly for equal types. By type index.
  uint32_t canonicalType(wasm::TypeIndex T) const {
    return CanonicalTypes[T.Value];
  }
  /// Functions that can be called through a reference: exported, in a
  /// segment, in a global, by ref.func. In ascending order.
  llvm::ArrayRef<wasm::FuncIndex> funcrefs() const { return Funcrefs; }

private:
  friend llvm::Expected<ValidModule> validate(wasm::Module M,
                                              wasm::FeatureSet Accepted);
  ValidModule() = default;

  wasm::Module M;
  std::vector<FunctionFacts> Facts;
  std::vector<uint32_t> CanonicalTypes;
  std::vector<wasm::FuncIndex> Funcrefs;
};

/// What needs a proposal that is not in Accepted is an error of kind
/// UnsupportedProposal, before anything else that may be wrong.
llvm::Expected<ValidModule>
validate(wasm::Module M, wasm::FeatureSet Accepted = wasm::supportedFeatures());

} // namespace wasmc

#endif
