//===- LimitFlags.h - limits of a run, as flags -----------------*- C++ -*-===//
//
// A door of driver/: which limits can be baked into an executable, or given to
// one that is run.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_LIMITFLAGS_H
#define WASMC_DRIVER_LIMITFLAGS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace wasmc {

struct LimitFlag {
  const char *Flag;  ///< "--timeout"
  const char *Value; ///< as help shows it
  const char *Help;
  /// What is wrong with the value; empty if nothing is.
  std::string (*Check)(const std::string &Value);
};

/// The flag among them that says how large the guest's stack is, which the
/// compiler wants to know too. Bytes: of a value that passes its Check.
llvm::StringRef stackSizeFlag();
uint64_t stackSizeOf(const std::string &Value);

/// The rows of runtime-support/abi/Limits.def.
llvm::ArrayRef<LimitFlag> limitFlags();

} // namespace wasmc

#endif
