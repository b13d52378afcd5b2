//===- EntryThunk.h - calls from outside into a module ----------*- C++ -*-===//
//
// Inside lower/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_ENTRYTHUNK_H
#define WASMC_LOWER_ENTRYTHUNK_H

#include "compiler/lower/ModuleLowering.h"

namespace wasmc {

/// Defines an abi::EntryThunk for each type that an exported function has.
void lowerEntryThunks(ModuleLowering &M);

} // namespace wasmc

#endif
