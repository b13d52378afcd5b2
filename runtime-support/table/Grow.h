//===- Grow.h - what table.grow does to a table ------------------*- C++ -*-===//

#ifndef WASMC_TABLE_GROW_H
#define WASMC_TABLE_GROW_H

#include "runtime-support/abi/Instance.h"

namespace wasmc::table {

/// The old size, or -1 if the table can't have so many more. New elements are
/// Word.
uint64_t grow(abi::TableInstance &Table, uint64_t Word, uint64_t Elements);

} // namespace wasmc::table

#endif
