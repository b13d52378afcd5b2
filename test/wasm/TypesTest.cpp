//===- TypesTest.cpp - types and their spelling ---------------------------===//

#include "compiler/wasm/Module.h"
#include "gtest/gtest.h"

using namespace wasmc::wasm;

namespace {

TEST(Types, AreSpelledAsInTheTextFormat) {
  HeapType Seven = HeapType::defined(TypeIndex(7));
  EXPECT_EQ(toString(ValType(ValType::F64)), "f64");
  EXPECT_EQ(toString(ValType::funcref()), "funcref");
  EXPECT_EQ(toString(ValType::ref(HeapType::Func, false)), "(ref func)");
  EXPECT_EQ(toString(ValType::ref(HeapType::None, true)), "nullref");
  EXPECT_EQ(toString(ValType::ref(HeapType::NoFunc, true)), "nullfuncref");
  EXPECT_EQ(toString(ValType::ref(HeapType::NoExn, true)), "nullexnref");
  EXPECT_EQ(toString(ValType::ref(Seven, false)), "(ref 7)");
  EXPECT_EQ(toString(ValType::ref(Seven, true)), "(ref null 7)");
  EXPECT_EQ(toString(FuncType{{ValType::I32, ValType::I64}, {}}),
            "[i32 i64] -> []");
}

TEST(Types, OfTheUnknownOperandIsBelowNone) {
  EXPECT_EQ(ValType().kind(), ValType::Bottom);
  EXPECT_FALSE(ValType().isNumeric());
}

TEST(Module, NamesAFunctionByTheNameSectionOrAnExport) {
  Module M;
  M.Exports = {{"m", ExternKind::Memory, 1, 0},
               {"one", ExternKind::Func, 1, 0},
               {"zero", ExternKind::Func, 0, 0}};
  M.Name.Functions = {"named", ""};
  EXPECT_EQ(M.funcName(FuncIndex(0)), "named");
  EXPECT_EQ(M.funcName(FuncIndex(1)), "one");
  EXPECT_EQ(M.funcName(FuncIndex(2)), "");
}

} // namespace
