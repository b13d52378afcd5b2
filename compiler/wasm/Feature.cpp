//===- Feature.cpp - the proposals ----------------------------------------===//

#include "compiler/wasm/Feature.h"

using namespace llvm;
using namespace wasmc::wasm;

namespace {
struct FeatureRow {
  StringLiteral Text;
  StringLiteral Title;
  bool Supported;
  FeatureDefault Default;
};
constexpr FeatureRow Rows[] = {
#define FEATURE(Name, Text, Title, Supported, Default)                         \
  {Text, Title, Supported, FeatureDefault::Default},
#include "compiler/wasm/Features.def"
};
} // namespace

StringRef wasmc::wasm::featureText(Feature F) { return Rows[size_t(F)].Text; }
StringRef wasmc::wasm::featureTitle(Feature F) { return Rows[size_t(F)].Title; }
bool wasmc::wasm::isSupported(Feature F) { return Rows[size_t(F)].Supported; }
FeatureDefault wasmc::wasm::featureDefault(Feature F) {
  return Rows[size_t(F)].Default;
}

FeatureSet wasmc::wasm::supportedFeatures() {
  FeatureSet Result;
  for (size_t F = 0; F < NumFeatures; ++F)
    Result.set(F, Rows[F].Supported);
  return Result;
}

FeatureSet wasmc::wasm::defaultFeatures() {
  FeatureSet Result = supportedFeatures();
  for (size_t F = 0; F < NumFeatures; ++F)
    if (Rows[F].Default == FeatureDefault::Off)
      Result.reset(F);
  return Result;
}

std::string wasmc::wasm::unsupportedDetail(Feature F, StringRef What) {
  std::string Detail = featureTitle(F).str();
  if (!What.empty())
    Detail += (" (" + What + ")").str();
  if (!isSupported(F))
    return Detail + ", which this version of wasmc does not have";
  return Detail + ", which is off: --wasm-features=+" + featureText(F).str();
}

Error wasmc::wasm::unsupportedFeature(Feature F, uint64_t Offset,
                                      StringRef What) {
  return inputError(Diag::UnsupportedProposal, Offset,
                    unsupportedDetail(F, What));
}
