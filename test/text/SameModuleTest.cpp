//===- SameModuleTest.cpp - modules that differ in one thing --------------===//
//
// What the round trips rely on: each difference is found.
//
//===----------------------------------------------------------------------===//

#include "test/text/SameModule.h"
#include "compiler/binary/ReadBinary.h"
#include "compiler/text/AssembleText.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

struct Row {
  const char *A;
  const char *B;
  const char *Difference;
};

const Row Rows[] = {
    {"(type (func))", "(type (func (param i32)))", "type 0"},
    {"(type (sub (func)))", "(type (func))", "type 0"},
    {"(rec (type (func)) (type (func)))", "(type (func)) (type (func))",
     "type 0"},
    {"(type (struct (field i8)))", "(type (struct (field i16)))", "type 0"},
    {"(import \"a\" \"b\" (func))", "(import \"a\" \"c\" (func))", "import 0"},
    {"(func nop)", "(func)", "function 0"},
    {"(func nop)", "(func unreachable)", "function 0"},
    {"(func (local i32))", "(func (local i64))", "function 0"},
    {"(func i32.const 1)", "(func i32.const 2)", "function 0"},
    {"(func (block))", "(func (block (result i32)))", "function 0"},
    {"(func i32.load)", "(func i32.load offset=1)", "function 0"},
    {"(func br_table 0 1)", "(func br_table 1 0)", "function 0"},
    {"(table 1 funcref)", "(table 1 externref)", "table 0"},
    {"(table 1 funcref)", "(table 1 funcref (ref.null func))", "table 0"},
    {"(memory 1)", "(memory 1 1)", "memory 0"},
    {"(memory 1 1)", "(memory 1 1 shared)", "memory 0"},
    {"(memory 1)", "(memory i64 1)", "memory 0"},
    {"(memory 1)", "(memory 1 (pagesize 1))", "memory 0"},
    {"(global i32 (i32.const 1))", "(global i32 (i32.const 2))", "global 0"},
    {"(global i32)", "(global (mut i32))", "global 0"},
    {"(type (func)) (type (func (param i32))) (tag (type 0))",
     "(type (func)) (type (func (param i32))) (tag (type 1))", "tag 0"},
    {"(export \"a\" (func 0))", "(export \"b\" (func 0))", "export 0"},
    {"(start 0)", "(start 1)", "start"},
    {"(elem func 1)", "(elem func 2)", "element segment 0"},
    {"(elem func 1)", "(elem declare func 1)", "element segment 0"},
    {"(elem func 1)", "(elem funcref (ref.func 1))", "element segment 0"},
    {"(data \"a\")", "(data \"b\")", "data segment 0"},
    {"(data (i32.const 0))", "(data (i32.const 1))", "data segment 0"},
    {"(module $M)", "(module $N)", "the module's name"},
    {"(func $f)", "(func $g)", "func name 0"},
    {"(func (param $x i32))", "(func (param $y i32))", "local name 0"},
    {"(@custom \"a\" \"1\")", "(@custom \"a\" \"2\")", "custom section 0"},
    {"(@custom \"a\")", "(@custom \"a\") (@custom \"a\")",
     "number of custom sections"},
};

class SameModule : public testing::TestWithParam<Row> {};

TEST_P(SameModule, ADifferenceIsFound) {
  AssembledModule A = cantFail(assembleText(GetParam().A));
  AssembledModule B = cantFail(assembleText(GetParam().B));
  wasm::Module ModuleA = cantFail(readBinary(A.Bytes));
  wasm::Module ModuleB = cantFail(readBinary(B.Bytes));
  EXPECT_EQ(differenceOf(ModuleA, ModuleB), GetParam().Difference);
  EXPECT_EQ(differenceOf(ModuleA, ModuleA), "");
}

INSTANTIATE_TEST_SUITE_P(Pairs, SameModule, testing::ValuesIn(Rows));

} // namespace
