//===- Differential.cpp - random modules, compiled in several ways --------===//
//
//   differential [--from SEED] [--count N] [--target NAME] [--runner PROGRAM]
//                [--config NAME]... [--exact-traps] [--plain-nans] [FILE.wasm]
//
// Prints one JSON object a module: the module, what is called in it, and what
// happened, for each configuration ("O2-guard"). differential.py reads them and
// compares with another engine. A file is taken in place of a random module;
// its exports must be named as those are.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/ReadBinary.h"
#include "compiler/driver/Compile.h"
#include "compiler/driver/Loader.h"
#include "compiler/script/MemoryFile.h"
#include "compiler/target/EmitObject.h"
#include "test/fuzz/Execution.h"
#include "test/fuzz/RandomModule.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;

static cl::opt<uint64_t> From("from", cl::init(0));
static cl::opt<uint64_t> Count("count", cl::init(1));
static cl::opt<std::string> TargetName("target", cl::init("x86_64-linux"));
static cl::opt<std::string> Runner("runner");
static cl::list<std::string> ConfigNames("config");
static cl::opt<bool> ExactTraps("exact-traps");
static cl::opt<bool> PlainNans("plain-nans");
static cl::opt<std::string> File(cl::Positional);

namespace {
/// A way to compile. All ways of a process share a loader.
struct Config {
  std::string Name;
  CompileOptions Options;
};
} // namespace

static std::vector<Config> allConfigs(Arch A) {
  std::vector<Config> Result;
  for (OptLevel Opt : {OptLevel::O0, OptLevel::O1, OptLevel::O2, OptLevel::O3})
    for (BoundsMode Bounds : {BoundsMode::Guard, BoundsMode::Check}) {
      Config C;
      C.Name = "O" + utostr(unsigned(Opt)) +
               (Bounds == BoundsMode::Guard ? "-guard" : "-check");
      C.Options.Target.Architecture = A;
      C.Options.Form = ImageForm::Loadable;
      C.Options.Opt = Opt;
      C.Options.Bounds = Bounds;
      C.Options.Deterministic = !PlainNans;
      C.Options.ExactTraps = ExactTraps;
      Result.push_back(std::move(C));
    }
  return Result;
}

/// What happened, or why nothing did.
static Events outcome(ArrayRef<uint8_t> Module, const CallPlan &Plan,
                      const Config &C, Execution &Run) {
  auto Fail = [](Error E) {
    return Events{"failed: " + toString(std::move(E))};
  };
  auto Image = compile(Module, C.Options, Session());
  if (!Image)
    return Fail(Image.takeError());
  Expected<MemoryFile> File = MemoryFile::create(*Image);
  if (!File)
    return Fail(File.takeError());
  Expected<Events> Result = Run.run(File->path(), Plan);
  return Result ? std::move(*Result) : Fail(Result.takeError());
}

static std::string argsText(const Call &C) {
  std::string Text;
  for (const ValueBits &Bits : C.Args)
    Text += toHex(Bits, /*LowerCase=*/true);
  return Text;
}

static void print(uint64_t Seed, ArrayRef<uint8_t> Module, const CallPlan &Plan,
                  bool KeepAfterTrap,
                  ArrayRef<std::pair<std::string, Events>> Outcomes) {
  json::OStream J(outs());
  J.object([&] {
    J.attribute("seed", Seed);
    J.attribute("wasm", encodeBase64(Module));
    J.attribute("globals", Plan.Globals);
    J.attribute("memories", int64_t(Plan.Memories));
    J.attribute("keep", KeepAfterTrap);
    J.attributeArray("calls", [&] {
      for (const Call &C : Plan.Calls)
        J.value(json::Array{C.Export, argsText(C), C.Results, C.LookAtState});
    });
    J.attributeObject("outcomes", [&] {
      for (const auto &[Name, Result] : Outcomes)
        J.attribute(Name, json::Array(Result));
    });
  });
  outs() << '\n';
  outs().flush();
}

static void runOne(uint64_t Seed, ArrayRef<uint8_t> Module,
                   ArrayRef<Config> Configs, Execution &Run) {
  wasm::Module M = cantFail(readBinary(Module));
  CallPlan Plan = planCalls(M, Random(~Seed));
  std::vector<std::pair<std::string, Events>> Outcomes;
  for (const Config &C : Configs)
    Outcomes.emplace_back(C.Name, outcome(Module, Plan, C, Run));
  print(Seed, Module, Plan, Configs[0].Options.ExactTraps, Outcomes);
}

static int usage(const Twine &Message) {
  errs() << "differential: " << Message << '\n';
  return 2;
}

int main(int Argc, char **Argv) {
  cl::ParseCommandLineOptions(Argc, Argv);
  const TargetSpec *Spec = findTarget(TargetName);
  if (!Spec)
    return usage("no such target: " + TargetName);
  std::vector<Config> Configs = allConfigs(Spec->Architecture);
  std::vector<std::string> Names = ConfigNames;
  if (Names.empty())
    Names = {"O0-guard", "O0-check", "O2-guard", "O2-check"};
  erase_if(Configs,
           [&](const Config &C) { return !is_contained(Names, C.Name); });
  if (Configs.size() != Names.size())
    return usage("configurations are O0-guard, ... O3-check");

  Expected<MemoryFile> Loader =
      MemoryFile::create(loaderProgram(Spec->Architecture));
  if (!Loader)
    return usage(toString(Loader.takeError()));
  std::vector<std::string> Program;
  if (!Runner.empty())
    Program.push_back(Runner);
  Program.push_back(Loader->path());
  Execution Run(std::move(Program), ExactTraps);

  if (!File.empty()) {
    auto Buffer = MemoryBuffer::getFile(File);
    if (!Buffer)
      return usage(File + ": " + Buffer.getError().message());
    runOne(From, arrayRefFromStringRef((*Buffer)->getBuffer()), Configs, Run);
    return 0;
  }
  // lld resets all options of the command line when it is called.
  for (uint64_t Seed = From, End = From + Count; Seed != End; ++Seed)
    runOne(Seed, randomModule(Random(Seed), wasm::supportedFeatures()), Configs,
           Run);
}
