//===- Features.cpp - which proposals a user switches ---------------------===//

#include "compiler/driver/Features.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace wasmc;
using wasm::Feature;
using wasm::FeatureDefault;
using wasm::FeatureSet;

static Error badItem(const Twine &Why) {
  return createStringError(inconvertibleErrorCode(), Why);
}

static std::optional<Feature> featureOf(StringRef Name) {
  for (unsigned F = 0; F < wasm::NumFeatures; ++F)
    if (wasm::featureText(Feature(F)) == Name)
      return Feature(F);
  return std::nullopt;
}

static Error switchFeature(StringRef Item, FeatureSet &Into) {
  if (Item == "all") {
    Into = wasm::supportedFeatures();
    return Error::success();
  }
  bool On = Item.starts_with("+");
  if (!On && !Item.starts_with("-"))
    return badItem("'" + Item + "' is not +NAME, -NAME or all");
  StringRef Name = Item.drop_front();
  std::optional<Feature> F = featureOf(Name);
  if (!F)
    return badItem("there is no proposal '" + Name +
                   "'; there are: " + featureHelp());
  if (wasm::featureDefault(*F) == FeatureDefault::Always)
    return badItem("'" + Name + "' can't be switched");
  if (On && !wasm::isSupported(*F))
    return badItem("this version of wasmc does not have '" + Name + "', " +
                   wasm::featureTitle(*F));
  Into.set(size_t(*F), On);
  return Error::success();
}

Expected<FeatureSet> wasmc::switchFeatures(StringRef List, FeatureSet From) {
  SmallVector<StringRef, 4> Items;
  List.split(Items, ',');
  for (StringRef Item : Items)
    if (Error E = switchFeature(Item, From))
      return std::move(E);
  return From;
}

std::string wasmc::featureHelp() {
  std::vector<StringRef> On, Off;
  for (unsigned N = 0; N < wasm::NumFeatures; ++N) {
    Feature F = Feature(N);
    if (!wasm::isSupported(F) ||
        wasm::featureDefault(F) == FeatureDefault::Always)
      continue;
    (wasm::defaultFeatures().test(N) ? On : Off)
        .push_back(wasm::featureText(F));
  }
  return "on: " + join(On, ", ") +
         "; off: " + (Off.empty() ? "none" : join(Off, ", "));
}
