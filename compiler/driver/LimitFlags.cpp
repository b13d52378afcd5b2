//===- LimitFlags.cpp - limits of a run, as flags -------------------------===//

#include "compiler/driver/LimitFlags.h"
#include "runtime-support/abi/Limits.h"

using namespace wasmc;

template <abi::LimitUnit Unit>
static std::string check(const std::string &Value) {
  uint64_t Parsed;
  // What an end inside would hide from the program's reader isn't checked.
  if (Value.find('\0') == std::string::npos &&
      abi::parseLimit(Unit, Value.c_str(), Parsed))
    return "";
  return "'" + Value + "' is not " + abi::limitForm(Unit);
}

llvm::ArrayRef<LimitFlag> wasmc::limitFlags() {
  static constexpr LimitFlag Flags[] = {
#define LIMIT(Name, Text, Unit, Value, Help)                                   \
  {Text, Value, Help, check<abi::LimitUnit::Unit>},
#include "runtime-support/abi/Limits.def"
  };
  return Flags;
}

llvm::StringRef wasmc::stackSizeFlag() {
  return limitFlags()[size_t(abi::LimitName::StackSize)].Flag;
}

uint64_t wasmc::stackSizeOf(const std::string &Value) {
  uint64_t Bytes = 0;
  abi::parseLimit(abi::LimitUnit::Bytes, Value.c_str(), Bytes);
  return Bytes;
}
