//===- TrapCode.h - why a program stops ------------------------*- C++ -*-===//

#ifndef WASMC_ABI_TRAPCODE_H
#define WASMC_ABI_TRAPCODE_H

#include <stdint.h>

namespace wasmc::abi {

enum class TrapCode : uint8_t {
  None = 0,
#define TRAP(Name, Code, Message) Name = Code,
#include "runtime-support/abi/TrapCodes.def"
};

/// The spec's words; nullptr for a number that is no trap code.
constexpr const char *trapMessage(TrapCode Code) {
  switch (Code) {
#define TRAP(Name, Code, Message)                                              \
  case TrapCode::Name:                                                         \
    return Message;
#include "runtime-support/abi/TrapCodes.def"
  case TrapCode::None:
    break;
  }
  return nullptr;
}

} // namespace wasmc::abi

#endif
