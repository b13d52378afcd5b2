//===- Producer.cpp - which wasmc this is ---------------------------------===//
//
// The only source that is compiled again whenever any other has changed:
// cmake/BuildId.cmake makes BuildId.inc.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/Producer.h"

llvm::StringRef wasmc::producer() { return "wasmc " WASMC_VERSION; }

llvm::StringRef wasmc::buildId() {
  return
#include "BuildId.inc"
      ;
}
