//===- ReadObjectTest.cpp - debug locations come back as rows -------------===//

#include "compiler/artifact/ImageModule.h"
#include "test/artifact/Targets.h"
#include "llvm/AsmParser/Parser.h"
#include "llvm/Support/SourceMgr.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

namespace abi = wasmc::abi; // not the C++ library's

/// Two functions, as lowering would make them: line = offset + 1, column =
/// trap code (2 is out of bounds, 7 a division by zero).
constexpr char Source[] = R"(
define hidden i32 @wasm.f0(ptr %vm, i32 %x) section "wasm_text" !dbg !3 {
  %a = getelementptr i8, ptr %vm, i32 %x
  %v = load volatile i32, ptr %a, align 4, !dbg !5
  %c = icmp eq i32 %v, 0, !dbg !6
  br i1 %c, label %trap, label %go, !dbg !6
trap:
  call void @llvm.ubsantrap(i8 7), !dbg !6
  unreachable, !dbg !6
go:
  ret i32 %v, !dbg !7
}
define hidden void @wasm.f1(ptr %vm) section "wasm_text" !dbg !4 {
  store volatile i32 1, ptr %vm, align 4, !dbg !8
  ret void, !dbg !9
}
declare void @llvm.ubsantrap(i8)
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!10, !11}
!0 = distinct !DICompileUnit(language: DW_LANG_C, file: !1, emissionKind: LineTablesOnly)
!1 = !DIFile(filename: "wasm", directory: "")
!2 = !DISubroutineType(types: !{})
!3 = distinct !DISubprogram(name: "f0", scope: !1, file: !1, line: 1, type: !2, unit: !0, spFlags: DISPFlagDefinition)
!4 = distinct !DISubprogram(name: "f1", scope: !1, file: !1, line: 1, type: !2, unit: !0, spFlags: DISPFlagDefinition)
!5 = !DILocation(line: 11, column: 2, scope: !3)
!6 = !DILocation(line: 21, column: 7, scope: !3)
!7 = !DILocation(line: 31, column: 0, scope: !3)
!8 = !DILocation(line: 5, column: 2, scope: !4)
!9 = !DILocation(line: 7, column: 0, scope: !4)
!10 = !{i32 7, !"Dwarf Version", i32 5}
!11 = !{i32 2, !"Debug Info Version", i32 3}
)";

std::vector<ObjectFunction> rowsFor(const test::TestTarget &T) {
  LLVMContext Context;
  SMDiagnostic Problem;
  std::unique_ptr<Module> M = parseAssemblyString(Source, Problem, Context);
  EXPECT_TRUE(M) << Problem.getMessage().str();
  auto TM = test::machineFor(T);
  SmallVector<char, 0> Object = test::objectFor(*M, *TM);
  return cantFail(readObject(Object)).Functions;
}

bool has(const ObjectFunction &F, uint32_t WasmOffset, abi::TrapCode Code) {
  return llvm::any_of(F.Rows, [&](const TrapRow &R) {
    return R.WasmOffset == WasmOffset && R.Code == Code;
  });
}

TEST(ReadObject, FindsOffsetsAndCodesOnEveryTarget) {
  for (const test::TestTarget &T : test::Targets) {
    SCOPED_TRACE(T.Triple);
    std::vector<ObjectFunction> Functions = rowsFor(T);
    ASSERT_EQ(Functions.size(), 2u);
    EXPECT_EQ(Functions[0].Symbol, "wasm.f0");
    EXPECT_EQ(Functions[1].Symbol, "wasm.f1");
    EXPECT_TRUE(has(Functions[0], 10, abi::TrapCode::MemoryOutOfBounds));
    EXPECT_TRUE(has(Functions[0], 20, abi::TrapCode::IntegerDivideByZero));
    EXPECT_TRUE(has(Functions[0], 30, abi::TrapCode::None));
    EXPECT_TRUE(has(Functions[1], 4, abi::TrapCode::MemoryOutOfBounds));
    EXPECT_FALSE(has(Functions[1], 20, abi::TrapCode::IntegerDivideByZero));
  }
}

TEST(ReadObject, RowsAscendAndSayEachThingOnce) {
  for (const test::TestTarget &T : test::Targets) {
    SCOPED_TRACE(T.Triple);
    for (const ObjectFunction &F : rowsFor(T))
      for (size_t I = 1; I < F.Rows.size(); ++I) {
        const TrapRow &A = F.Rows[I - 1], &B = F.Rows[I];
        EXPECT_LT(A.Address, B.Address);
        EXPECT_FALSE(A.WasmOffset == B.WasmOffset && A.Code == B.Code);
      }
  }
}

TEST(ReadObject, ListsUndefinedSymbols) {
  LLVMContext Context;
  SMDiagnostic Problem;
  auto M = parseAssemblyString("declare void @wasmc_rt_data_drop()\n"
                               "declare void @unused()\n"
                               "define void @f() {\n"
                               "  call void @wasmc_rt_data_drop()\n"
                               "  ret void\n"
                               "}",
                               Problem, Context);
  auto TM = test::machineFor(test::Targets[0]);
  ObjectContents Contents = cantFail(readObject(test::objectFor(*M, *TM)));
  EXPECT_EQ(Contents.Needs, std::vector<std::string>{"wasmc_rt_data_drop"});
}

TEST(ReadObject, RefusesWhatIsNoObject) {
  SmallVector<char, 0> Nothing(64);
  auto Contents = readObject(Nothing);
  EXPECT_FALSE(bool(Contents));
  consumeError(Contents.takeError());
}

} // namespace
