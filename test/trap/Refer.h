//===- Refer.h - references of an image that a test makes ------*- C++ -*-===//

#ifndef WASMC_TEST_TRAP_REFER_H
#define WASMC_TEST_TRAP_REFER_H

#include "runtime-support/abi/Image.h"

namespace wasmc::test {

/// Field and Target are within 2 GiB of one another.
template <typename T> void refer(abi::Rel<T> &Field, const void *Target) {
  Field.Distance = int32_t(static_cast<const char *>(Target) -
                           reinterpret_cast<const char *>(&Field));
}

template <typename T>
void refer(abi::RelArray<T> &Field, const T *Target, uint32_t Count) {
  refer(Field.First, Target);
  Field.Count = Count;
}

} // namespace wasmc::test

#endif
