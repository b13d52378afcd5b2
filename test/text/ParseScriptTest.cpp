//===- ParseScriptTest.cpp - commands in plain data -----------------------===//

#include "compiler/text/ParseScript.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

std::vector<ScriptCommand> parse(StringRef Text) {
  Expected<std::vector<ScriptCommand>> Commands = parseScript(Text);
  if (Commands)
    return std::move(*Commands);
  ADD_FAILURE() << toString(Commands.takeError());
  return {};
}

std::string parseError(StringRef Text) {
  Expected<std::vector<ScriptCommand>> Commands = parseScript(Text);
  return Commands ? "parsed" : toString(Commands.takeError());
}

/// The only result's only pattern.
ScriptValue result(StringRef Pattern) {
  // The values refer to the text.
  static std::string Text;
  Text = "(assert_return (invoke \"f\") " + Pattern.str() + ")";
  auto Commands = parse(Text);
  if (Commands.size() != 1 || Commands[0].Results.size() != 1)
    return {};
  return Commands[0].Results[0].at(0);
}

TEST(ParseScript, EachModuleIsTextBinaryQuoteOrInstance) {
  auto C = parse("(module $m (func))\n"
                 "  (module definition $d (memory 1))\n"
                 "(module binary \"\\00a\" \"sm\")\n"
                 "(module $q quote \"(func)\" \"(func)\")\n"
                 "(module definition binary \"\")\n"
                 "(module instance $i $d)(module instance)");
  ASSERT_EQ(C.size(), 7u);
  EXPECT_EQ(C[0].Module->Form, ModuleForm::Text);
  EXPECT_EQ(C[0].Module->Id, "m");
  EXPECT_EQ(C[0].Module->Source, "(module $m (func))");
  EXPECT_TRUE(C[1].Module->IsDefinition);
  EXPECT_EQ(C[1].Module->Id, "d");
  EXPECT_EQ(C[1].Module->Source, "(memory 1)");
  EXPECT_EQ(C[1].Position.Line, 2u);
  EXPECT_EQ(C[1].Position.Column, 3u);
  EXPECT_EQ(C[2].Module->Form, ModuleForm::Binary);
  EXPECT_EQ(C[2].Module->Decoded, StringRef("\0asm", 4));
  EXPECT_EQ(C[3].Module->Form, ModuleForm::Quote);
  EXPECT_EQ(C[3].Module->Id, "q");
  EXPECT_EQ(C[3].Module->Decoded, "(func)(func)");
  EXPECT_TRUE(C[4].Module->IsDefinition);
  EXPECT_EQ(C[4].Module->Form, ModuleForm::Binary);
  EXPECT_EQ(C[5].Module->Form, ModuleForm::Instance);
  EXPECT_EQ(C[5].Module->Id, "i");
  EXPECT_EQ(C[5].Module->Definition, "d");
  EXPECT_EQ(C[6].Module->Definition, std::nullopt);
}

TEST(ParseScript, FieldsAloneAreOneModuleOfSeveralForms) {
  auto C = parse(" (func) (memory 0) (func (export \"f\"))\n");
  ASSERT_EQ(C.size(), 1u);
  EXPECT_EQ(C[0].Forms, 3u);
  EXPECT_TRUE(bool(assembleText(C[0].Module->Source)));
  EXPECT_EQ(C[0].Position.Column, 2u);
}

TEST(ParseScript, ActionsAndAssertions) {
  auto C =
      parse("(register \"M\" $m) (register \"\")"
            "(invoke $m \"f\" (i32.const -1) (f64.const 1.5) (ref.extern 7)"
            " (ref.null func))"
            "(assert_return (get \"g\") (either (i32.const 1) (i32.const 2)))"
            "(assert_trap (invoke \"f\") \"unreachable\")"
            "(assert_trap (module) \"unreachable\")"
            "(assert_exhaustion (invoke \"f\") \"call stack exhausted\")"
            "(assert_exception (invoke \"f\"))"
            "(assert_unlinkable (module) \"unknown import\")"
            "(assert_malformed (module quote \"(\") \"unexpected token\")");
  ASSERT_EQ(C.size(), 10u);
  EXPECT_EQ(C[0].Text, "M");
  EXPECT_EQ(C[0].Id, "m");
  EXPECT_EQ(C[1].Id, std::nullopt);
  EXPECT_EQ(C[2].Kind, CommandKind::Invoke);
  const ScriptAction &Call = *C[2].Action;
  EXPECT_EQ(Call.Module, "m");
  EXPECT_EQ(Call.Name, "f");
  ASSERT_EQ(Call.Arguments.size(), 4u);
  EXPECT_EQ(Call.Arguments[0].Bits[0], 0xFFFFFFFFu);
  EXPECT_EQ(Call.Arguments[1].Kind, ScriptValueKind::F64);
  EXPECT_EQ(Call.Arguments[1].Bits[0], 0x3FF8000000000000u);
  EXPECT_EQ(Call.Arguments[2].Kind, ScriptValueKind::RefHost);
  EXPECT_EQ(Call.Arguments[2].Heap, "extern");
  EXPECT_EQ(Call.Arguments[2].Bits[0], 7u);
  EXPECT_EQ(Call.Arguments[3].Kind, ScriptValueKind::RefNull);
  EXPECT_EQ(Call.Arguments[3].Heap, "func");
  EXPECT_TRUE(C[3].Action->IsGet);
  ASSERT_EQ(C[3].Results.size(), 1u);
  EXPECT_EQ(C[3].Results[0].size(), 2u);
  EXPECT_EQ(C[4].Text, "unreachable");
  EXPECT_TRUE(C[5].Module && !C[5].Action);
  EXPECT_EQ(C[7].Kind, CommandKind::AssertException);
  EXPECT_EQ(commandHead(C[8].Kind), "assert_unlinkable");
  EXPECT_EQ(C[9].Module->Decoded, "(");
}

TEST(ParseScript, PatternsAreBitsAndAMask) {
  ScriptValue V = result("(f32.const nan:canonical)");
  EXPECT_EQ(V.Bits[0], 0x7FC00000u);
  EXPECT_EQ(V.Mask[0], 0x7FFFFFFFu);
  EXPECT_EQ(V.Text, "(f32.const nan:canonical)");
  V = result("(f64.const nan:arithmetic)");
  EXPECT_EQ(V.Bits[0], 0x7FF8000000000000u);
  EXPECT_EQ(V.Mask[0], 0x7FF8000000000000u);
  V = result("(f32.const nan:0x200000)");
  EXPECT_EQ(V.Bits[0], 0x7FA00000u);
  EXPECT_EQ(V.Mask[0], 0xFFFFFFFFu);
  V = result("(v128.const f32x4 1 nan:canonical nan:arithmetic -0)");
  EXPECT_EQ(V.Bits[0], 0x7FC000003F800000u);
  EXPECT_EQ(V.Mask[0], 0x7FFFFFFFFFFFFFFFu);
  EXPECT_EQ(V.Bits[1], 0x800000007FC00000u);
  EXPECT_EQ(V.Mask[1], 0xFFFFFFFF7FC00000u);
  V = result("(v128.const i8x16 0 1 2 3 4 5 6 7 -1 9 0 0 0 0 0 0x80)");
  EXPECT_EQ(V.Bits[0], 0x0706050403020100u);
  EXPECT_EQ(V.Bits[1], 0x80000000000009FFu);
}

TEST(ParseScript, ReferencesAsPatterns) {
  EXPECT_EQ(result("(ref.null)").Kind, ScriptValueKind::RefNull);
  EXPECT_EQ(result("(ref.null)").Heap, "");
  EXPECT_EQ(result("(ref.extern)").Kind, ScriptValueKind::Ref);
  EXPECT_EQ(result("(ref.extern 3)").Kind, ScriptValueKind::RefHost);
  EXPECT_EQ(result("(ref.host 3)").Heap, "host");
  for (const char *Heap : {"func", "any", "eq", "i31", "struct", "array"}) {
    ScriptValue V = result(("(ref." + Twine(Heap) + ")").str());
    EXPECT_EQ(V.Kind, ScriptValueKind::Ref);
    EXPECT_EQ(V.Heap, Heap);
  }
}

TEST(ParseScript, ThreadsHaveCommandsOfTheirOwn) {
  auto C = parse("(thread $T (shared (module $M)) (register \"m\" $M)\n"
                 "  (invoke \"f\"))\n(wait $T)");
  ASSERT_EQ(C.size(), 2u);
  EXPECT_EQ(C[0].Id, "T");
  ASSERT_EQ(C[0].Body.size(), 2u);
  EXPECT_EQ(C[0].Body[1].Position.Line, 2u);
  EXPECT_EQ(C[1].Kind, CommandKind::Wait);
}

TEST(ParseScript, ErrorsNameThePlace) {
  EXPECT_EQ(parseError("(module)\n(assert_retrun)"),
            "unknown operator assert_retrun (line 2, column 1)");
  EXPECT_EQ(parseError("(assert_trap (invoke \"f\"))"),
            "unexpected token: end of list (line 1, column 26)");
  EXPECT_EQ(parseError("(invoke \"f\" (i32.const nan:canonical))"),
            "unexpected token: nan:canonical (line 1, column 24)");
  EXPECT_EQ(parseError("(invoke \"f\" (i32.const 0x1_0000_0000))"),
            "constant out of range: 0x1_0000_0000 (line 1, column 24)");
  EXPECT_EQ(parseError("(invoke \"f\" (i31.const 1))"),
            "unknown operator i31.const (line 1, column 13)");
  EXPECT_EQ(parseError("(invoke \"f\" 7)"),
            "unexpected token: 7 (line 1, column 13)");
  EXPECT_EQ(parseError("(thread $T (thread $U))"),
            "unexpected token: thread (line 1, column 12)");
  EXPECT_EQ(parseError("module"), "unknown operator module (line 1, column 1)");
  EXPECT_EQ(parseError("(module instance $a $b $c)"),
            "unexpected token: $c (line 1, column 24)");
}

} // namespace
