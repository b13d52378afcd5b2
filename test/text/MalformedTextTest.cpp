//===- MalformedTextTest.cpp - what the grammar refuses -------------------===//
//
// Every kind of error in a text, with its phrase and its place.
//
//===----------------------------------------------------------------------===//

#include "compiler/text/AssembleText.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

std::string assemble(StringRef Text) {
  Expected<AssembledModule> Result = assembleText(Text);
  return Result ? "fine" : toString(Result.takeError());
}

struct Row {
  const char *Text;
  const char *Message;
};

class MalformedText : public testing::TestWithParam<Row> {};

TEST_P(MalformedText, IsRefusedWithItsPlace) {
  EXPECT_EQ(assemble(GetParam().Text), GetParam().Message);
}

const Row Rows[] = {
    {"(func) (; never ends", "unclosed comment (line 1, column 8)"},
    {"(data \"a", "unclosed string (line 1, column 7)"},
    {"(@note (func)", "unclosed annotation (line 1, column 1)"},
    {"(data \"\\q\")", "illegal escape (line 1, column 8)"},
    {"(func \x01)", "illegal character (line 1, column 7)"},
    {"(func $)", "empty identifier (line 1, column 7)"},
    {"(@ x)", "empty annotation id (line 1, column 1)"},
    {"(func \"\xFF\")", "malformed UTF-8 encoding (line 1, column 1)"},
    {"(func\n  (local i32) (param i32))",
     "unexpected token: param (line 2, column 16)"},
    {"(func i32.addd)", "unknown operator i32.addd (line 1, column 7)"},
    {"(func (call $f))", "unknown func $f (line 1, column 13)"},
    {"(func (br $l))", "unknown label $l (line 1, column 11)"},
    {"(func $f) (func $f)", "duplicate func $f (line 1, column 17)"},
    {"(func (i32.const 4294967296) drop)",
     "constant out of range: 4294967296 (line 1, column 18)"},
    {"(func (i8x16.extract_lane_s 256 (v128.const i64x2 0 0)) drop)",
     "i8 constant out of range: 256 (line 1, column 29)"},
    {"(memory 0x1_0000_0000_0000_0000)",
     "i64 constant out of range: 0x1_0000_0000_0000_0000 (line 1, column 9)"},
    {"(func (i32.load align=3 (i32.const 0)) drop)",
     "alignment must be a power of two (line 1, column 17)"},
    {"(type $t (func)) (func (type $t) (param i32))",
     "inline function type (line 1, column 24)"},
    {"(func block $a end $b)", "mismatching label: $b (line 1, column 20)"},
    {"(func) (import \"\" \"\" (func))",
     "import after function (line 1, column 8)"},
    {"(func $f) (start $f) (start $f)",
     "multiple start sections (line 1, column 22)"},
    {"(func (v128.const i32x4 1 2 3) drop)",
     "wrong number of lane literals (line 1, column 25)"},
    {"(func (i8x16.shuffle 0 1 (v128.const i64x2 0 0)) drop)",
     "invalid lane length (line 1, column 26)"},
    {"(memory 0 (pagesize 3))", "invalid custom page size (line 1, column 11)"},
};

INSTANTIATE_TEST_SUITE_P(Kinds, MalformedText, testing::ValuesIn(Rows));

TEST(MalformedText, DeepNestingIsALimitNotACrash) {
  std::string Deep = "(func ";
  for (int I = 0; I < 100000; ++I)
    Deep += "(drop ";
  Deep += std::string(100001, ')');
  EXPECT_TRUE(StringRef(assemble(Deep)).starts_with("implementation limit"))
      << assemble(Deep);
}

} // namespace
