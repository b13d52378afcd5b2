//===- EntryThunk.h - calls between a module and its host --------*- C++ -*-===//
//
// Inside lower/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_ENTRYTHUNK_H
#define WASMC_LOWER_ENTRYTHUNK_H

#include "compiler/lower/ModuleLowering.h"

namespace wasmc {

/// Defines an abi::EntryThunk for each type that an exported function has, and
/// an abi::ImportEntry::HostThunk for each of an imported one.
void lowerThunks(ModuleLowering &M);

} // namespace wasmc

#endif
