//===- Features.h - which proposals a user switches -------------*- C++ -*-===//
//
// The value of --wasm-features, made from Features.def.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_FEATURES_H
#define WASMC_DRIVER_FEATURES_H

#include "compiler/wasm/Feature.h"

namespace wasmc {

/// From, changed item by item: "+NAME" or "-NAME" of a supported proposal, or
/// "all", separated by commas. Fails, in a sentence, on anything else.
llvm::Expected<wasm::FeatureSet> switchFeatures(llvm::StringRef List,
                                                wasm::FeatureSet From);

/// Which there are to switch, and which of them are on without being asked.
std::string featureHelp();

} // namespace wasmc

#endif
