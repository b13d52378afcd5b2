//===- ValuesTest.cpp - patterns and results ------------------------------===//

#include "compiler/script/Values.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

ScriptValue pattern(StringRef Pattern) {
  static std::string Text;
  Text = "(assert_return (invoke \"f\") " + Pattern.str() + ")";
  auto Commands = parseScript(Text);
  if (!Commands) {
    ADD_FAILURE() << toString(Commands.takeError());
    return {};
  }
  return Commands->at(0).Results.at(0).at(0);
}

bool matches(StringRef Pattern, uint64_t Low, uint64_t High = 0) {
  return wasmc::matches(pattern(Pattern), {Low, High});
}

TEST(Values, NumbersMatchBitByBit) {
  EXPECT_TRUE(matches("(i32.const -1)", 0xFFFFFFFF));
  EXPECT_FALSE(matches("(i32.const -1)", 0xFFFFFFFE));
  EXPECT_TRUE(matches("(f32.const -0)", 0x80000000));
  EXPECT_FALSE(matches("(f32.const 0)", 0x80000000));
  EXPECT_TRUE(matches("(f64.const nan:0x1)", 0x7FF0000000000001));
  EXPECT_FALSE(matches("(f64.const nan)", 0x7FF8000000000001));
  EXPECT_TRUE(matches("(v128.const i64x2 1 2)", 1, 2));
  EXPECT_FALSE(matches("(v128.const i64x2 1 2)", 1, 3));
}

TEST(Values, WhatIsWiderThanItsTypeMatchesNothing) {
  EXPECT_FALSE(matches("(i32.const 1)", 0x100000001));
  EXPECT_FALSE(matches("(i32.const 1)", 1, 1));
  EXPECT_FALSE(matches("(f32.const nan:arithmetic)", 0x17FC00000));
  EXPECT_FALSE(matches("(i64.const 1)", 1, 1));
  EXPECT_FALSE(matches("(ref.func)", 1, 1));
}

TEST(Values, CanonicalNansHaveAnySignAndOneBit) {
  EXPECT_TRUE(matches("(f32.const nan:canonical)", 0x7FC00000));
  EXPECT_TRUE(matches("(f32.const nan:canonical)", 0xFFC00000));
  EXPECT_FALSE(matches("(f32.const nan:canonical)", 0x7FC00001));
  EXPECT_FALSE(matches("(f32.const nan:canonical)", 0x7F800000));
  EXPECT_TRUE(
      matches("(v128.const f64x2 0 nan:canonical)", 0, 0xFFF8000000000000));
  EXPECT_FALSE(
      matches("(v128.const f64x2 0 nan:canonical)", 0, 0xFFF8000000000001));
}

TEST(Values, ArithmeticNansHaveThatBitAndAnyOthers) {
  EXPECT_TRUE(matches("(f64.const nan:arithmetic)", 0xFFFF000000000001));
  EXPECT_FALSE(matches("(f64.const nan:arithmetic)", 0x7FF7000000000001));
  EXPECT_FALSE(matches("(f64.const nan:arithmetic)", 0x7FE8000000000000));
}

TEST(Values, ReferencesAreNullOrNot) {
  EXPECT_TRUE(matches("(ref.null)", 0));
  EXPECT_TRUE(matches("(ref.null func)", 0));
  EXPECT_FALSE(matches("(ref.null extern)", 1));
  EXPECT_TRUE(matches("(ref.func)", 0x7F0000001000));
  EXPECT_FALSE(matches("(ref.func)", 0));
  EXPECT_TRUE(matches("(ref.extern)", 1));
  EXPECT_FALSE(matches("(ref.extern)", 0));
}

TEST(Values, TheHostsReferencesKeepTheirNumber) {
  for (const char *Text : {"(ref.extern 0)", "(ref.extern 41)"}) {
    ScriptValue V = pattern(Text);
    EXPECT_NE(rawValue(V)[0], 0u);
    EXPECT_TRUE(wasmc::matches(V, rawValue(V)));
    EXPECT_EQ(printValue(V, rawValue(V)), Text);
  }
  EXPECT_FALSE(wasmc::matches(pattern("(ref.extern 1)"),
                              rawValue(pattern("(ref.extern 2)"))));
}

TEST(Values, ArePrintedAsScriptsWriteThem) {
  EXPECT_EQ(printValue(pattern("(i32.const 0)"), {0xFFFFFFFF, 0}),
            "(i32.const -1)");
  EXPECT_EQ(printValue(pattern("(f32.const 0)"), {0x3FC00000, 0}),
            "(f32.const 1.500000000e+00 (;0x3fc00000;))");
  EXPECT_EQ(printValue(pattern("(v128.const i64x2 0 0)"), {1, 2}),
            "(v128.const i32x4 0x00000001 0x00000000 0x00000002 0x00000000)");
  EXPECT_EQ(printValue(pattern("(ref.null)"), {8, 0}), "a reference");
}

} // namespace
