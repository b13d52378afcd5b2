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
  InstanceParts() = default;
  InstanceParts(const InstanceParts &) = delete;
  ~InstanceParts() { Taken.destroy(); }

  /// False if the machine has no memory for it. InstanceSize includes the
  /// header, which is nobody's.
  [[nodiscard]] bool begin(uint32_t InstanceSize) {
    Size = InstanceSize;
    return Taken.reserve(Size / Unit);
  }

  /// Takes the place from Offset on; Bytes and Align are multiples of Unit.
  /// False if it isn't in the instance or not free.
  [[nodiscard]] bool take(int64_t Offset, uint64_t Bytes, uint64_t Align) {
    if (!isFree(Offset, Bytes, Align))
      return false;
    uint64_t First = uint64_t(Offset + Size) / Unit;
    for (uint64_t I = 0; I != Bytes / Unit; ++I)
      Taken[First + I] = true;
    return true;
  }

  bool isFree(int64_t Offset, uint64_t Bytes, uint64_t Align) const {
    constexpr int64_t Header = sizeof(abi::InstanceHeader);
    if (Offset < -Size || Offset > -Header ||
        Bytes > uint64_t(-Header - Offset) || uint64_t(Offset) % Align != 0)
      return false;
    uint64_t First = uint64_t(Offset + Size) / Unit;
    for (uint64_t I = 0; I != Bytes / Unit; ++I)
      if (Taken[First + I])
        return false;
    return true;
  }

private:
  static constexpr uint64_t Unit = 4;

  int64_t Size = 0;
  Array<bool> Taken = {}; ///< by Unit, from the lowest address on
};

} // namespace wasmc::loader

#endif
