//===- ImageTypes.h - an image's types, for people --------------*- C++ -*-===//
//
// Inside driver/: the counterpart of DescribeLinking, for showing what an image
// imports and exports.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_IMAGETYPES_H
#define WASMC_DRIVER_IMAGETYPES_H

#include "compiler/artifact/ImageModule.h"

namespace wasmc {

/// The texts of Inspect's ExternSummary::Type, of L.Imports and of L.Exports.
struct ImageTypeTexts {
  std::vector<std::string> Imports, Exports;
};
/// Fails if the types make no sense: anybody may have changed them.
llvm::Expected<ImageTypeTexts> imageTypeTexts(const ImageLinking &L);

} // namespace wasmc

#endif
