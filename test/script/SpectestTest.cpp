//===- SpectestTest.cpp - the module that scripts may import --------------===//

#include "compiler/script/Spectest.h"
#include "compiler/driver/Inspect.h"
#include "compiler/text/AssembleText.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace wasmc;

namespace {

std::vector<std::string> exports(wasm::FeatureSet Accepted) {
  Expected<AssembledModule> M = assembleText(spectestText(Accepted));
  if (!M) {
    ADD_FAILURE() << toString(M.takeError());
    return {};
  }
  Expected<ModuleSummary> Summary = inspectModule(M->Bytes);
  if (!Summary) {
    ADD_FAILURE() << toString(Summary.takeError());
    return {};
  }
  std::vector<std::string> All;
  for (const ExternSummary &E : Summary->Exports)
    All.push_back(E.Name + " " + E.Type);
  return All;
}

TEST(Spectest, HasWhatScriptsImport) {
  std::vector<std::string> Expected = {
      "global_i32 global i32",
      "global_i64 global i64",
      "global_f32 global f32",
      "global_f64 global f64",
      "table table 10..20 funcref",
      "memory memory 1..2 pages",
      "print func [] -> []",
      "print_i32 func [i32] -> []",
      "print_i64 func [i64] -> []",
      "print_f32 func [f32] -> []",
      "print_f64 func [f64] -> []",
      "print_i32_f32 func [i32 f32] -> []",
      "print_f64_f64 func [f64 f64] -> []",
  };
  EXPECT_EQ(exports({}), Expected);
  Expected.push_back("table64 table i64 10..20 funcref");
  Expected.push_back("shared_memory memory 1..2 shared pages");
  EXPECT_EQ(exports(wasm::FeatureSet().set()), Expected);
}

} // namespace
