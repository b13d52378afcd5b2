//===- OpTable.h - what validation does with each opcode --------*- C++ -*-===//

#ifndef WASMC_VALIDATE_OPTABLE_H
#define WASMC_VALIDATE_OPTABLE_H

#include "compiler/validate/CodeValidator.h"
#include "compiler/wasm/Opcode.h"

namespace wasmc::validation {

/// What an instruction is to the function's shape.
enum class BlockRole : uint8_t {
  Inside, ///< control goes on behind it
  Border, ///< a straight line of instructions ends with it
  Edge,   ///< a border that opens a block or branches
};

/// A row for each opcode, made from Opcodes.def and the table of rules.
struct OpRow {
  /// For special signatures; null where the signature is fixed.
  llvm::Error (CodeValidator::*Rule)() = nullptr;
  uint8_t NumOperands = 0;
  uint8_t NumResults = 0;
  /// The first operand is an address of the instruction's memory.
  bool HasAddress = false;
  /// May stand in a constant expression.
  bool IsConstant = false;
  BlockRole Role = BlockRole::Inside;
  wasm::Feature Proposal = wasm::Feature::Mvp;
  uint8_t Width = 0; ///< bytes of a memory access, or 0
  uint8_t Lanes = 0; ///< that a lane index selects from, or 0
  std::array<wasm::ValType, 4> Operands;
  std::array<wasm::ValType, 2> Results;
};

const OpRow &opRow(wasm::Opcode Op);

} // namespace wasmc::validation

#endif
