//===- GuestMemory.h - the only way to the guest's memory -------*- C++ -*-===//
//
// Pointers and lengths that come from the guest are 32-bit numbers that mean
// nothing until they were compared with the memory's current size, in 64-bit
// arithmetic, which can't overflow. A function that gets a range outside
// returns Errno::Fault, and has had no effect: ranges for results are checked
// before anything is done.
//
// Memory can't shrink or move during a call, and there is no other thread that
// could change what was read.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASI_GUESTMEMORY_H
#define WASMC_WASI_GUESTMEMORY_H

#include "runtime-support/abi/Image.h"

namespace wasmc::wasi {

/// The module's memory 0, its own or an imported one. Without any, no address
/// is inside.
class GuestMemory {
public:
  explicit GuestMemory(void *Vmctx) {
    const abi::InstanceHeader &Header = *abi::headerOf(Vmctx);
    const abi::MemoryInstance *Memory = &Header.Memory;
    if (!Memory->Base && Header.Image->MemoryRefOffset)
      Memory = reinterpret_cast<const abi::MemoryRef *>(
                   static_cast<char *>(Vmctx) + Header.Image->MemoryRefOffset)
                   ->Memory;
    Base = Memory->Base;
    Size = Memory->Bytes;
  }

  /// The Length bytes at Address, or null if one of them is outside. An empty
  /// range may begin at the memory's end, but not beyond.
  char *range(uint32_t Address, uint64_t Length) const {
    return Length <= Size && Address <= Size - Length ? Base + Address
                                                      : nullptr;
  }
  /// Room for Count values of T.
  template <typename T> char *array(uint32_t Address, uint32_t Count) const {
    return range(Address, uint64_t(Count) * sizeof(T));
  }

private:
  char *Base;
  uint64_t Size;
};

/// Guests align their data or don't: every access goes through these, on
/// memory that range() gave.
template <typename T> T load(const char *From) {
  T Value;
  __builtin_memcpy(&Value, From, sizeof(T));
  return Value;
}
template <typename T> void store(char *To, T Value) {
  __builtin_memcpy(To, &Value, sizeof(T));
}

/// Where a function is to put a result of type T.
template <typename T> class Out {
public:
  Out(GuestMemory Memory, uint32_t Address)
      : At(Memory.range(Address, sizeof(T))) {}
  explicit operator bool() const { return At; }
  void operator=(T Value) const { store(At, Value); }

private:
  char *At;
};

} // namespace wasmc::wasi

#endif
