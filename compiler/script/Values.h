//===- Values.h - arguments and results of a script -------------*- C++ -*-===//
//
// Between a script's values and those of the protocol, of 16 bytes each.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SCRIPT_VALUES_H
#define WASMC_SCRIPT_VALUES_H

#include "compiler/text/ParseScript.h"

namespace wasmc {

/// A value as the loader has it, the lowest half first.
using RawValue = std::array<uint64_t, 2>;

/// References that the host makes are their number plus one: 0 is null.
RawValue rawValue(const ScriptValue &V);

bool matches(const ScriptValue &Pattern, const RawValue &V);

/// As a script would write it, by the pattern that it was held against: the
/// value alone doesn't say its type.
std::string printValue(const ScriptValue &Pattern, const RawValue &V);

} // namespace wasmc

#endif
