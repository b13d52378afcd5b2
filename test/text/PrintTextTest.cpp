//===- PrintTextTest.cpp - modules as text --------------------------------===//

#include "compiler/text/PrintText.h"
#include "compiler/binary/ReadBinary.h"
#include "compiler/text/AssembleText.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

std::string print(ArrayRef<uint8_t> Bytes) {
  Expected<wasm::Module> M = readBinary(Bytes);
  if (!M)
    return toString(M.takeError());
  Expected<std::string> Text = printText(*M);
  return Text ? *Text : toString(Text.takeError());
}

std::vector<uint8_t> assemble(StringRef Text) {
  return cantFail(assembleText(Text)).Bytes;
}

/// What is printed of a module that was written like this; it must be the same
/// module.
std::string printed(StringRef Text) {
  Expected<AssembledModule> M = assembleText(Text);
  if (!M)
    return toString(M.takeError());
  std::string Again = print(M->Bytes);
  EXPECT_EQ(toHex(assemble(Again)), toHex(M->Bytes)) << Again;
  return Again;
}

/// The lines of the body of the only function, which comes last.
std::string body(StringRef Instructions) {
  std::string Whole = printed(("(func " + Instructions + ")").str());
  StringRef Text = Whole;
  size_t At = Text.find("\n    ");
  if (At == std::string::npos)
    return "";
  Text = Text.drop_front(At + 5);
  EXPECT_TRUE(Text.consume_back("))\n"));
  return Text.str();
}

TEST(PrintText, AnEmptyModule) { EXPECT_EQ(printed(""), "(module)\n"); }

TEST(PrintText, FoldsOperandsThatFitOnALine) {
  EXPECT_EQ(body("(drop (i32.add (i32.const 1) (i32.const 2)))"),
            "(drop (i32.add (i32.const 1) (i32.const 2)))");
}

TEST(PrintText, GivesLongOperandsLinesOfTheirOwn) {
  EXPECT_EQ(body("(local $quite_a_long_name i64) (drop (i64.mul (i64.add "
                 "(local.get 0) (local.get 0)) (local.get 0)))"),
            "(local $quite_a_long_name i64)\n"
            "    (drop\n"
            "      (i64.mul\n"
            "        (i64.add (local.get $quite_a_long_name) (local.get "
            "$quite_a_long_name))\n"
            "        (local.get $quite_a_long_name)))");
}

TEST(PrintText, DoesNotFoldOverWhatMakesNoValue) {
  EXPECT_EQ(body("i32.const 1 nop i32.const 2 i32.add drop"),
            "(i32.const 1)\n    (nop)\n    (i32.const 2)\n"
            "    (drop (i32.add))");
}

TEST(PrintText, BlocksHaveTheirInstructionsInside) {
  EXPECT_EQ(body("(block $b (br_if $b (i32.const 1)) (br 1))"),
            "(block $b\n      (br_if $b (i32.const 1))\n      (br 1))");
  EXPECT_EQ(body("(if (i32.const 1) (then) (else))"),
            "(if\n      (i32.const 1)\n      (then)\n      (else))");
}

TEST(PrintText, ALabelThatIsHiddenIsANumber) {
  EXPECT_EQ(body("(block $l (loop $l (br $l) (br 1)))"),
            "(block $l\n      (loop $l\n        (br $l)\n        (br 1)))");
}

TEST(PrintText, LegacyHandlersAreParts) {
  std::string Text =
      printed("(tag $t) (func (try (do (nop)) (catch $t) "
              "(catch_all (rethrow 0))) (try (do) (delegate 0)))");
  EXPECT_NE(Text.find("(try\n"
                      "      (do (nop))\n"
                      "      (catch $t)\n"
                      "      (catch_all (rethrow 0)))\n"
                      "    (try\n"
                      "      (do)\n"
                      "      (delegate 0))"),
            std::string::npos)
      << Text;
}

/// Neither the printer nor the assembler recurse as deep as this.
TEST(PrintText, DeepBlocksAreUnfoldedOnTheOutside) {
  std::string Deep;
  constexpr int Depth = 100000;
  for (int I = 0; I < Depth; ++I)
    Deep += I % 3 == 0   ? "block "
            : I % 3 == 1 ? "i32.const 1 if nop else "
                         : "try ";
  for (int I = Depth; I-- > 0;)
    Deep += I % 3 == 2 && I % 2 ? "delegate 0 " : "end ";
  std::string Text = printed("(func " + Deep + ")");
  EXPECT_NE(Text.find("\n    block\n      (i32.const 1)\n      if\n"),
            std::string::npos);
  EXPECT_NE(Text.find("(block\n"), std::string::npos);
}

TEST(PrintText, DeepOperandsAreUnfolded) {
  std::string Deep = "i32.const 0 ";
  for (int I = 0; I < 100000; ++I)
    Deep += "i32.eqz ";
  EXPECT_NE(printed("(func " + Deep + "drop)").find("(i32.eqz\n"),
            std::string::npos);
}

TEST(PrintText, FloatsAreShortAndExact) {
  EXPECT_EQ(body("f32.const 0.1"), "(f32.const 0.1)");
  EXPECT_EQ(body("f64.const -0x1p-1074"), "(f64.const -5e-324)");
  EXPECT_EQ(body("f32.const -0"), "(f32.const -0)");
  EXPECT_EQ(body("f64.const -inf"), "(f64.const -inf)");
  EXPECT_EQ(body("f32.const nan"), "(f32.const nan)");
  EXPECT_EQ(body("f32.const -nan:0x200000"), "(f32.const -nan:0x200000)");
  EXPECT_EQ(body("f64.const nan:0x1"), "(f64.const nan:0x1)");
}

TEST(PrintText, MemoryArgumentsThatSayNothingAreLeftOut) {
  EXPECT_EQ(body("(drop (i32.load offset=0 align=4 (i32.const 0)))"),
            "(drop (i32.load (i32.const 0)))");
  EXPECT_EQ(body("(drop (i32.load offset=8 align=1 (i32.const 0)))"),
            "(drop (i32.load offset=8 align=1 (i32.const 0)))");
  EXPECT_EQ(body("(drop (v128.load8_lane 1 offset=2 3 (i32.const 0) "
                 "(v128.const i64x2 0 1)))"),
            "(drop\n      (v128.load8_lane 1 offset=2 3\n"
            "        (i32.const 0)\n"
            "        (v128.const i32x4 0x00000000 0x00000000 0x00000001 "
            "0x00000000)))");
}

TEST(PrintText, NamesThatAreNoIdentifiersAreQuoted) {
  std::string Text =
      printed("(func $\"a b\") (func $\"\\u{3bb}\\09\\\"\\u{202e}\")");
  EXPECT_NE(Text.find("(func $\"a b\" (;0;)"), std::string::npos) << Text;
  // A terminal shows the letter; it would obey the others.
  EXPECT_NE(Text.find("(func $\"\xCE\xBB\\09\\\"\\u{202e}\" (;1;)"),
            std::string::npos)
      << Text;
}

TEST(PrintText, NamesThatComeTwiceAreToldApart) {
  std::string Text =
      printed("(func $f) (func (@name \"f\")) (func $f#1 (param $x i32) (param "
              "(@name \"x\") i32) (call 1) (drop (local.get 1)))");
  for (StringRef Part : {"(func $f (;0;)", "(func $f#1 (@name \"f\") (;1;)",
                         "(func $f#1#2 (@name \"f#1\") (;2;)",
                         "(param $x i32) (param $x#1 (@name \"x\") i32)",
                         "(call $f#1)", "(local.get $x#1)"})
    EXPECT_NE(Text.find(Part), std::string::npos) << Part.str() << Text;
}

TEST(PrintText, CustomSectionsKeepTheirPlaces) {
  std::string Text = printed(
      "(module $M (@custom \"first\" (before first)) (@custom \"x\" "
      "\"\\00\\ff\") (@custom \"y\" (after data)) (@custom \"z\" (before "
      "code)) (func))");
  EXPECT_TRUE(StringRef(Text).ends_with("\n  (@custom \"first\" (before first))"
                                        "\n  (@custom \"z\" (after func))"
                                        "\n  (@custom \"y\" (after code))"
                                        "\n  (@custom \"x\" \"\\00\\ff\"))\n"))
      << Text;
}

TEST(PrintText, BranchHintsStandBeforeTheirBranches) {
  EXPECT_EQ(
      body("(@metadata.code.branch_hint \"\\00\") (if (i32.const 1) (then "
           "(@metadata.code.branch_hint \"\\01\") (br_if 0 (i32.const "
           "2))))"),
      "(@metadata.code.branch_hint \"\\00\") (if\n"
      "      (i32.const 1)\n"
      "      (then\n"
      "        (@metadata.code.branch_hint \"\\01\") (br_if 0\n"
      "          (i32.const 2))))");
}

TEST(PrintText, BranchHintsThatFitNowhereStayBytes) {
  constexpr StringLiteral Nowhere[] = {
      "\\01\\00\\01\\01\\01\\01",     // at an instruction that is no branch
      "\\01\\00\\01\\0f\\01\\01",     // behind the body
      "\\01\\01\\01\\03\\01\\01",     // of a function that isn't there
      "\\01\\00\\01\\03\\01\\02",     // another value
      "\\01\\00\\01\\03\\01\\01\\00", // more behind them
      "\\01\\00\\02\\03\\01\\01"};    // fewer than it says
  for (StringRef Bytes : Nowhere) {
    std::string Section =
        ("(@custom \"metadata.code.branch_hint\" (after func) \"" + Bytes +
         "\")")
            .str();
    std::string Text = printed("(func i32.const 0 if end) " + Section);
    EXPECT_NE(Text.find(Section), std::string::npos) << Text;
  }
  // Its place is right before the code.
  std::string Late = printed("(func i32.const 0 if end) (@custom "
                             "\"metadata.code.branch_hint\" "
                             "\"\\01\\00\\01\\03\\01\\01\")");
  EXPECT_NE(Late.find("(@custom \"metadata"), std::string::npos);
}

/// The code uses what the names are about.
TEST(PrintText, ANameSectionThatIsMoreThanNamesStaysBytes) {
  constexpr StringLiteral More[] = {
      "\\01\\04\\01\\00\\01f\\63\\00", // an unknown subsection
      "\\01\\04\\01\\07\\01f",         // of a function that isn't there
      "\\02\\06\\01\\00\\01\\09\\01x", // of a local that isn't there
      "\\0a\\06\\01\\00\\01\\00\\01x", // of a field that isn't there
      "\\03\\06\\01\\00\\01\\01\\01x", // of a label that isn't there
      "\\00\\01\\00",                  // an empty name
      ""};
  for (StringRef Bytes : More) {
    std::string Text =
        printed(("(func (call 7) (local.get 9) (struct.get 0 0) (block (br 1)))"
                 "(@custom \"name\" \"" +
                 Bytes + "\")")
                    .str());
    EXPECT_NE(Text.find("(@custom \"name\""), std::string::npos) << Text;
  }
}

/// A module of one function with this code entry.
std::vector<uint8_t> withBody(std::vector<uint8_t> Body) {
  std::vector<uint8_t> Module = {0, 'a', 's',  'm', 1, 0, 0, 0, 1,
                                 4, 1,   0x60, 0,   0, 3, 2, 1, 0};
  Module.insert(Module.end(),
                {10, uint8_t(Body.size() + 2), 1, uint8_t(Body.size())});
  Module.insert(Module.end(), Body.begin(), Body.end());
  return Module;
}

TEST(PrintText, MalformedBodiesAreErrorsWithTheirPlace) {
  EXPECT_EQ(print(withBody({0, 0xFF, 0x0B})),
            "illegal opcode ff (at offset 0x17, in function \"#0\")");
  EXPECT_EQ(print(withBody({0, 0x01})), "unexpected end of section or function "
                                        "(at offset 0x18, in function \"#0\")");
  // else without if, twice; catch_all twice; delegate of a block; code behind
  // the end.
  for (std::vector<uint8_t> Body :
       {std::vector<uint8_t>{0, 0x05, 0x0B},
        {0, 0x41, 0, 0x04, 0x40, 0x05, 0x05, 0x0B, 0x0B},
        {0, 0x06, 0x40, 0x19, 0x19, 0x0B, 0x0B},
        {0, 0x02, 0x40, 0x18, 0, 0x0B},
        {0, 0x18, 0, 0x0B},
        {0, 0x0B, 0x01}})
    EXPECT_TRUE(StringRef(print(withBody(Body)))
                    .starts_with("END opcode expected (at offset"));
  EXPECT_EQ(print(withBody({1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x7F, 0x0B})),
            "implementation limit: more than 50000 locals (at offset 0x16, in "
            "function \"#0\")");
}

TEST(PrintText, AnEmptyInitializerHasNoText) {
  EXPECT_EQ(
      print({0, 'a', 's', 'm', 1, 0, 0, 0, 4, 7, 1, 0x40, 0, 0x70, 0, 1, 0x0B}),
      "constant expression required (at offset 0x10)");
}

TEST(PrintText, AModuleNeedsNotBeValid) {
  printed("(func (type 7) (call 9) (local.get 3) (struct.get 5 6) (br 4) "
          "(block (type 8)) (global.get 2) (i32.add) (call_indirect 3 (type "
          "9))) (export \"x\" (memory 3)) (start 5) (elem (table 4) (nop) "
          "func 8) (data (memory 3) (offset) \"\") (global i32)");
}

} // namespace
