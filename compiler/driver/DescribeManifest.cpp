//===- DescribeManifest.cpp - what an image says of itself ----------------===//

#include "compiler/driver/DescribeManifest.h"
#include "compiler/driver/Producer.h"
#include "compiler/target/EmitObject.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;
using namespace wasmc;
using abi::ManifestNumber;
using abi::ManifestText;

namespace {

/// Extensions that no loader has to look for.
bool isFree(Arch Architecture, StringRef Feature) {
#define CPU_FEATURE_FREE(Machine, Name)                                        \
  if (Architecture == Arch::Machine && Feature == Name)                        \
    return true;
#include "runtime-support/abi/CpuFeatures.def"
  return false;
}

std::string cpuFeatures(const wasmc::TargetOptions &Target) {
  std::vector<std::string> Needed = neededFeatures(Target);
  erase_if(Needed, [&](const std::string &Feature) {
    return isFree(Target.Architecture, Feature);
  });
  return join(Needed, ",");
}

std::string wasmFeatures(const wasm::Module &M) {
  std::vector<StringRef> Used;
  for (unsigned I = 0; I < wasm::NumFeatures; ++I)
    if (M.Features[I])
      Used.push_back(wasm::featureText(wasm::Feature(I)));
  return join(Used, ",");
}

StringRef levelWord(OptLevel Level) {
  switch (Level) {
  case OptLevel::O0:
    return "-O0";
  case OptLevel::O1:
    return "-O1";
  case OptLevel::O2:
    return "-O2";
  case OptLevel::O3:
    return "-O3";
  }
  llvm_unreachable("not a level");
}

StringRef boundsWord(BoundsMode Bounds) {
  switch (Bounds) {
  case BoundsMode::Guard:
    return " --bounds=guard";
  case BoundsMode::Check:
    return " --bounds=check";
  }
  llvm_unreachable("not a mode");
}

StringRef fuelWord(FuelMode Fuel) {
  switch (Fuel) {
  case FuelMode::None:
    return "";
  case FuelMode::Exact:
    return " --fuel=exact";
  case FuelMode::Coarse:
    return " --fuel=coarse";
  }
  llvm_unreachable("not a mode");
}

/// All options of an image's code but the target, as flags of wasmc compile in
/// one order: those with several values always, others where they are set.
std::string canonicalOptions(const CompileOptions &O) {
  std::string Words = levelWord(O.Opt).str();
  Words += boundsWord(O.Bounds);
  Words += fuelWord(O.Fuel);
  Words += O.Interruptible ? " --interruptible" : " --no-interruptible";
  Words += O.Deterministic ? " --deterministic" : "";
  Words += O.ExactTraps ? " --exact-traps" : "";
  Words += O.LosesTraps ? " --lose-traps" : "";
  Words += O.KeepSymbols ? " --keep-symbols" : "";
  return Words + " --stack-size=" + std::to_string(O.StackSize);
}

std::string sourceHash(ArrayRef<uint8_t> Wasm) {
  XXH128_hash_t Hash = xxh3_128bits(Wasm);
  return formatv("{0:x-16}{1:x-16}", Hash.high64, Hash.low64);
}

/// The module may declare more than anybody has.
void add(uint64_t &To, uint64_t More) { To = SaturatingAdd(To, More); }

/// In pages of 64 KiB, whatever the memory's are.
uint64_t wholePages(uint64_t Pages, const wasm::MemoryType &T) {
  unsigned Log2 = abi::WasmPageSizeLog2 - T.PageSizeLog2;
  return (Pages >> Log2) + ((Pages & maskTrailingOnes<uint64_t>(Log2)) != 0);
}

void addMemories(const wasm::Module &M, ImageManifest &Result) {
  for (const wasm::Memory &Memory : M.Memories) {
    if (Memory.Imported)
      continue;
    const wasm::MemoryType &T = Memory.Type;
    ++Result[ManifestNumber::Memories];
    add(Result[ManifestNumber::MemoryPages], wholePages(T.Lim.Min, T));
    add(Result[ManifestNumber::MemoryMaxPages],
        wholePages(T.Lim.Max.value_or(wasm::mostPages(T)), T));
  }
}

void addTables(const wasm::Module &M, ImageManifest &Result) {
  for (const wasm::Table &Table : M.Tables) {
    if (Table.Imported)
      continue;
    const wasm::Limits &L = Table.Type.Lim;
    ++Result[ManifestNumber::Tables];
    add(Result[ManifestNumber::TableElems], L.Min);
    add(Result[ManifestNumber::TableMaxElems],
        L.Max.value_or(wasm::mostElements(L.Addr)));
  }
}

} // namespace

ImageManifest wasmc::describeManifest(const LowerPlan &Plan,
                                      ArrayRef<uint8_t> Wasm) {
  const wasm::Module &M = Plan.Module->module();
  const CompileOptions &Options = *Plan.Options;
  const TargetSpec &Spec = targetSpec(Options.Target.Architecture);
  ImageManifest Result;
  Result[ManifestText::Target] = Spec.Name.str();
  Result[ManifestText::Cpu] =
      Options.Target.Cpu.empty() ? Spec.DefaultCpu.str() : Options.Target.Cpu;
  Result[ManifestText::CpuFeatures] = cpuFeatures(Options.Target);
  Result[ManifestText::WasmFeatures] = wasmFeatures(M);
  Result[ManifestText::Options] = canonicalOptions(Options);
  Result[ManifestText::SourceHash] = sourceHash(Wasm);
  Result[ManifestText::Producer] = producer().str();
  Result[ManifestText::BuildId] = buildId().str();
  addMemories(M, Result);
  addTables(M, Result);
  Result[ManifestNumber::StackBytes] = Options.StackSize;
  return Result;
}
