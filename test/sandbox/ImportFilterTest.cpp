//===- ImportFilterTest.cpp - filters made for loaded images --------------===//
//
// The loader program makes the filter itself: it must be the one that the
// compiler would have made for an executable with the same imports and all
// runtime calls.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sandbox/ImportFilter.h"
#include "compiler/artifact/SyscallFilter.h"
#include "test/sandbox/HostArch.h"
#include "gtest/gtest.h"
#include <cstring>

using namespace wasmc;
using namespace wasmc::test;

namespace {

const std::vector<std::string> AllFunctions = {
#define WASI(Name, Params, Result) #Name,
#include "runtime-support/abi/Wasi.def"
};

std::vector<wasmc::abi::FilterInstruction>
atRunTime(const std::vector<std::string> &Imports, bool Directories) {
  sandbox::AllowedCalls Calls;
  for (const std::string &Name : Imports)
    Calls.addImport(Name.data(), Name.size());
  if (!Directories)
    Calls.removePaths();
  wasmc::abi::FilterWriter Filter = Calls.filter();
  EXPECT_TRUE(Filter.isGood());
  return {Filter.begin(), Filter.begin() + Filter.size()};
}

std::vector<wasmc::abi::FilterInstruction>
byTheCompiler(const std::vector<std::string> &Imports, bool Directories) {
  llvm::StringSet<> Symbols;
  for (const std::string &Name : Imports)
    Symbols.insert("wasmc_wasi_" + Name);
#define RUNTIME_CALL(Name, NumParams, HasResult)                               \
  Symbols.insert("wasmc_rt_" #Name);
#include "runtime-support/abi/RuntimeCalls.def"
  return buildSyscallFilter(Here, allowedSyscalls(Here, Symbols, Directories));
}

void expectSame(const std::vector<std::string> &Imports) {
  for (bool Directories : {false, true}) {
    auto A = atRunTime(Imports, Directories);
    auto B = byTheCompiler(Imports, Directories);
    ASSERT_EQ(A.size(), B.size());
    EXPECT_EQ(std::memcmp(A.data(), B.data(), A.size() * sizeof(A[0])), 0);
  }
}

TEST(ImportFilter, IsTheCompilers) {
  expectSame({});
  expectSame(AllFunctions);
  for (const std::string &Name : AllFunctions)
    expectSame({Name});
}

TEST(ImportFilter, TakesNothingForUnknownNames) {
  auto Nothing = atRunTime({}, true);
  EXPECT_EQ(atRunTime({"fd_writ", "fd_write2", "", "execve"}, true).size(),
            Nothing.size());
  EXPECT_GT(atRunTime({"fd_write"}, true).size(), Nothing.size());
}

} // namespace
