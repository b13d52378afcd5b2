//===- Targets.cpp - what can be compiled for -----------------------------===//

#include "compiler/driver/Targets.h"
#include "compiler/target/EmitObject.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Host.h"

using namespace llvm;
using namespace wasmc;

std::vector<TargetInfo> wasmc::listTargets() {
  std::vector<TargetInfo> List;
  for (const TargetSpec &T : targetSpecs())
    List.push_back({T.Name, T.Title, T.DefaultCpu, T.DefaultFeatures,
                    isHost(T.Architecture)});
  return List;
}

bool wasmc::isHost(Arch A) {
  return hostTarget() && hostTarget()->Architecture == A;
}

StringRef wasmc::targetName(Arch A) { return targetSpec(A).Name; }

std::vector<std::string> wasmc::emulatorOf(Arch A) {
  if (isHost(A))
    return {};
  return {"qemu-" + targetName(A).split('-').first.str()};
}

static Expected<const TargetSpec *> findSpec(StringRef Name) {
  if (Name.empty()) {
    if (const TargetSpec *Host = hostTarget())
      return Host;
    return environmentError("this machine", "not a target of wasmc; name one "
                                            "with --target");
  }
  if (const TargetSpec *Found = findTarget(Name))
    return Found;
  std::string Known;
  for (const TargetSpec &T : targetSpecs())
    Known += (Known.empty() ? "" : ", ") + T.Name.str();
  return environmentError("target \"" + Name.str() + "\"",
                          "unknown; the targets are " + Known);
}

/// "+sse3,-avx": in alphabetic order, whatever the order of LLVM's map.
static std::string hostFeatures() {
  std::vector<std::string> List;
  for (const auto &Feature : sys::getHostCPUFeatures())
    List.push_back((Feature.second ? "+" : "-") + Feature.first().str());
  llvm::sort(List, [](StringRef A, StringRef B) {
    return A.drop_front() < B.drop_front();
  });
  return llvm::join(List, ",");
}

Expected<wasmc::TargetOptions>
wasmc::resolveTarget(StringRef Name, StringRef Cpu, StringRef Features) {
  Expected<const TargetSpec *> Spec = findSpec(Name);
  if (!Spec)
    return Spec.takeError();
  wasmc::TargetOptions Options = {(*Spec)->Architecture, Cpu.str(),
                                  Features.str()};
  if (Cpu == "native") {
    if (!isHost(Options.Architecture))
      return environmentError("CPU \"native\"",
                              "this machine is not " + (*Spec)->Name);
    Options.Cpu = sys::getHostCPUName().str();
    Options.Features = hostFeatures();
    if (!Features.empty())
      Options.Features += "," + Features.str();
  }
  if (Error E = createTargetMachine(Options, OptLevel::O0).takeError())
    return E;
  return Options;
}
