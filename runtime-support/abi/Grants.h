//===- Grants.h - what an executable may reach ------------------*- C++ -*-===//
//
// Grants and run options baked into an executable: a sequence of records, each
// a tag byte and NUL-terminated strings, ended by tag 0.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_GRANTS_H
#define WASMC_ABI_GRANTS_H

#include <stdint.h>

namespace wasmc::abi {

enum class GrantTag : uint8_t {
  End = 0,
  Dir = 'd',         ///< host path, guest path
  ReadOnlyDir = 'r', ///< host path, guest path
  Env = 'e',         ///< NAME=VALUE
  InheritEnv = 'E',  ///< no string
  /// No string: baked grants are the ceiling. Flags at run time may only
  /// narrow them. Set whenever a grant is baked.
  Ceiling = 'c',
  /// No string: the program gets all arguments, the executable takes none.
  GuestArgs = 'a',
  /// No string: refuse to run where a part of the sandbox is missing.
  StrictSandbox = 's',
  Limit = 'l', ///< flag and value, of Limits.def: --timeout=50ms
};

} // namespace wasmc::abi

#endif
