//===- FdTable.h - the guest's descriptors ----------------------*- C++ -*-===//
//
// Descriptors of the guest are indices into this table and not those of the
// process: 0, 1, 2, the granted directories from 3 on, then what it opens. A
// new one gets the lowest free number.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASI_FDTABLE_H
#define WASMC_WASI_FDTABLE_H

#include "runtime-support/wasi/Types.h"

namespace wasmc::wasi {

struct Descriptor {
  int Fd = -1; ///< of the process; -1: this number is free
  FileType Type = FileType::Unknown;
  /// Stands for one of the three standard streams that the process was given:
  /// its type is found out when it is asked for.
  bool Inherited = false;
  /// Nothing reached through it may be changed.
  bool ReadOnly = false;
  /// The guest gave up rights that it had.
  bool Narrowed = false;
  uint64_t Base = 0;
  uint64_t Inheriting = 0;
  const char *Preopen = nullptr; ///< the guest's path of a granted directory
};

class FdTable {
public:
  FdTable() = default;
  FdTable(const FdTable &) = delete;
  FdTable &operator=(const FdTable &) = delete;

  /// Null if the number is not in use.
  Descriptor *find(uint32_t Number) {
    return Number < Size && Entries[Number].Fd >= 0 ? &Entries[Number]
                                                    : nullptr;
  }

  /// Makes sure that the next add() succeeds; false if there is no memory.
  bool reserve();
  /// The number of the new descriptor. Call reserve() before.
  uint32_t add(const Descriptor &D);
  /// Frees the number of a descriptor that is in use; closing is the caller's.
  void remove(Descriptor &D);
  /// Closes what is open, and is empty.
  void closeAll();

private:
  /// Enough for the standard streams and a few files; more are mapped.
  static constexpr uint32_t InlineSize = 8;

  bool grow();

  Descriptor Inline[InlineSize];
  Descriptor *Entries = Inline;
  uint32_t Size = InlineSize;
  uint64_t MappedBytes = 0;
  uint32_t FirstFree = 0; ///< no lower number is free
};

} // namespace wasmc::wasi

#endif
