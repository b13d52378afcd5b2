//===- TypeText.h - types and names for people ------------------*- C++ -*-===//
//
// How imports and exports are shown. Inside driver/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_TYPETEXT_H
#define WASMC_DRIVER_TYPETEXT_H

#include "compiler/wasm/Module.h"

namespace wasmc {

/// The name with control characters and quotes escaped: a module may hold any
/// bytes, and a terminal obeys some of them.
std::string printable(llvm::StringRef Name);

std::string typeText(const wasm::FuncType &T); ///< "[i32 i64] -> [i32]"
std::string typeText(const wasm::TableType &T);
std::string typeText(const wasm::MemoryType &T);
std::string typeText(const wasm::GlobalType &T);
/// The type of anything that can be imported or exported, with its kind in
/// front: "func [i32] -> []".
std::string externText(const wasm::Module &M, wasm::ExternKind K,
                       uint32_t Index);
/// "env.log: func [i32] -> []"
std::string importText(const wasm::Module &M, const wasm::Import &I);

} // namespace wasmc

#endif
