//===- Feature.cpp - the proposals ----------------------------------------===//

#include "compiler/wasm/Feature.h"

using namespace llvm;
using namespace wasmc::wasm;

namespace {
struct FeatureRow {
  StringLiteral Text;
  StringLiteral Title;
  bool Supported;
};
constexpr FeatureRow Rows[] = {
#define FEATURE(Name, Text, Title, Supported) {Text, Title, Supported},
#include "compiler/wasm/Features.def"
};
} // namespace

StringRef wasmc::wasm::featureText(Feature F) { return Rows[size_t(F)].Text; }
StringRef wasmc::wasm::featureTitle(Feature F) { return Rows[size_t(F)].Title; }
bool wasmc::wasm::isSupported(Feature F) { return Rows[size_t(F)].Supported; }

FeatureSet wasmc::wasm::supportedFeatures() {
  FeatureSet Result;
  for (size_t F = 0; F < NumFeatures; ++F)
    Result.set(F, Rows[F].Supported);
  return Result;
}
