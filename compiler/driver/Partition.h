//===- Partition.h - which functions are compiled together ------*- C++ -*-===//
//
// Inside driver/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_PARTITION_H
#define WASMC_DRIVER_PARTITION_H

#include "compiler/validate/Validate.h"
#include <string>

namespace wasmc {

/// Functions that are lowered into one LLVM module, in ascending order.
struct Partition {
  std::vector<wasm::FuncIndex> Functions;
  /// Not empty: a single function that is too large for some passes, and why;
  /// it is compiled without optimization.
  std::string TooLarge;
};

/// Every function with a body is in exactly one partition. The partitions
/// follow from the module alone.
std::vector<Partition> partitionFunctions(const ValidModule &M);

} // namespace wasmc

#endif
