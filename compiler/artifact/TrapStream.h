//===- TrapStream.h - addresses to Wasm offsets, packed ---------*- C++ -*-===//
//
// The trap stream of abi/Image.h, a function at a time. Inside artifact/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ARTIFACT_TRAPSTREAM_H
#define WASMC_ARTIFACT_TRAPSTREAM_H

#include "compiler/artifact/ImageModule.h"

namespace wasmc {

/// Appends the rows of one function, in address order, and their end mark.
void encodeTrapRows(llvm::ArrayRef<TrapRow> Rows, std::vector<uint8_t> &Stream);

} // namespace wasmc

#endif
