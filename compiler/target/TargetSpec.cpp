//===- TargetSpec.cpp - the list of targets -------------------------------===//

#include "compiler/target/Cpu.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using namespace wasmc;

static const Cpu *const Cpus[] = {&X86_64Cpu, &AArch64Cpu, &RISCV64Cpu};

const Cpu &wasmc::cpuOf(Arch A) {
  assert(Cpus[size_t(A)]->Spec.Architecture == A && "table out of order");
  return *Cpus[size_t(A)];
}

ArrayRef<TargetSpec> wasmc::targetSpecs() {
  static const TargetSpec Specs[] = {X86_64Cpu.Spec, AArch64Cpu.Spec,
                                     RISCV64Cpu.Spec};
  return Specs;
}

const TargetSpec &wasmc::targetSpec(Arch A) { return cpuOf(A).Spec; }

const TargetSpec *wasmc::findTarget(StringRef Name) {
  for (const Cpu *C : Cpus)
    if (Name == C->Spec.Name || is_contained(C->Aliases, Name))
      return &C->Spec;
  return nullptr;
}

const TargetSpec *wasmc::hostTarget() {
  Triple Host(sys::getProcessTriple());
  if (!Host.isOSLinux())
    return nullptr;
  return findTarget(Host.getArchName());
}
