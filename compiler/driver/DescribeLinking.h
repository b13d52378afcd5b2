//===- DescribeLinking.h - imports, exports, types of an image --*- C++ -*-===//
//
// Inside driver/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_DESCRIBELINKING_H
#define WASMC_DRIVER_DESCRIBELINKING_H

#include "compiler/artifact/ImageModule.h"
#include "compiler/lower/Lower.h"

namespace wasmc {

/// What a loader links a loadable image by.
ImageLinking describeLinking(const LowerPlan &Plan,
                             llvm::ArrayRef<ObjectContents> Objects);

} // namespace wasmc

#endif
