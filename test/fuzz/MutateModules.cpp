//===- MutateModules.cpp - no module breaks reader and validator ----------===//
//
//   mutate-modules [--seed S] [--from N] [--count N] [--write DIR] MODULE...
//
// Changes modules at random, but the same way each time, and reads and
// validates the results. Each must be accepted, and then read again as lowering
// does, or rejected at a byte of the module; soon, and with memory in
// proportion to its size. --write also puts each result into DIR.
//
// Mutation N depends on seed, N and the modules alone: --from N --count 1
// repeats it.
//
//===----------------------------------------------------------------------===//

#include "test/fuzz/CountedMemory.h"
#include "test/fuzz/Mutator.h"
#include "test/fuzz/Verdict.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <map>

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;

static cl::opt<uint64_t> Seed("seed", cl::init(1));
static cl::opt<unsigned> From("from", cl::init(0));
static cl::opt<unsigned> Count("count", cl::init(10000));
static cl::opt<std::string> WriteTo("write");
static cl::list<std::string> Paths(cl::Positional, cl::OneOrMore);

namespace {
// A module of 5 MB takes about 0.05 s in a release build; sanitizers and other
// programs on the machine get their share of these.
constexpr double MaxSeconds = 20;
constexpr size_t MaxBytesPerByte = 64, MaxFixedBytes = 16 << 20;

struct Totals {
  std::map<std::string, unsigned> Outcomes;
  unsigned Failures = 0;
  double Slowest = 0;
  size_t MostMemory = 0;
};

void judge(ArrayRef<uint8_t> Bytes, unsigned Number, Totals &T) {
  auto Fail = [&](const Twine &Why) {
    errs() << "mutation " << Number << ": " << Why << '\n';
    ++T.Failures;
  };
  size_t Before = memoryInUse();
  resetMostMemory();
  auto Begin = std::chrono::steady_clock::now();
  std::string Outcome = verdict(Bytes);
  std::chrono::duration<double> Took = std::chrono::steady_clock::now() - Begin;
  size_t Memory = mostMemory() - Before;

  if (Outcome.empty())
    Fail("neither accepted nor rejected at one of its bytes");
  else
    ++T.Outcomes[Outcome];
  if (Took.count() > MaxSeconds)
    Fail("took " + Twine(int(Took.count())) + " s");
  if (Memory > Bytes.size() * MaxBytesPerByte + MaxFixedBytes)
    Fail("took " + Twine(Memory) + " bytes of memory");
  T.Slowest = std::max(T.Slowest, Took.count());
  T.MostMemory = std::max(T.MostMemory, Memory);
}

void write(ArrayRef<uint8_t> Bytes, unsigned Number) {
  std::string Path = WriteTo + "/" + std::to_string(Number) + ".wasm";
  std::error_code EC;
  raw_fd_ostream(Path, EC) << toStringRef(Bytes);
  if (EC)
    report_fatal_error(Twine(Path) + ": " + EC.message());
}

std::vector<std::vector<uint8_t>> readModules() {
  std::vector<std::vector<uint8_t>> Modules;
  for (const std::string &Path : Paths) {
    auto File = MemoryBuffer::getFile(Path);
    if (!File) {
      errs() << Path << ": " << File.getError().message() << '\n';
      std::exit(2);
    }
    Modules.push_back(arrayRefFromStringRef((*File)->getBuffer()).vec());
    if (verdict(Modules.back()) != "accepted") {
      errs() << Path << ": is not valid to begin with\n";
      std::exit(2);
    }
  }
  return Modules;
}
} // namespace

int main(int Argc, char **Argv) {
  sys::PrintStackTraceOnErrorSignal(Argv[0]);
  EnablePrettyStackTrace();
  cl::ParseCommandLineOptions(Argc, Argv);
  std::vector<std::vector<uint8_t>> Modules = readModules();
  Mutator Mutate(Modules, Seed);
  Totals T;
  for (unsigned N = From; N < From + Count; ++N) {
    PrettyStackTraceFormat Where("mutation %u", N);
    std::vector<uint8_t> Bytes = Mutate(N);
    if (!WriteTo.empty())
      write(Bytes, N);
    judge(Bytes, N, T);
  }
  outs() << Count << " mutations of " << Modules.size() << " modules:";
  for (const auto &[Outcome, Number] : T.Outcomes)
    outs() << ' ' << Number << ' ' << Outcome << ',';
  outs() << ' ' << T.Failures << " failures\n";
  outs() << format("slowest: %.3f s, most memory: %.1f MiB\n", T.Slowest,
                   double(T.MostMemory) / (1 << 20));
  return T.Failures != 0;
}
