//===- Unread.h - what is known by name only --------------------*- C++ -*-===//
//
// Proposals that are not read (Unread.def), for errors that name them.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASM_UNREAD_H
#define WASMC_WASM_UNREAD_H

#include "compiler/wasm/Opcode.h"

namespace wasmc::wasm {

struct Unread {
  llvm::StringRef Text;
  Feature Proposal;
};

std::optional<Unread> unreadOpcode(OpcodePrefix Prefix, uint32_t Code);
/// By the first byte of a type.
std::optional<Unread> unreadType(uint8_t Code);
/// By a word of the text format.
std::optional<Unread> unreadWord(llvm::StringRef Word);

} // namespace wasmc::wasm

#endif
