//===- Array.h - a growing array in pages of its own ------------*- C++ -*-===//
//
// The loader's only container. T is plain data and starts as zeros; growing
// moves it. There is no heap: an array is a mapping. What most programs need
// little of can begin in memory that its owner has anyway (lend()), which saves
// a process that runs one image half of its mappings and page faults.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_ARRAY_H
#define WASMC_LOADER_ARRAY_H

#include "runtime-support/sys/Mapping.h"

namespace wasmc::loader {

template <typename T> class Array {
public:
  T *Items;
  uint64_t Count;
  uint64_t Capacity;
  bool IsLent;

  /// While it is empty. Storage holds zeros, and lives as long.
  template <uint64_t N> void lend(T (&Storage)[N]) {
    Items = Storage;
    Capacity = N;
    IsLent = true;
  }

  T *begin() const { return Items; }
  T *end() const { return Items + Count; }
  T &operator[](uint64_t I) const { return Items[I]; }

  /// Makes room for More items behind the last; false if the machine refuses.
  [[nodiscard]] bool reserve(uint64_t More) {
    if (More <= Capacity - Count)
      return true;
    constexpr uint64_t Least = 4096, Most = uint64_t(1) << 40;
    if (More > Most / sizeof(T))
      return false;
    uint64_t Bytes = (Count + More) * sizeof(T);
    uint64_t Mapped = Least;
    while (Mapped < Bytes)
      Mapped *= 2;
    long To = sys::mapAnonymous(Mapped, sys::ReadWrite, /*CommitNow=*/true);
    if (sys::isError(To))
      return false;
    auto *Moved = reinterpret_cast<T *>(To);
    if (Count)
      __builtin_memcpy(Moved, Items, Count * sizeof(T));
    unmap();
    IsLent = false;
    Items = Moved;
    Capacity = Mapped / sizeof(T);
    return true;
  }

  /// The new last item, of zeros, or null if the machine refuses.
  [[nodiscard]] T *append() {
    if (!reserve(1))
      return nullptr;
    T *Last = Items + Count++;
    __builtin_memset(Last, 0, sizeof(T));
    return Last;
  }

  [[nodiscard]] bool append(const T *From, uint64_t Number) {
    if (!reserve(Number))
      return false;
    if (Number)
      __builtin_memcpy(Items + Count, From, Number * sizeof(T));
    Count += Number;
    return true;
  }

  void destroy() {
    unmap();
    *this = {};
  }

private:
  void unmap() {
    if (Capacity && !IsLent)
      sys::unmap(Items, Capacity * sizeof(T));
  }
};

} // namespace wasmc::loader

#endif
