//===- SameModule.h - whether two modules are the same ----------*- C++ -*-===//

#ifndef WASMC_TEST_TEXT_SAMEMODULE_H
#define WASMC_TEST_TEXT_SAMEMODULE_H

#include "compiler/wasm/Module.h"
#include <string>

namespace wasmc {

/// "", or what is the first difference. Both have been read without an error.
/// Bytes that mean the same are the same: integers in more bytes than they
/// need, a name section in another order, runs of locals.
std::string differenceOf(const wasm::Module &A, const wasm::Module &B);

} // namespace wasmc

#endif
