//===- ReadBinary.h - bytes to module ---------------------------*- C++ -*-===//
//
// The door of binary/ (spec: Binary Format, Modules). Function bodies are not
// decoded here: their instructions are read by validation and lowering.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_BINARY_READBINARY_H
#define WASMC_BINARY_READBINARY_H

#include "compiler/base/Error.h"
#include "compiler/wasm/Module.h"

namespace wasmc {

/// The result refers to Bytes, which must outlive it.
llvm::Expected<wasm::Module> readBinary(llvm::ArrayRef<uint8_t> Bytes);

} // namespace wasmc

#endif
