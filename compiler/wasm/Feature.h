//===- Feature.h - the proposals --------------------------------*- C++ -*-===//

#ifndef WASMC_WASM_FEATURE_H
#define WASMC_WASM_FEATURE_H

#include "llvm/ADT/StringRef.h"
#include <bitset>

namespace wasmc::wasm {

enum class Feature : uint8_t {
#define FEATURE(Name, Text, Title, Supported) Name,
#include "compiler/wasm/Features.def"
};

constexpr unsigned NumFeatures = 0
#define FEATURE(Name, Text, Title, Supported) +1
#include "compiler/wasm/Features.def"
    ;

llvm::StringRef featureText(Feature F);
llvm::StringRef featureTitle(Feature F);
bool isSupported(Feature F);

/// Proposals, by their number.
using FeatureSet = std::bitset<NumFeatures>;
/// What this compiler takes.
FeatureSet supportedFeatures();

} // namespace wasmc::wasm

#endif
