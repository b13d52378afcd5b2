//===- InstructionText.h - an instruction and its immediates ----*- C++ -*-===//

#ifndef WASMC_TEXT_INSTRUCTIONTEXT_H
#define WASMC_TEXT_INSTRUCTIONTEXT_H

#include "compiler/text/LabelStack.h"
#include "compiler/text/Spelling.h"
#include "compiler/wasm/Instruction.h"

namespace wasmc::text {

/// What an instruction stands in.
struct CodeContext {
  const Spelling &Spell;
  uint32_t Func = 0;
  LabelStack Labels; ///< as identifiers, with the dollar

  void label(uint32_t Depth, llvm::raw_ostream &OS) const;
};

/// "i32.load offset=4": the opcode's text and what its ImmediateKind says.
/// Of blocks what is behind the label: " (result i32)".
void printImmediates(const wasm::Instruction &I, const CodeContext &Context,
                     llvm::raw_ostream &OS);

/// Bits of a literal, so that it is read back as the same bits.
void printFloat(uint64_t Bits, unsigned Width, llvm::raw_ostream &OS);

} // namespace wasmc::text

#endif
