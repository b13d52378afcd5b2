//===- Describe.h - an exception in words -----------------------*- C++ -*-===//
//
// Inside exception/:
//
//   tag $e (i32 42, f64 0x1.8p+1)
//   tag[3] (ref, ref null)
//
// A tag without a name is told by its number among its module's. Numbers are
// written as the text format has them.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_EXCEPTION_DESCRIBE_H
#define WASMC_EXCEPTION_DESCRIBE_H

#include "runtime-support/trap/Trap.h"

namespace wasmc::exception {

/// With the NUL. What is longer is cut.
constexpr uint64_t DescriptionSize = 256;

/// Names in it are not to be trusted.
void describe(const abi::Exception &E, const trap::GuestRegions &Guest,
              char (&To)[DescriptionSize]);

} // namespace wasmc::exception

#endif
