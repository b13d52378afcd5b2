//===- InstanceParts.h - no two parts of an instance overlap ----*- C++ -*-===//
//
// Inside loader/. An image says where the parts of its instances lie below
// vmctx. The runtime writes to them and believes later what it wrote, addresses
// that it unmaps among it: so each must have its place for itself.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_INSTANCEPARTS_H
#define WASMC_LOADER_INSTANCEPARTS_H

#include "runtime-support/abi/Instance.h"
#include "runtime-support/loader/Array.h"

namespace wasmc::loader {

class InstanceParts {
public:
  /// What begins at a place, so that it needn't be looked for: images may have
  /// as many tables as references to them.
  enum Mark : uint8_t {
    OwnTable = 2,
    ImportedTable = 4,
    FurtherMemory = 8,
    OwnTag = 16
  };

  InstanceParts() { Units.lend(First); }
  InstanceParts(const InstanceParts &) = delete;
  ~InstanceParts() { Units.destroy(); }

  /// False if the machine has no memory for it. InstanceSize includes the
  /// header, which is nobody's.
  [[nodiscard]] bool begin(uint32_t InstanceSize) {
    Size = InstanceSize;
    return Units.reserve(Size / Unit);
  }

  /// Takes the place from Offset on; Bytes and Align are multiples of Unit.
  /// False if it isn't in the instance or not free.
  [[nodiscard]] bool take(int64_t Offset, uint64_t Bytes, uint64_t Align) {
    if (!isFree(Offset, Bytes, Align))
      return false;
    uint64_t First = uint64_t(Offset + Size) / Unit;
    for (uint64_t I = 0; I != Bytes / Unit; ++I)
      Units[First + I] |= Taken;
    return true;
  }

  /// Of a place that is, or was, free or taken.
  void mark(int64_t Offset, Mark What) {
    Units[uint64_t(Offset + Size) / Unit] |= What;
  }
  bool isMarked(int64_t Offset, Mark What) const {
    return Offset >= -Size && Offset < 0 && Offset % int64_t(Unit) == 0 &&
           (Units[uint64_t(Offset + Size) / Unit] & What);
  }

  bool isFree(int64_t Offset, uint64_t Bytes, uint64_t Align) const {
    constexpr int64_t Header = sizeof(abi::InstanceHeader);
    if (Offset < -Size || Offset > -Header ||
        Bytes > uint64_t(-Header - Offset) || uint64_t(Offset) % Align != 0)
      return false;
    uint64_t First = uint64_t(Offset + Size) / Unit;
    for (uint64_t I = 0; I != Bytes / Unit; ++I)
      if (Units[First + I] & Taken)
        return false;
    return true;
  }

private:
  static constexpr uint64_t Unit = 4;
  static constexpr uint8_t Taken = 1;

  int64_t Size = 0;
  Array<uint8_t> Units = {}; ///< Taken and Marks, from the lowest address on
  uint8_t First[1024] = {};
};

} // namespace wasmc::loader

#endif
