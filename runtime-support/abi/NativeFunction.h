//===- NativeFunction.h - functions of the runtime, by name -----*- C++ -*-===//
//
// Between the rooms that have functions for guests (wasi/) and those that give
// them to what imports them (loader/).
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_NATIVEFUNCTION_H
#define WASMC_ABI_NATIVEFUNCTION_H

#include <stdint.h>

namespace wasmc::abi {

/// A function that is called as if it were the importer's own code, in linked
/// form.
struct NativeFunction {
  const void *Code;
  const char *Params;  ///< a letter each: i i32, I i64
  const char *Results; ///< likewise
};

/// Finds one by its name, which may be any bytes; false if there is none.
using FindNative = bool(const char *Name, uint64_t Size,
                        NativeFunction &Result);

} // namespace wasmc::abi

#endif
