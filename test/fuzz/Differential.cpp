//===- Differential.cpp - random modules, compiled in several ways --------===//
//
//   differential [--from SEED] [--count N] [--module FILE]
//
// One JSON object a module on standard output: the module, what is called in
// it, and what happened, for each configuration. differential.py reads them and
// compares with another engine.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/ReadBinary.h"
#include "test/fuzz/Calls.h"
#include "test/fuzz/RandomModule.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;

static cl::opt<uint64_t> From("from", cl::init(0));
static cl::opt<uint64_t> Count("count", cl::init(1));

static std::string argsText(const Call &C) {
  std::string Text;
  for (const ValueBits &Bits : C.Args)
    Text += toHex(Bits, /*LowerCase=*/true);
  return Text;
}

static void print(uint64_t Seed, ArrayRef<uint8_t> Module,
                  const CallPlan &Plan) {
  json::OStream J(outs());
  J.object([&] {
    J.attribute("seed", Seed);
    J.attribute("wasm", encodeBase64(Module));
    J.attribute("globals", Plan.Globals);
    J.attribute("memory", Plan.HasMemory);
    J.attributeArray("calls", [&] {
      for (const Call &C : Plan.Calls)
        J.value(json::Array{C.Export, argsText(C), C.Results, C.LookAtState});
    });
  });
  outs() << '\n';
  outs().flush();
}

int main(int Argc, char **Argv) {
  cl::ParseCommandLineOptions(Argc, Argv);
  for (uint64_t Seed = From; Seed != From + Count; ++Seed) {
    std::vector<uint8_t> Module =
        randomModule(Random(Seed), wasm::supportedFeatures());
    wasm::Module M = cantFail(readBinary(Module));
    print(Seed, Module, planCalls(M, Random(~Seed)));
  }
}
