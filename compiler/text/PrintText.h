//===- PrintText.h - module to text format ----------------------*- C++ -*-===//
//
// A door of text/ (spec: Text Format, all of Wasm 3.0 and annotations): the
// way back from a module to a text that assembleText() makes the same module
// of. What the name section calls things becomes identifiers.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_PRINTTEXT_H
#define WASMC_TEXT_PRINTTEXT_H

#include "compiler/base/Error.h"
#include "compiler/wasm/Module.h"
#include <string>

namespace wasmc {

/// The module needs not be valid. Errors are those of bodies that can't be
/// decoded, and an empty initializer of a table, which no text can say.
llvm::Expected<std::string> printText(const wasm::Module &M);

} // namespace wasmc

#endif
