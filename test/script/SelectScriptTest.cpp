//===- SelectScriptTest.cpp - which scripts apply -------------------------===//

#include "compiler/script/RunScript.h"
#include "compiler/wasm/Feature.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

/// "" if the script is supported.
std::string whyNot(StringRef Text) {
  std::string Why;
  Expected<bool> Supported = isScriptSupported(Text, Why);
  if (!Supported)
    return toString(Supported.takeError());
  EXPECT_EQ(*Supported, Why.empty());
  return Why;
}

// A module that some proposal is needed for, as long as that isn't supported.
constexpr StringLiteral Gc = "(type (struct))";
static_assert(false
#define FEATURE(Name, Text, Title, Supported, Default)                         \
  || (wasm::Feature::Name == wasm::Feature::Gc && !Supported)
#include "compiler/wasm/Features.def"
              ,
              "take a proposal that is not supported");

TEST(SelectScript, WhatIsInstantiatedDecides) {
  EXPECT_EQ(whyNot("(module)"), "");
  EXPECT_EQ(whyNot(("(module)\n(module " + Gc + ")").str()).substr(0, 36),
            "line 2: unsupported proposal: Garbag");
  EXPECT_NE(whyNot(("(module definition " + Gc + ")").str()), "");
  EXPECT_NE(whyNot(("(assert_trap (module " + Gc + ") \"\")").str()), "");
  EXPECT_NE(whyNot(Gc), "");
}

TEST(SelectScript, WhatIsRejectedDoesNot) {
  EXPECT_EQ(whyNot(("(assert_invalid (module " + Gc + ") \"\")").str()), "");
  EXPECT_EQ(
      whyNot(("(assert_malformed (module quote \"" + Gc + "\") \"\")").str()),
      "");
}

TEST(SelectScript, MistakesAreLeftToBeSeen) {
  EXPECT_EQ(whyNot("(module (func (result i32)))"), "");
  EXPECT_EQ(whyNot("(module (nonsense))"), "");
  EXPECT_EQ(whyNot("(nodule)"), "unknown operator nodule (line 1, column 1)");
}

} // namespace
