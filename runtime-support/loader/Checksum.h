//===- Checksum.h - XXH3 of a file ------------------------------*- C++ -*-===//
//
// Inside loader/. Some 20 bytes a nanosecond where there are vectors.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_CHECKSUM_H
#define WASMC_LOADER_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

namespace wasmc::loader {

/// XXH3, 64 bits, of bytes that come in pieces.
class Checksum {
public:
  Checksum();
  void add(const void *Bytes, size_t Size);
  uint64_t sum() const;

private:
  /// xxHash's state, which only Checksum.cpp knows.
  alignas(64) char State[576];
};

} // namespace wasmc::loader

#endif
