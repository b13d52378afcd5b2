//===- Feature.h - the proposals --------------------------------*- C++ -*-===//

#ifndef WASMC_WASM_FEATURE_H
#define WASMC_WASM_FEATURE_H

#include "compiler/base/Error.h"
#include "llvm/ADT/StringRef.h"
#include <bitset>

namespace wasmc::wasm {

enum class Feature : uint8_t {
#define FEATURE(Name, Text, Title, Supported, Default) Name,
#include "compiler/wasm/Features.def"
};

constexpr unsigned NumFeatures = 0
#define FEATURE(Name, Text, Title, Supported, Default) +1
#include "compiler/wasm/Features.def"
    ;

/// Whether a proposal is on when no switch says otherwise.
enum class FeatureDefault : uint8_t { Always, On, Off };

llvm::StringRef featureText(Feature F);
llvm::StringRef featureTitle(Feature F);
bool isSupported(Feature F);
FeatureDefault featureDefault(Feature F);

/// Proposals, by their number.
using FeatureSet = std::bitset<NumFeatures>;
/// What this compiler takes.
FeatureSet supportedFeatures();
/// What users get who say nothing: supported and not off by default.
FeatureSet defaultFeatures();

/// A module needs F at Offset, for What ("i64.add128"), and may not have it:
/// says what switches it on, if anything does.
llvm::Error unsupportedFeature(Feature F, uint64_t Offset,
                               llvm::StringRef What = "");
/// That error's detail.
std::string unsupportedDetail(Feature F, llvm::StringRef What);

} // namespace wasmc::wasm

#endif
