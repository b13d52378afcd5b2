//===- Unread.cpp - what is known by name only ----------------------------===//

#include "compiler/wasm/Unread.h"

using namespace llvm;
using namespace wasmc::wasm;

namespace {
struct UnreadOpcode {
  OpcodePrefix Prefix;
  uint32_t Code;
  Unread Name;
};
constexpr UnreadOpcode Opcodes[] = {
#define UNREAD_OPCODE(Prefix, Code, Text, Proposal)                            \
  {OpcodePrefix::Prefix, Code, {Text, Feature::Proposal}},
#include "compiler/wasm/Unread.def"
};

struct UnreadType {
  uint8_t Code;
  Unread Name;
};
constexpr UnreadType Types[] = {
#define UNREAD_TYPE(Code, Text, Proposal) {Code, {Text, Feature::Proposal}},
#include "compiler/wasm/Unread.def"
};
} // namespace

std::optional<Unread> wasmc::wasm::unreadOpcode(OpcodePrefix Prefix,
                                                uint32_t Code) {
  for (const UnreadOpcode &Row : Opcodes)
    if (Row.Prefix == Prefix && Row.Code == Code)
      return Row.Name;
  return std::nullopt;
}

std::optional<Unread> wasmc::wasm::unreadType(uint8_t Code) {
  for (const UnreadType &Row : Types)
    if (Row.Code == Code)
      return Row.Name;
  return std::nullopt;
}

std::optional<Unread> wasmc::wasm::unreadWord(StringRef Word) {
  for (const UnreadOpcode &Row : Opcodes)
    if (Row.Name.Text == Word)
      return Row.Name;
  for (const UnreadType &Row : Types)
    if (Row.Name.Text == Word)
      return Row.Name;
  return std::nullopt;
}
