//===- AssembleTextTest.cpp - the bytes that come out ---------------------===//

#include "compiler/text/AssembleText.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

/// The module behind its eight bytes of header, in hex.
std::string hex(StringRef Text) {
  Expected<AssembledModule> Result = assembleText(Text);
  if (!Result)
    return toString(Result.takeError());
  return toHex(ArrayRef<uint8_t>(Result->Bytes).drop_front(8), true);
}

TEST(AssembleText, AnEmptyTextIsAnEmptyModule) {
  EXPECT_EQ(hex(""), "");
  EXPECT_EQ(hex("(module)"), "");
  EXPECT_EQ(hex(";; only a comment\n(; and (; another ;) ;)"), "");
}

TEST(AssembleText, FoldedAndPlainInstructionsAreTheSame) {
  std::string Plain = hex("(func (result i32) i32.const 1 if (result i32) "
                          "i32.const 2 else i32.const 3 end)");
  EXPECT_EQ(hex("(func (result i32) (if (result i32) (i32.const 1) (then "
                "(i32.const 2)) (else (i32.const 3))))"),
            Plain);
  EXPECT_EQ(Plain, "0105016000017f"
                   "03020100"
                   "0a0e010c00"
                   "4101047f41020541030b0b");
}

TEST(AssembleText, InlineSignaturesReuseATypeOrAppendOne) {
  // One type for both functions; the second signature comes behind $t.
  EXPECT_EQ(hex("(func (param i32)) (type $t (func (param i32)))"),
            hex("(type $t (func (param i32))) (func (type 0))"));
}

TEST(AssembleText, LabelsCountOutwards) {
  EXPECT_EQ(hex("(func (block $a (block $b (br $a) (br $b) (br 2))))"),
            hex("(func (block $a (block $b (br 1) (br 0) (br 2))))"));
}

TEST(AssembleText, AnnotationsAreComments) {
  EXPECT_EQ(hex("(func (@note (nop) \")\" (@x)) nop)"), hex("(func nop)"));
}

/// The contents of the custom section that is last, in hex, behind its name.
std::string lastCustom(StringRef Text, StringRef Name) {
  std::string Bytes = hex(Text);
  std::string Head = toHex(Name, true);
  size_t At = Bytes.rfind(Head);
  return At == std::string::npos ? Bytes : Bytes.substr(At + Head.size());
}

TEST(AssembleText, IdentifiersBecomeNames) {
  EXPECT_EQ(lastCustom("(module $M (func $f (param $x i32) (local $y i32)"
                       " (block (loop $l))))",
                       "name"),
            "0002014d"
            "01040100"
            "0166"
            "0209010002000178010179"
            "03060100010101"
            "6c");
  EXPECT_EQ(lastCustom("(type $s (struct (field $a i32) (field i32) (field $b "
                       "i32))) (global $g i32 (i32.const 0)) (memory $m 1) "
                       "(table $t 1 funcref) (data $d) (elem $e func) (tag $x)",
                       "name"),
            "0404010001"
            "73"
            "0504010001"
            "74"
            "0604010001"
            "6d"
            "0704010001"
            "67"
            "0804010001"
            "65"
            "0904010001"
            "64"
            "0a09010002000161020162"
            "0b04010001"
            "78");
}

TEST(AssembleText, TheLabelOfAnIfCountsBehindItsCondition) {
  EXPECT_EQ(lastCustom("(func (if $if (block $c (result i32) (i32.const 1)) "
                       "(then)))",
                       "name"),
            lastCustom("(func block $c (result i32) i32.const 1 end if $if "
                       "end)",
                       "name"));
}

TEST(AssembleText, NameAnnotationsStandInForIdentifiers) {
  StringRef Plain = "(module $M (func $f (param $x i32)))";
  EXPECT_EQ(hex("(module $other (@name \"M\") (func $g (@name \"f\") (param "
                "(@name \"x\") i32)))"),
            hex(Plain));
  EXPECT_EQ(lastCustom("(func (@name \"\"))", "name"), "01030100"
                                                       "00");
}

TEST(AssembleText, ANameSectionThatIsWrittenOutIsTheOnlyOne) {
  EXPECT_EQ(hex("(func $f) (@custom \"name\" \"\\00\\02\\01M\")"),
            hex("(func) (@custom \"name\" \"\\00\" \"\\02\\01M\")"));
}

TEST(AssembleText, CustomSectionsStandWhereTheyAreToldTo) {
  EXPECT_EQ(hex("(@custom \"e\") (@custom \"b\" (before type)) (@custom "
                "\"d\" (before func) \"!\") (@custom \"c\" (after import)) "
                "(func) (@custom \"a\" (before first))"),
            "00020161"
            "00020162"
            "010401600000"
            "00020163"
            "0003016421"
            "03020100"
            "0a040102000b"
            "00020165");
}

TEST(AssembleText, NamesStandBetweenDataAndWhatIsLast) {
  EXPECT_EQ(hex("(module $M (@custom \"b\") (@custom \"a\" (after data)))"),
            "00020161"
            "0009046e616d650002014d"
            "00020162");
}

TEST(AssembleText, BranchHintsCountFromTheStartOfTheBody) {
  EXPECT_EQ(hex("(func (local i32) (@metadata.code.branch_hint \"\\01\") (if "
                "(local.get 0) (then (@metadata.code.branch_hint \"\\00\") "
                "br_if 0 (nop))) )"),
            hex("(func (local i32) local.get 0 (@metadata.code.branch_hint "
                "\"\\01\") if (@metadata.code.branch_hint \"\\00\") br_if 0 "
                "nop end)"));
  EXPECT_EQ(lastCustom("(func (local i32) local.get 0 "
                       "(@metadata.code.branch_hint \"\\01\") if end)",
                       "metadata.code.branch_hint")
                .substr(0, 12),
            "010001050101");
}

TEST(AssembleText, AnOffsetLeadsBackToItsLine) {
  StringRef Text = "(module\n  (func\n    nop\n    unreachable))";
  Expected<AssembledModule> Result = assembleText(Text);
  ASSERT_TRUE(bool(Result));
  auto At = [&](uint8_t Opcode) {
    for (size_t I = Result->Bytes.size(); I-- > 0;)
      if (Result->Bytes[I] == Opcode)
        return positionInText(Text, Result->textOffset(I));
    return TextPosition();
  };
  EXPECT_EQ(At(0x01).Line, 3u);
  EXPECT_EQ(At(0x01).Column, 5u);
  EXPECT_EQ(At(0x00).Line, 4u);
}

} // namespace
