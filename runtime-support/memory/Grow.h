//===- Grow.h - what memory.grow does to a memory ----------------*- C++ -*-===//

#ifndef WASMC_MEMORY_GROW_H
#define WASMC_MEMORY_GROW_H

#include "runtime-support/abi/Instance.h"

namespace wasmc::memory {

/// The old size in pages, or -1 if the memory can't have so many more.
uint64_t grow(abi::MemoryInstance &Memory, uint64_t Pages);

} // namespace wasmc::memory

#endif
