//===- Producer.h - which wasmc this is -------------------------*- C++ -*-===//
//
// A door of driver/: what outputs say of who made them.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_PRODUCER_H
#define WASMC_DRIVER_PRODUCER_H

#include "llvm/ADT/StringRef.h"

namespace wasmc {

/// "wasmc 0.1.0"
llvm::StringRef producer();

/// 32 hexadecimal digits of a hash of wasmc's sources and of LLVM's version:
/// the same in every build of the same sources, on any host.
llvm::StringRef buildId();

} // namespace wasmc

#endif
