//===- VerifyImage.h - is everything where it says? -------------*- C++ -*-===//
//
// Inside loader/. What the runtime itself reads of an image, or does by it: of
// every reference it checks that the target is in the image, of every offset
// that it is in the instance. What the image's code does is not checked.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_VERIFYIMAGE_H
#define WASMC_LOADER_VERIFYIMAGE_H

#include "runtime-support/loader/ImageFile.h"

namespace wasmc::loader {

/// False: Why says what is wrong.
[[nodiscard]] bool verifyImage(const ImageFile &File, Text &Why);

} // namespace wasmc::loader

#endif
