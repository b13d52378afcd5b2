//===- TargetMachine.cpp - a target, a CPU and its features ---------------===//
//
// LLVM answers an unknown CPU with a warning and an unusable one by ending
// the process, so everything is checked against its tables first.
//
//===----------------------------------------------------------------------===//

#include "llvm/Target/TargetMachine.h"
#include "compiler/target/Cpu.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/InitializePasses.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/PassRegistry.h"
#include "llvm/Target/TargetOptions.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using namespace wasmc;

using SubtargetPtr = std::unique_ptr<MCSubtargetInfo>;

/// LLVM's registries are process-wide; once is enough, and enough for every
/// thread.
static void initializeOnce() {
  static const bool Done = [] {
    for (const TargetSpec &Spec : targetSpecs())
      cpuOf(Spec.Architecture).Initialize();
    PassRegistry &Registry = *PassRegistry::getPassRegistry();
    initializeCore(Registry);
    initializeCodeGen(Registry);
    initializeCanonicalizeFreezeInLoopsPass(Registry);
    initializeLoopStrengthReducePass(Registry);
    return true;
  }();
  (void)Done;
}

static const Target &llvmTarget(const Cpu &C) {
  std::string Reason;
  const Target *T = TargetRegistry::lookupTarget(Triple(C.Spec.Triple), Reason);
  assert(T && "all targets are linked in and initialized");
  return *T;
}

static bool hasRequired(const Cpu &C, const MCSubtargetInfo &STI) {
  return STI.checkFeatures(C.RequiredFeatures);
}

static SubtargetPtr subtarget(const Cpu &C, StringRef CpuName,
                              StringRef Features) {
  return SubtargetPtr(llvmTarget(C).createMCSubtargetInfo(Triple(C.Spec.Triple),
                                                          CpuName, Features));
}

/// The default features precede the user's, so that these can take them back.
static std::string featureString(const Cpu &C, StringRef User) {
  std::string Result = C.Spec.DefaultFeatures.str();
  if (!Result.empty() && !User.empty())
    Result += ',';
  return Result + User.str();
}

static Error unknownCpu(const Cpu &C, StringRef Name,
                        const MCSubtargetInfo &Default) {
  SmallVector<StringRef> Known;
  for (const SubtargetSubTypeKV &Row : Default.getAllProcessorDescriptions())
    if (hasRequired(C, *subtarget(C, Row.Key, C.Spec.DefaultFeatures)))
      Known.push_back(Row.Key);
  return environmentError("--cpu", "unknown CPU '" + Name + "' for " +
                                       C.Spec.Name +
                                       "; known: " + join(Known, " "));
}

static Error checkFeatureNames(const Cpu &C, StringRef Features,
                               const MCSubtargetInfo &STI) {
  SmallVector<StringRef> Given;
  Features.split(Given, ',', -1, /*KeepEmpty=*/false);
  for (StringRef F : Given) {
    if (!F.starts_with("+") && !F.starts_with("-"))
      return environmentError("--features",
                              "'" + F + "' begins with neither + nor -");
    auto IsIt = [&](const SubtargetFeatureKV &Row) {
      return F.drop_front() == Row.Key;
    };
    if (any_of(STI.getAllProcessorFeatures(), IsIt))
      continue;
    SmallVector<StringRef> Known;
    for (const SubtargetFeatureKV &Row : STI.getAllProcessorFeatures())
      Known.push_back(Row.Key);
    return environmentError("--features", "unknown feature '" + F.drop_front() +
                                              "' for " + C.Spec.Name +
                                              "; known: " + join(Known, " "));
  }
  return Error::success();
}

static Error checkSubtarget(const Cpu &C, StringRef CpuName,
                            StringRef UserFeatures) {
  SubtargetPtr Default =
      subtarget(C, C.Spec.DefaultCpu, C.Spec.DefaultFeatures);
  if (!Default->isCPUStringValid(CpuName))
    return unknownCpu(C, CpuName, *Default);
  if (Error E = checkFeatureNames(C, UserFeatures, *Default))
    return E;

  SubtargetPtr STI = subtarget(C, CpuName, featureString(C, UserFeatures));
  if (!hasRequired(C, *STI))
    return environmentError(UserFeatures.empty() ? "--cpu" : "--features",
                            "code for " + C.Spec.Name + " needs " +
                                C.RequiredFeatures + ", which CPU '" + CpuName +
                                "' with '" + UserFeatures + "' lacks");
  if (!C.CheckFeatures)
    return Error::success();
  if (Error E = C.CheckFeatures(*STI))
    return environmentError("--features", toString(std::move(E)));
  return Error::success();
}

/// DESIGN: nothing here may depend on the environment or on other compilations
/// in the process.
static llvm::TargetOptions llvmOptions() {
  llvm::TargetOptions O;
  // Wasm rounds after each operation.
  O.AllowFPOpFusion = FPOpFusion::Strict;
  // Should control ever get behind a trap or a call that doesn't return, it
  // must not run on into the next function.
  O.TrapUnreachable = true;
  O.NoTrapAfterNoreturn = true;
  // One section of code an object, wasm_text: lowering names it.
  O.FunctionSections = false;
  return O;
}

static CodeGenOptLevel codegenLevel(OptLevel Level) {
  switch (Level) {
  case OptLevel::O0:
    return CodeGenOptLevel::None;
  case OptLevel::O1:
  case OptLevel::O2:
    return CodeGenOptLevel::Less;
  case OptLevel::O3:
    return CodeGenOptLevel::Default;
  }
  llvm_unreachable("covered switch");
}

Expected<std::unique_ptr<TargetMachine>>
wasmc::createTargetMachine(const TargetOptions &Options, OptLevel Level) {
  initializeOnce();
  const Cpu &C = cpuOf(Options.Architecture);
  StringRef CpuName =
      Options.Cpu.empty() ? StringRef(C.Spec.DefaultCpu) : Options.Cpu;
  if (Error E = checkSubtarget(C, CpuName, Options.Features))
    return E;

  std::unique_ptr<TargetMachine> TM(llvmTarget(C).createTargetMachine(
      Triple(C.Spec.Triple), CpuName, featureString(C, Options.Features),
      llvmOptions(), Reloc::PIC_, CodeModel::Small, codegenLevel(Level)));
  assert(TM && "the target was looked up");
  // LLVM's choice at O0 is GlobalISel on AArch64; FastISel takes 60% of its
  // time. RISC-V has no FastISel and falls back to SelectionDAG.
  TM->setGlobalISel(false);
  TM->setO0WantsFastISel(true);
  TM->setFastISel(Level == OptLevel::O0);
  return TM;
}

std::vector<std::string> wasmc::neededFeatures(const TargetOptions &Options) {
  initializeOnce();
  const Cpu &C = cpuOf(Options.Architecture);
  SubtargetPtr Default =
      subtarget(C, C.Spec.DefaultCpu, C.Spec.DefaultFeatures);
  SubtargetPtr STI = subtarget(
      C, Options.Cpu.empty() ? StringRef(C.Spec.DefaultCpu) : Options.Cpu,
      featureString(C, Options.Features));
  std::vector<std::string> Names;
  for (const SubtargetFeatureKV &Row : STI->getAllProcessorFeatures())
    if (STI->hasFeature(Row.Value) && !Default->hasFeature(Row.Value) &&
        C.IsExtension(Row.Key))
      Names.push_back(Row.Key);
  llvm::sort(Names);
  return Names;
}
