//===- Verdict.h - what reader and validator say ----------------*- C++ -*-===//

#ifndef WASMC_TEST_FUZZ_VERDICT_H
#define WASMC_TEST_FUZZ_VERDICT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace wasmc::test {

/// Reads and validates with all proposals: "accepted" (and it could be read
/// again as lowering does), "malformed", "invalid", ..., or "" for what may
/// not happen: an error that is not at one of the module's bytes.
std::string verdict(llvm::ArrayRef<uint8_t> Bytes);

/// What an error is counted as, or "" for one that bad input may not have.
std::string outcomeOf(llvm::Error E, size_t InputSize);

} // namespace wasmc::test

#endif
