//===- EmitObjectTest.cpp - what an object looks like ---------------------===//

#include "compiler/target/EmitObject.h"
#include "llvm/AsmParser/Parser.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Target/TargetMachine.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

static SmallVector<char, 0> emit(Arch A, OptLevel Level, EmitKind Kind,
                                 StringRef Source) {
  auto TM = cantFail(createTargetMachine({A, "", ""}, Level));
  LLVMContext Context;
  SMDiagnostic Diagnostic;
  std::unique_ptr<Module> M = parseAssemblyString(Source, Diagnostic, Context);
  EXPECT_TRUE(M) << Diagnostic.getMessage().str();
  M->setTargetTriple(TM->getTargetTriple());
  M->setDataLayout(TM->createDataLayout());
  return emitObject(*M, *TM, Kind);
}

static constexpr StringLiteral Add = R"(
define hidden i32 @"wasm.f0"(ptr %vmctx, i32 %a, i32 %b) nounwind section "wasm_text" {
  %r = add i32 %a, %b
  ret i32 %r
})";

TEST(EmitObject, CodeIsInItsSectionWithoutRelocations) {
  for (const TargetSpec &Spec : targetSpecs())
    for (OptLevel L :
         {OptLevel::O0, OptLevel::O1, OptLevel::O2, OptLevel::O3}) {
      SmallVector<char, 0> Bytes =
          emit(Spec.Architecture, L, EmitKind::Object, Add);
      auto Object = cantFail(object::ObjectFile::createObjectFile(
          MemoryBufferRef(StringRef(Bytes.data(), Bytes.size()), "object")));
      bool Found = false;
      for (const object::SectionRef &S : Object->sections())
        if (cantFail(S.getName()) == "wasm_text") {
          Found = true;
          EXPECT_GT(S.getSize(), 0u);
        } else {
          EXPECT_EQ(S.relocation_begin(), S.relocation_end());
        }
      EXPECT_TRUE(Found);
    }
}

TEST(EmitObject, SameInputSameBytes) {
  for (const TargetSpec &Spec : targetSpecs())
    EXPECT_EQ(emit(Spec.Architecture, OptLevel::O2, EmitKind::Object, Add),
              emit(Spec.Architecture, OptLevel::O2, EmitKind::Object, Add));
}

TEST(EmitObject, FloatingPointIsNotContracted) {
  constexpr StringLiteral Source = R"(
define hidden double @f(double %a, double %b, double %c) {
  %m = fmul double %a, %b
  %r = fadd double %m, %c
  ret double %r
})";
  SmallVector<char, 0> Text =
      emit(Arch::AArch64, OptLevel::O3, EmitKind::Assembly, Source);
  StringRef S(Text.data(), Text.size());
  EXPECT_TRUE(S.contains("fmul"));
  EXPECT_FALSE(S.contains("fmadd"));
}
