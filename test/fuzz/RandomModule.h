//===- RandomModule.h - valid modules made at random ------------*- C++ -*-===//
//
// Modules that are valid, end soon, and do what compilers get wrong. They are
// made from the opcode table. See README.md for what is exported.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEST_FUZZ_RANDOMMODULE_H
#define WASMC_TEST_FUZZ_RANDOMMODULE_H

#include "compiler/wasm/Feature.h"
#include "test/fuzz/Random.h"
#include <vector>

namespace wasmc::test {

/// The same bytes for the same choices and features, on every host.
std::vector<uint8_t> randomModule(Random R, wasm::FeatureSet Features);

} // namespace wasmc::test

#endif
