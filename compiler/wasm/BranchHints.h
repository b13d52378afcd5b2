//===- BranchHints.h - which branches are likely ----------------*- C++ -*-===//
//
// The custom section of branch hints (branch-hinting proposal; spec: Appendix,
// Custom Sections). As in all custom sections, nothing in it makes a module
// wrong: what can't be read as hints is none.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASM_BRANCHHINTS_H
#define WASMC_WASM_BRANCHHINTS_H

#include "compiler/wasm/Module.h"
#include "llvm/ADT/DenseMap.h"

namespace wasmc::wasm {

constexpr llvm::StringLiteral BranchHintSection = "metadata.code.branch_hint";

/// 1 for a branch that is likely taken, 0 for one that is likely not, by the
/// offset of what should be an if or br_if from the start of the module.
using BranchHints = llvm::DenseMap<uint64_t, uint8_t>;

/// The only section of this name, if it stands before the code.
const CustomSection *findBranchHints(const Module &M);

/// All hints of a section, or nothing if there is anything in it that doesn't
/// belong there: functions and offsets ascend.
std::optional<BranchHints> readBranchHints(const Module &M,
                                           const CustomSection &S);

} // namespace wasmc::wasm

#endif
