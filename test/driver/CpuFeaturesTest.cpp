//===- CpuFeaturesTest.cpp - loaders can look for what code needs ---------===//
//
// Every extension of every CPU that LLVM knows has a row in
// abi/CpuFeatures.def, but those that no row can be written for yet.
//
//===----------------------------------------------------------------------===//

#include "compiler/target/EmitObject.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/Target/TargetMachine.h"
#include "gtest/gtest.h"
#include <set>

using namespace llvm;
using namespace wasmc;

static bool hasRow(Arch Architecture, StringRef Feature) {
#define ROW(Machine, Name)                                                     \
  if (Architecture == Arch::Machine && Feature == Name)                        \
    return true;
#define CPU_FEATURE_X86_64(Name, ...) ROW(X86_64, Name)
#define CPU_FEATURE_AARCH64(Name, ...) ROW(AArch64, Name)
#define CPU_FEATURE_RISCV64(Name, ...) ROW(RISCV64, Name)
#define CPU_FEATURE_FREE(Machine, Name) ROW(Machine, Name)
#include "runtime-support/abi/CpuFeatures.def"
  return false;
}

/// What the CPUs of a target have beyond its default and no row tells of.
static std::string withoutRows(Arch Architecture) {
  std::set<std::string> Names;
  auto TM = cantFail(createTargetMachine({Architecture, "", ""}, OptLevel::O0));
  for (const SubtargetSubTypeKV &Row :
       TM->getMCSubtargetInfo()->getAllProcessorDescriptions())
    for (const std::string &Feature :
         neededFeatures({Architecture, Row.Key, ""}))
      if (!hasRow(Architecture, Feature))
        Names.insert(Feature);
  return join(Names, " ");
}

TEST(CpuFeatures, HaveRowsOnX86_64) {
  EXPECT_EQ(withoutRows(Arch::X86_64), "avx10.2");
}
TEST(CpuFeatures, HaveRowsOnAArch64) {
  EXPECT_EQ(withoutRows(Arch::AArch64), "");
}
TEST(CpuFeatures, HaveRowsOnRISCV64) {
  EXPECT_EQ(withoutRows(Arch::RISCV64),
            "xandesperf xmipscbop xmipscmov xmipsexectl xmipslsp "
            "xsifivecdiscarddlone xsifivecflushdlone xsmtvdot xventanacondops "
            "zcmp zfbfmin zvfbfmin zvfbfwma zvl1024b zvl256b zvl512b");
}

TEST(CpuFeatures, AreNeededBeyondTheDefaultOnly) {
  for (const TargetSpec &Spec : targetSpecs())
    EXPECT_TRUE(neededFeatures({Spec.Architecture, "", ""}).empty());
  EXPECT_EQ(neededFeatures({Arch::X86_64, "", "+avx2,-bmi"}),
            (std::vector<std::string>{"avx", "avx2"}));
}
