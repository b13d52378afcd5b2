//===- StackEffect.h - how many operands and results ------------*- C++ -*-===//
//
// How an instruction is folded with those before it depends on how many
// values it takes and leaves. Where the number is wrong, for code that isn't
// valid, the text looks odd but means the same: folded instructions are those
// of the same order unfolded.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_STACKEFFECT_H
#define WASMC_TEXT_STACKEFFECT_H

#include "compiler/wasm/Instruction.h"

namespace wasmc::text {

struct StackEffect {
  uint32_t Operands = 0;
  uint32_t Results = 0;
};

/// Not for blocks and what divides and ends them. LabelTypes: how many values
/// a branch of the instruction takes along.
StackEffect stackEffect(const wasm::Instruction &I, const wasm::Module &M,
                        uint32_t FuncResults, uint32_t LabelTypes);

} // namespace wasmc::text

#endif
