//===- Spectest.h - the module that scripts may import ----------*- C++ -*-===//
//
// What the suite's interpreter/README.md calls the spectest host module. It is
// a module like any other: nothing in it needs the host, since what is printed
// is shown to nobody.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SCRIPT_SPECTEST_H
#define WASMC_SCRIPT_SPECTEST_H

#include "compiler/wasm/Feature.h"
#include <string>

namespace wasmc {

constexpr llvm::StringLiteral SpectestName = "spectest";

/// Its text, as far as these proposals allow.
std::string spectestText(wasm::FeatureSet Accepted);

} // namespace wasmc

#endif
