//===- TargetMachineTest.cpp - targets, CPUs, features --------------------===//

#include "llvm/Target/TargetMachine.h"
#include "compiler/target/EmitObject.h"
#include "gtest/gtest.h"
#include <thread>

using namespace llvm;
using namespace wasmc;

static std::string create(Arch A, StringRef Cpu, StringRef Features,
                          OptLevel Level = OptLevel::O2) {
  wasmc::TargetOptions Options{A, Cpu.str(), Features.str()};
  auto TM = createTargetMachine(Options, Level);
  return TM ? "" : toString(TM.takeError());
}

TEST(TargetSpec, TableIsInOrderOfArch) {
  ASSERT_EQ(targetSpecs().size(), 3u);
  for (size_t I = 0; I < 3; ++I) {
    EXPECT_EQ(targetSpecs()[I].Architecture, Arch(I));
    EXPECT_EQ(findTarget(targetSpecs()[I].Name)->Architecture, Arch(I));
    EXPECT_EQ(targetSpec(Arch(I)).Name, targetSpecs()[I].Name);
  }
}

TEST(TargetSpec, Aliases) {
  EXPECT_EQ(findTarget("arm64")->Architecture, Arch::AArch64);
  EXPECT_EQ(findTarget("x86_64-unknown-linux-gnu")->Architecture, Arch::X86_64);
  EXPECT_EQ(findTarget("riscv64")->Architecture, Arch::RISCV64);
  EXPECT_EQ(findTarget("riscv32"), nullptr);
  EXPECT_EQ(findTarget(""), nullptr);
}

TEST(TargetMachine, EveryDefaultWorksAtEveryLevel) {
  for (const TargetSpec &Spec : targetSpecs())
    for (OptLevel L : {OptLevel::O0, OptLevel::O1, OptLevel::O2, OptLevel::O3})
      EXPECT_EQ(create(Spec.Architecture, "", "", L), "");
}

TEST(TargetMachine, UnknownNamesListTheKnown) {
  std::string Cpu = create(Arch::AArch64, "pentium", "");
  EXPECT_NE(Cpu.find("--cpu: unknown CPU 'pentium' for aarch64-linux; known: "),
            std::string::npos);
  EXPECT_NE(Cpu.find(" neoverse-n1 "), std::string::npos);
  std::string Feature = create(Arch::X86_64, "", "+avx2,+warp");
  EXPECT_NE(Feature.find("unknown feature 'warp'"), std::string::npos);
  EXPECT_NE(Feature.find(" avx2 "), std::string::npos);
  EXPECT_NE(create(Arch::X86_64, "", "avx2").find("neither + nor -"),
            std::string::npos);
}

TEST(TargetMachine, CpusThatCannotRunTheCodeAreRefusedAndNotListed) {
  EXPECT_NE(create(Arch::X86_64, "i686", "").find("+64bit"), std::string::npos);
  EXPECT_NE(create(Arch::X86_64, "x86-64", "").find("+sse4.1"),
            std::string::npos);
  EXPECT_EQ(create(Arch::X86_64, "x86-64", "+sse4.1"), "");
  EXPECT_NE(create(Arch::RISCV64, "generic-rv32", "").find("+64bit"),
            std::string::npos);
  EXPECT_NE(create(Arch::RISCV64, "", "-d").find("+d"), std::string::npos);
  EXPECT_EQ(create(Arch::X86_64, "none", "").find(" i686 "), std::string::npos);
}

TEST(TargetMachine, ExcludingExtensionsAreAnErrorAndNoAbort) {
  EXPECT_NE(create(Arch::RISCV64, "", "+zcmp,+zcd").find("zcmp"),
            std::string::npos);
}

TEST(TargetMachine, EveryListedCpuWorks) {
  for (const TargetSpec &Spec : targetSpecs()) {
    std::string Message = create(Spec.Architecture, "none", "");
    StringRef Names = StringRef(Message).split("known: ").second;
    SmallVector<StringRef> Cpus;
    Names.split(Cpus, ' ');
    EXPECT_GT(Cpus.size(), 10u);
    for (StringRef Cpu : Cpus)
      EXPECT_EQ(create(Spec.Architecture, Cpu, ""), "");
  }
}

TEST(TargetMachine, ThreadsMayStartAtOnce) {
  std::vector<std::thread> Threads;
  for (int I = 0; I < 6; ++I)
    Threads.emplace_back([I] { EXPECT_EQ(create(Arch(I % 3), "", ""), ""); });
  for (std::thread &T : Threads)
    T.join();
}
