//===- Calls.h - what is called in a random module --------------*- C++ -*-===//

#ifndef WASMC_TEST_FUZZ_CALLS_H
#define WASMC_TEST_FUZZ_CALLS_H

#include "compiler/wasm/Module.h"
#include "test/fuzz/Random.h"
#include <array>
#include <string>

namespace wasmc::test {

/// A value of any type, little endian; the bytes beyond the type's are 0.
using ValueBits = std::array<uint8_t, 16>;

struct Call {
  std::string Export;
  std::vector<ValueBits> Args;
  std::string Results; ///< their types, as letters
  /// Whether globals and memory are looked at after the call.
  bool LookAtState;
};

/// What an instance of the module shows and is asked.
struct CallPlan {
  std::string Globals; ///< types of g0, g1, ..., as letters
  size_t Memories = 0; ///< named m0, m1, ...
  std::vector<Call> Calls;
};

/// Every function, with several sets of arguments.
CallPlan planCalls(const wasm::Module &M, Random R);

/// The letter of Opcodes.def; r for a reference to a function, x for one to an
/// exception, e for another.
char letterOf(wasm::ValType T);
/// The bits in hexadecimal; references as "null" or "ref".
std::string valueText(char Letter, const ValueBits &Bits);

} // namespace wasmc::test

#endif
