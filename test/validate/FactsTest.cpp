//===- FactsTest.cpp - what validation learns of functions ----------------===//

#include "compiler/binary/ReadBinary.h"
#include "compiler/validate/Validate.h"
#include "test/wasm/ModuleBytes.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using test::Bytes;

namespace {

/// The facts of a function of type [i32] -> [] with this body.
FunctionFacts factsOf(Bytes Body) {
  Bytes Binary =
      test::moduleOf({{1, 1, 0x60, 1, 0x7F, 0}, {3, 1, 0}, test::codeOf(Body)});
  ValidModule M = cantFail(validate(cantFail(readBinary(Binary))));
  return M.facts(FuncIndex(0));
}

TEST(Facts, CountInstructionsBlocksAndLocals) {
  FunctionFacts F = factsOf({1, 3, 0x7E, // 3 locals of i64
                             0x02, 0x40, // block
                             0x03, 0x40, // loop
                             0x20, 0x00, // local.get 0
                             0x0D, 0x01, // br_if 1
                             0x0C, 0x00, // br 0
                             0x0B, 0x0B, 0x0B});
  EXPECT_EQ(F.NumInstructions, 8u);
  EXPECT_EQ(F.NumBlocks, 4u);
  EXPECT_EQ(F.NumLocals, 4u);
  EXPECT_EQ(F.MaxSwitchTargets, 0u);
}

TEST(Facts, MeasureTheLongestStraightLine) {
  FunctionFacts F = factsOf({0, 0x01, 0x02, 0x40,          // nop, block
                             0x01, 0x01, 0x01, 0x01, 0x0B, // nops, end
                             0x01, 0x0B});
  EXPECT_EQ(F.LongestBlock, 5u);
}

TEST(Facts, CountSwitchTargetsWithTheDefault) {
  FunctionFacts F = factsOf({0, 0x20, 0, 0x0E, 3, 0, 0, 0, 0, 0x0B});
  EXPECT_EQ(F.MaxSwitchTargets, 4u);
}

TEST(Facts, HashShapesWithoutImmediates) {
  Bytes One = {0, 0x41, 1, 0x1A, 0x0B};
  Bytes Two = {0, 0x41, 2, 0x1A, 0x0B};
  Bytes Longer = {0, 0x01, 0x41, 1, 0x1A, 0x0B};
  Bytes Swapped = {0, 0x41, 1, 0x1A, 0x01, 0x0B};
  EXPECT_EQ(factsOf(One).ShapeHash, factsOf(Two).ShapeHash);
  EXPECT_NE(factsOf(One).ShapeHash, factsOf(Longer).ShapeHash);
  EXPECT_NE(factsOf(Longer).ShapeHash, factsOf(Swapped).ShapeHash);
}

TEST(Facts, ListFunctionsThatReferencesCanReach) {
  Bytes Binary = test::moduleOf(
      {{1, 1, 0x60, 0, 0},
       {3, 5, 0, 0, 0, 0, 0},
       {6, 1, 0x70, 0, 0xD2, 2, 0x0B}, // a global
       {7, 1, 1, 'x', 0, 4},           // an export
       {8, 1},                         // start
       {9, 1, 3, 0, 1, 0},             // a declared one
       {10, 5, 2, 0, 0x0B, 2, 0, 0x0B, 2, 0, 0x0B, 2, 0, 0x0B, 2, 0, 0x0B}});
  ValidModule M = cantFail(validate(cantFail(readBinary(Binary))));
  std::vector<FuncIndex> Reached = {FuncIndex(0), FuncIndex(2), FuncIndex(4)};
  EXPECT_EQ(M.funcrefs().vec(), Reached);
}

TEST(Facts, AddInstructionsToTheFeatures) {
  Bytes Binary = test::moduleOf({{1, 1, 0x60, 0, 0},
                                 {3, 1, 0},
                                 test::codeOf({0, 0x41, 1, 0xC0, 0x1A, 0x0B})});
  ValidModule M = cantFail(validate(cantFail(readBinary(Binary))));
  EXPECT_TRUE(M.module().Features.test(size_t(Feature::SignExtension)));
  EXPECT_FALSE(M.module().Features.test(size_t(Feature::Simd)));
}

} // namespace
