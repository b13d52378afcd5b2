//===- OwnMemories.h - where an instance's own memories lie -----*- C++ -*-===//
//
// An instance's own memories lie one behind the other from vmctx on, each in a
// reservation of its own. In guarded code an address may be anything below
// GuardReservation; so none leads from one memory into the next. Addresses of
// memories that are always checked (abi::isAlwaysChecked) are compared with the
// size, so these need no more than they may grow to.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_MEMORY_OWNMEMORIES_H
#define WASMC_MEMORY_OWNMEMORIES_H

#include "runtime-support/abi/Image.h"

namespace wasmc::memory {

/// More than any machine has. Sizes and sums of sizes stop here, so that none
/// overflows; nobody gets such a mapping.
constexpr uint64_t TooManyBytes = uint64_t(1) << 62;

/// What a 64-bit memory may grow to, whatever its type allows, and if that is
/// all that its addresses reach: address space is taken for it when it is made,
/// as it never moves, and 2^47 bytes must do for all instances of a process.
constexpr uint64_t MostOf64BitMemory = uint64_t(64) << 30;
constexpr uint64_t UsualMostOf64BitMemory = uint64_t(16) << 30;

/// Up to TooManyBytes.
inline uint64_t bytesOf(uint64_t Pages, uint32_t PageSizeLog2) {
  return Pages > TooManyBytes >> PageSizeLog2 ? TooManyBytes
                                              : Pages << PageSizeLog2;
}

/// Memories are made accessible in units of this, which are whole pages of any
/// host: behind the end of one whose pages are smaller lie zeros, of which no
/// checked code and no runtime call gets hold.
inline uint64_t accessible(uint64_t Bytes) {
  return (Bytes + abi::VmctxAlign - 1) & ~(abi::VmctxAlign - 1);
}

/// A limit in pages of 64 KiB, or none.
inline uint64_t limitInBytes(uint64_t Pages) {
  return Pages > TooManyBytes >> abi::WasmPageSizeLog2
             ? ~uint64_t(0)
             : Pages << abi::WasmPageSizeLog2;
}

/// The next MostBytes to be tried, in place of one that there is no address
/// space for.
inline uint64_t halved(uint64_t MostBytes) {
  return (MostBytes < MostOf64BitMemory ? MostBytes : MostOf64BitMemory) / 2;
}

struct OwnMemory {
  uint64_t Distance; ///< from vmctx
  uint64_t Reserved; ///< bytes from there on
  abi::MemoryShape Shape;
  int32_t Offset; ///< of the MemoryInstance from vmctx
  uint32_t Index; ///< among all memories of the module

  uint64_t minBytes() const {
    return bytesOf(Shape.MinPages, Shape.PageSizeLog2);
  }
  /// In pages of 64 KiB, as limits are.
  uint64_t minPagesOfLimits() const {
    return accessible(minBytes()) >> abi::WasmPageSizeLog2;
  }
};

class OwnMemories {
public:
  /// Guarded: each that isn't always checked has GuardReservation bytes, the
  /// others their maximum. None may have more than MostBytes, or its minimum
  /// where that is more.
  OwnMemories(const abi::ImageHeader &Image, bool Guarded,
              uint64_t MostBytes = ~uint64_t(0))
      : Image(Image), Guarded(Guarded), MostBytes(MostBytes) {}

  uint32_t count() const;
  OwnMemory operator[](uint32_t I) const;
  /// Bytes from vmctx on.
  uint64_t reserved() const;
  /// Whether a smaller MostBytes may make less of that.
  bool mayShrink() const;

private:
  bool hasFirst() const { return Image.Flags & abi::HasMemory; }
  /// All but the distance.
  OwnMemory describe(uint32_t I) const;
  bool isGuarded(const abi::MemoryShape &Shape) const {
    return Guarded && !abi::isAlwaysChecked(Shape.Flags, Shape.PageSizeLog2);
  }

  const abi::ImageHeader &Image;
  bool Guarded;
  uint64_t MostBytes;
};

} // namespace wasmc::memory

#endif
