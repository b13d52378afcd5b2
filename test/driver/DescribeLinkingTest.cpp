//===- DescribeLinkingTest.cpp - what images are linked by ----------------===//

#include "compiler/driver/DescribeLinking.h"
#include "compiler/binary/ReadBinary.h"
#include "compiler/text/AssembleText.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

namespace abi = wasmc::abi; // not the C++ library's

class DescribeLinking : public testing::Test {
protected:
  ImageLinking describe(StringRef Text) {
    Bytes = cantFail(assembleText(Text)).Bytes;
    Valid.emplace(cantFail(
        validate(cantFail(readBinary(Bytes)), wasm::FeatureSet().set())));
    Options.Form = ImageForm::Loadable;
    Plan = planLowering(*Valid, Options);
    return describeLinking(Plan, {});
  }
  using Words = std::vector<uint32_t>;

  std::vector<uint8_t> Bytes;
  std::optional<ValidModule> Valid;
  CompileOptions Options;
  LowerPlan Plan;
};

TEST_F(DescribeLinking, FunctionTypesAreGroupsOfOne) {
  ImageLinking L = describe("(type (func (param i32 funcref) (result f64)))"
                            "(type (func))");
  EXPECT_EQ(L.NumTypes, 2u);
  EXPECT_EQ(L.Types, (Words{1, 11, 1, 0, 0x60, 2, 0x7f, 0, 0x63, 0x70, 1, 0x7c,
                            0, //
                            1, 5,  1, 0, 0x60, 0, 0}));
}

/// References into the group by place, others by index, so that the second
/// group has the first's words.
TEST_F(DescribeLinking, GroupsSayNothingOfWhereTheyStand) {
  ImageLinking L = describe(R"(
    (rec (type $a (func (param (ref $b)))) (type $b (struct (field (mut i8)))))
    (rec (type $c (func (param (ref $d)))) (type $d (struct (field (mut i8)))))
    (type $e (sub (array (ref null $a)))))");
  Words Group = {2, 15, 1,    0, 0x60, 1, 0x64, 0xc0000001, 0, //
                 1, 0,  0x5f, 1, 0x7f, 0, 1,    1};
  Words All = Group;
  append_range(All, Group);
  append_range(All, Words{1, 7, 0, 0, 0x5e, 0x63, 0x80000000, 0, 0});
  EXPECT_EQ(L.Types, All);
}

TEST_F(DescribeLinking, ImportsSayTypeAndPlace) {
  ImageLinking L = describe(R"(
    (type $unused (func (param f32)))
    (import "a" "f" (func (param i64)))
    (import "a" "t" (table 2 9 externref))
    (import "b" "m" (memory 3))
    (import "b" "g" (global (mut v128))))");
  ASSERT_EQ(L.Imports.size(), 4u);
  EXPECT_EQ(L.Imports[0].Module, "a");
  EXPECT_EQ(L.Imports[0].Name, "f");
  EXPECT_EQ(L.Imports[0].Type.Type, 1u);
  EXPECT_EQ(L.Imports[0].Offset, Plan.Layout.funcref(0));
  EXPECT_EQ(L.Imports[1].Type.Kind, abi::ExternKind::Table);
  EXPECT_EQ(L.Imports[1].Type.Value.Code, 0x63u);
  EXPECT_EQ(L.Imports[1].Type.Value.Heap, 0x6fu);
  EXPECT_EQ(L.Imports[1].Type.Min, 2u);
  EXPECT_EQ(L.Imports[1].Type.Max, 9u);
  EXPECT_EQ(L.Imports[1].Type.Flags, uint32_t(abi::HasMaximum));
  EXPECT_EQ(L.Imports[1].Offset, Plan.Layout.table(0));
  EXPECT_EQ(L.Imports[2].Type.Min, 3u);
  EXPECT_EQ(L.Imports[2].Type.PageSizeLog2, 16u);
  EXPECT_EQ(L.Imports[2].Type.Flags, 0u);
  EXPECT_EQ(L.Imports[2].Offset, Plan.Layout.memoryRef(0));
  EXPECT_TRUE(Plan.hasMemoryRefs());
  EXPECT_EQ(L.Imports[3].Type.Value.Code, 0x7bu);
  EXPECT_EQ(L.Imports[3].Type.Flags, uint32_t(abi::Mutable));
  EXPECT_EQ(L.Imports[3].Offset, Plan.Layout.global(0));
}

TEST_F(DescribeLinking, ExportsAreOwnOnesOrHandedOn) {
  ImageLinking L = describe(R"(
    (import "a" "g" (global i32))
    (import "a" "f" (func $f (param i32)))
    (global $own i64 (i64.const 1))
    (memory 1)
    (func $h (param i32))
    (export "f" (func $f)) (export "h" (func $h)) (export "g" (global 0))
    (export "own" (global $own)) (export "m" (memory 0)))");
  ASSERT_EQ(L.Exports.size(), 5u);
  EXPECT_EQ(L.Exports[0].ImportPlusOne, 2u);
  EXPECT_EQ(L.Exports[0].EntrySymbol, "wasm.entry.0");
  EXPECT_EQ(L.Exports[1].ImportPlusOne, 0u);
  EXPECT_EQ(L.Exports[1].Offset, Plan.Layout.funcref(1));
  EXPECT_EQ(L.Exports[1].EntrySymbol, "wasm.entry.0");
  EXPECT_EQ(L.Exports[2].ImportPlusOne, 1u);
  EXPECT_EQ(L.Exports[3].Offset, Plan.Layout.global(1));
  EXPECT_EQ(L.Exports[3].EntrySymbol, "");
  EXPECT_EQ(L.Exports[4].Offset, WASMC_HEADER_OFFSET(Memory));
  EXPECT_FALSE(Plan.hasMemoryRefs());
}

TEST_F(DescribeLinking, MemoriesBehindTheFirstHaveAPlaceOfTheirOwn) {
  ImageLinking L = describe(R"(
    (memory (export "a") 1) (memory (export "b") 1) (memory (export "c") 1))");
  EXPECT_TRUE(Plan.hasMemoryRefs());
  EXPECT_EQ(L.Exports[0].Offset, WASMC_HEADER_OFFSET(Memory));
  EXPECT_EQ(L.Exports[1].Offset, Plan.Layout.furtherMemory(0));
  EXPECT_EQ(L.Exports[2].Offset, Plan.Layout.furtherMemory(1));
}

TEST_F(DescribeLinking, ImportedMemoriesComeFirstAndOwnOnesBehindThem) {
  ImageLinking L = describe(R"(
    (import "a" "m" (memory $i 1)) (import "a" "n" (memory $j 1))
    (memory $own 1) (export "own" (memory $own)) (export "j" (memory $j)))");
  EXPECT_EQ(L.Imports[1].Offset, Plan.Layout.memoryRef(1));
  EXPECT_EQ(L.Exports[0].Offset, Plan.Layout.furtherMemory(0));
  EXPECT_EQ(L.Exports[1].ImportPlusOne, 2u);
}

TEST_F(DescribeLinking, TellsWhetherMemoryRoutinesAreCalled) {
  describe("(memory 1)");
  ObjectContents Without, With;
  Without.Needs = {"wasm.f0"};
  With.Needs = {"wasm.f0", "memcpy"};
  EXPECT_FALSE(describeLinking(Plan, {Without, Without}).HasMemoryRoutines);
  EXPECT_TRUE(describeLinking(Plan, {Without, With}).HasMemoryRoutines);
}

} // namespace
