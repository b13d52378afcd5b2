//===- OwnMemories.h - where an instance's own memories lie -----*- C++ -*-===//
//
// An instance's own memories lie one behind the other from vmctx on, each in a
// reservation of its own. In guarded code an address may be anything below
// GuardReservation; so none leads from one memory into the next.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_MEMORY_OWNMEMORIES_H
#define WASMC_MEMORY_OWNMEMORIES_H

#include "runtime-support/abi/Image.h"

namespace wasmc::memory {

struct OwnMemory {
  uint64_t Distance; ///< from vmctx
  uint64_t Reserved; ///< bytes from there on
  uint64_t MinPages, MaxPages;
  int32_t Offset; ///< of the MemoryInstance from vmctx
  uint32_t Index; ///< among all memories of the module

  uint64_t minBytes() const { return MinPages * abi::WasmPageSize; }
};

class OwnMemories {
public:
  /// Guarded: each has GuardReservation bytes, else its maximum. None may have
  /// more than MostPages, or its minimum where that is more.
  OwnMemories(const abi::ImageHeader &Image, bool Guarded,
              uint64_t MostPages = ~uint64_t(0))
      : Image(Image), Guarded(Guarded), MostPages(MostPages) {}

  uint32_t count() const;
  OwnMemory operator[](uint32_t I) const;
  /// Bytes from vmctx on.
  uint64_t reserved() const;

private:
  bool hasFirst() const { return Image.Flags & abi::HasMemory; }
  /// All but the distance.
  OwnMemory describe(uint32_t I) const;

  const abi::ImageHeader &Image;
  bool Guarded;
  uint64_t MostPages;
};

} // namespace wasmc::memory

#endif
