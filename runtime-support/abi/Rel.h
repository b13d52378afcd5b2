//===- Rel.h - references inside an image -----------------------*- C++ -*-===//
//
// Images carry no dynamic relocations, so every reference is the distance from
// the field itself to its target, in 32 bits.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_REL_H
#define WASMC_ABI_REL_H

#include <stdint.h>

namespace wasmc::abi {

/// A reference to a T: distance in bytes from this field; 0 is null.
template <typename T> struct Rel {
  int32_t Distance;
  const T *get() const {
    return Distance ? reinterpret_cast<const T *>(
                          reinterpret_cast<const char *>(this) + Distance)
                    : nullptr;
  }
};

/// A reference to an array of T.
template <typename T> struct RelArray {
  Rel<T> First;
  uint32_t Count;
  const T &operator[](uint32_t I) const { return First.get()[I]; }
  const T *begin() const { return First.get(); }
  const T *end() const { return First.get() + Count; }
};

} // namespace wasmc::abi

#endif
