//===- DescribeManifest.h - what an image says of itself --------*- C++ -*-===//
//
// Inside driver/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_DESCRIBEMANIFEST_H
#define WASMC_DRIVER_DESCRIBEMANIFEST_H

#include "compiler/artifact/ImageModule.h"
#include "compiler/lower/Lower.h"

namespace wasmc {

/// The entries of abi/Manifest.def. Wasm: the module's bytes.
ImageManifest describeManifest(const LowerPlan &Plan,
                               llvm::ArrayRef<uint8_t> Wasm);

} // namespace wasmc

#endif
