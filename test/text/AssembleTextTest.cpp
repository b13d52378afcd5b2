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
            hex("(type (func (param i32))) (func (type 0))"));
}

TEST(AssembleText, LabelsCountOutwards) {
  EXPECT_EQ(hex("(func (block $a (block $b (br $a) (br $b) (br 2))))"),
            hex("(func (block (block (br 1) (br 0) (br 2))))"));
}

TEST(AssembleText, AnnotationsAreComments) {
  EXPECT_EQ(hex("(func (@note (nop) \")\" (@x)) nop)"), hex("(func nop)"));
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
