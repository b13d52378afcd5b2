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
    // Fields that are no lists, or have nothing in them.
    {"func", "unexpected token: func (line 1, column 1)"},
    {"(module br)", "unexpected token: br (line 1, column 9)"},
    {"(func) ()", "unexpected token: ( (line 1, column 8)"},
    {"(import \"\" \"\" x)", "unexpected token: x (line 1, column 15)"},
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
    {"(module ())", "unexpected token: ( (line 1, column 9)"},
    {"(module (rec ()))", "unexpected token: ( (line 1, column 14)"},
    {"(@custom)",
     "@custom annotation: missing section name (line 1, column 9)"},
    {"(@custom 4)",
     "@custom annotation: missing section name (line 1, column 10)"},
    {"(@custom \"\\df\")",
     "@custom annotation: malformed UTF-8 encoding (line 1, column 10)"},
    {"(@custom \"bla\" here)",
     "@custom annotation: unexpected token (line 1, column 16)"},
    {"(@custom \"bla\" (after))",
     "@custom annotation: malformed section kind (line 1, column 22)"},
    {"(@custom \"bla\" (before last))",
     "@custom annotation: malformed section kind (line 1, column 28)"},
    {"(@custom \"bla\" (type))",
     "@custom annotation: malformed placement (line 1, column 16)"},
    {"(func (@custom \"bla\"))",
     "misplaced @custom annotation (line 1, column 7)"},
    {"(module (func) (@name \"M\"))",
     "misplaced @name annotation (line 1, column 16)"},
    {"(module (start $f (@name \"M\")) (func $f))",
     "misplaced @name annotation (line 1, column 19)"},
    {"(module (@name \"M1\") (@name \"M2\"))",
     "@name annotation: multiple module (line 1, column 22)"},
    {"(func (@name \"a\" \"b\"))",
     "@name annotation: unexpected token (line 1, column 7)"},
    {"(@metadata.code.branch_hint \"\\01\") (func)",
     "@metadata.code.branch_hint annotation: not in a function (line 1, column "
     "1)"},
    {"(func (@metadata.code.branch_hint \"\\01\") "
     "(@metadata.code.branch_hint \"\\01\") if end)",
     "@metadata.code.branch_hint annotation: duplicate annotation (line 1, "
     "column 42)"},
    {"(func (@metadata.code.branch_hint \"\\02\") if end)",
     "@metadata.code.branch_hint annotation: unexpected token (line 1, column "
     "7)"},
    {"(func (@metadata.code.branch_hint \"\\01\") nop)",
     "@metadata.code.branch_hint annotation: invalid target (line 1, column "
     "7)"},
    {"(func (@metadata.code.branch_hint \"\\01\"))",
     "@metadata.code.branch_hint annotation: invalid target (line 1, column "
     "7)"},
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
