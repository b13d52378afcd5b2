//===- BakeGrants.h - grants in an executable -------------------*- C++ -*-===//
//
// Inside driver/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_BAKEGRANTS_H
#define WASMC_DRIVER_BAKEGRANTS_H

#include "compiler/base/Options.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

namespace wasmc {

/// The records of abi/Grants.h; nothing if nothing was asked for.
std::vector<uint8_t> bakeGrants(const GrantOptions &Grants);

/// The counterpart. HasCeiling: the executable takes no further grants.
struct BakedGrants {
  GrantOptions Grants;
  bool HasCeiling = false;
};
llvm::Expected<BakedGrants> readGrants(llvm::ArrayRef<uint8_t> Records);

} // namespace wasmc

#endif
