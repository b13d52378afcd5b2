//===- Mapping.h - the kernel's words for mappings --------------*- C++ -*-===//

#ifndef WASMC_SYS_MAPPING_H
#define WASMC_SYS_MAPPING_H

#include "runtime-support/sys/Syscall.h"
#include <stddef.h>

namespace wasmc::sys {

enum Protection : int {
  NoAccess = 0,
  ReadOnly = 1,
  ReadWrite = 3,
  ReadExecute = 5
};

/// Private anonymous memory; negative errno on failure. Without
/// CommitNow the kernel doesn't promise to have it all.
inline long mapAnonymous(size_t Bytes, Protection Access, bool CommitNow) {
  constexpr int Private = 2, Anonymous = 0x20, NoReserve = 0x4000;
  return call(Syscall::mmap, 0, Bytes, Access,
              Private | Anonymous | (CommitNow ? 0 : NoReserve), -1, 0);
}

/// Replaces what is mapped at Address by zeros.
inline long mapZerosAt(void *Address, size_t Bytes, Protection Access) {
  constexpr int Private = 2, Fixed = 0x10, Anonymous = 0x20, NoReserve = 0x4000;
  return call(Syscall::mmap, Address, Bytes, Access,
              Private | Fixed | Anonymous | NoReserve, -1, 0);
}

/// Replaces what is mapped at Address by a part of a file; what is written to
/// it stays private. Populate: all of it will be read, and is there at once.
inline long mapFileAt(void *Address, size_t Bytes, Protection Access, int Fd,
                      uint64_t Offset, bool Populate = false) {
  constexpr int Private = 2, Fixed = 0x10, PopulateNow = 0x8000;
  return call(Syscall::mmap, Address, Bytes, Access,
              Private | Fixed | (Populate ? PopulateNow : 0), Fd, Offset);
}

/// Nothing is done for an empty range, which qemu-user refuses.
inline long protect(void *Address, size_t Bytes, Protection Access) {
  return Bytes == 0 ? 0 : call(Syscall::mprotect, Address, Bytes, Access);
}

/// Moves the pages, and what is mapped at To is gone.
inline long movePages(const void *From, void *To, size_t Bytes) {
  constexpr int MayMove = 1, Fixed = 2;
  return call(Syscall::mremap, From, Bytes, Bytes, MayMove | Fixed, To);
}

inline long unmap(void *Address, size_t Bytes) {
  return call(Syscall::munmap, Address, Bytes);
}

/// Results in the last page of the address space are errors.
inline bool isError(long Result) {
  return static_cast<unsigned long>(Result) >= -4095ul;
}

} // namespace wasmc::sys

#endif
