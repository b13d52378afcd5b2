//===- MutateModules.cpp - broken modules, by the thousand ----------------===//
//
// Takes real modules, breaks them (truncated, bits flipped, bytes changed,
// inserted, removed, repeated, numbers grown), and gives each to the compiler.
// What is rejected must be so by an InputError whose offset lies in the module,
// within seconds and a limited memory; what is still valid and not large is
// lowered. Work is done in child processes, so that a crash or a hang is a
// finding like any other, and told by the number that makes the same mutant
// again:
//
//   mutate-modules --count 10000 [--seed N] FILE.wasm...
//   mutate-modules --write OUT.wasm --number N [--seed N] FILE.wasm...
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/Compile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <random>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;
using namespace wasmc;

namespace {

cl::list<std::string> Files(cl::Positional, cl::OneOrMore, cl::desc("FILE"));
cl::opt<unsigned> Count("count", cl::init(10000));
cl::opt<unsigned> Seed("seed", cl::init(1));
cl::opt<unsigned> Number("number");
cl::opt<std::string> Write("write", cl::desc("write one mutant and stop"));

constexpr unsigned SecondsEach = 20, Chunk = 500;
constexpr rlim_t BytesEach = rlim_t(2) << 30;
/// Larger modules are only validated: lowering them takes too long.
constexpr size_t LargestLowered = 128 << 10;

using Bytes = std::vector<uint8_t>;

/// What the workers have found out so far, in memory that outlives them.
struct Findings {
  unsigned Next; ///< the mutant being looked at
  unsigned Rejected, Accepted, Lowered, Wrong;
};

class Mutator {
public:
  Mutator(const Bytes &Original, unsigned Number)
      : Mutant(Original), Random(Seed * 0x9E3779B9u + Number) {}

  Bytes make() {
    unsigned Times = below(4) == 0 ? 1 + below(8) : 1;
    while (Times-- && !Mutant.empty())
      mutate();
    return std::move(Mutant);
  }

private:
  size_t below(size_t Bound) { return Random() % Bound; }
  /// Half of the places are near the front, where sections are made of types
  /// and numbers instead of code.
  size_t place() {
    size_t Bound = Mutant.size();
    return below(below(2) && Bound > 4096 ? 4096 : Bound);
  }

  void mutate() {
    size_t At = place();
    auto Here = Mutant.begin() + ptrdiff_t(At);
    size_t Length = 1 + below(std::min<size_t>(16, Mutant.size() - At));
    static constexpr uint8_t Edges[] = {0, 1, 0x0B, 0x40, 0x7F, 0x80, 0xFF};
    static constexpr uint8_t Huge[] = {0xFF, 0xFF, 0xFF, 0xFF, 0x0F};
    switch (below(8)) {
    case 0:
      Mutant.resize(At);
      break;
    case 1:
    case 2:
      Mutant[At] ^= uint8_t(1 << below(8));
      break;
    case 3:
      Mutant[At] = Edges[below(std::size(Edges))];
      break;
    case 4:
      Mutant.insert(Here, uint8_t(Random()));
      break;
    case 5:
      Mutant.erase(Here, Here + ptrdiff_t(Length));
      break;
    case 6: {
      Bytes Copy(Here, Here + ptrdiff_t(Length));
      Mutant.insert(Here, Copy.begin(), Copy.end());
      break;
    }
    case 7: // A count or a size beyond all that follows.
      Mutant.erase(Here);
      Mutant.insert(Mutant.begin() + ptrdiff_t(At), std::begin(Huge),
                    std::end(Huge));
      break;
    }
  }

  Bytes Mutant;
  std::mt19937_64 Random;
};

Bytes mutant(ArrayRef<Bytes> Originals, unsigned Number) {
  return Mutator(Originals[Number % Originals.size()], Number).make();
}

/// What is wrong with how the error describes the mutant; empty if nothing is.
std::string describeFault(Error E, size_t Size) {
  std::string Fault;
  handleAllErrors(
      std::move(E),
      [&](const InputError &I) {
        if (I.offset() > Size && !(I.offset() == NoOffset))
          Fault = "offset beyond the module: " + I.message();
        else if (I.offset() == NoOffset && I.detail().empty())
          Fault = "neither offset nor detail: " + I.message();
      },
      [&](const ErrorInfoBase &Other) {
        Fault = "not an error of input: " + Other.message();
      });
  return Fault;
}

void look(const Bytes &Mutant, Findings &Found) {
  CompileOptions Options;
  Options.Opt = OptLevel::O0;
  Options.AllowMissingImports = true;
  Session S;
  S.StopAfter = Stage::Validate;
  auto Validated = compile(Mutant, Options, S);
  if (!Validated) {
    ++Found.Rejected;
    std::string Fault = describeFault(Validated.takeError(), Mutant.size());
    if (!Fault.empty()) {
      ++Found.Wrong;
      errs() << "mutant " << Found.Next << ": " << Fault << '\n';
    }
    return;
  }
  ++Found.Accepted;
  if (Mutant.size() > LargestLowered)
    return;
  S.StopAfter = Stage::Lower;
  ++Found.Lowered;
  // Without an entry point, say; that is for the compiler to tell.
  consumeError(compile(Mutant, Options, S).takeError());
}

[[noreturn]] void work(ArrayRef<Bytes> Originals, unsigned End,
                       Findings &Found) {
#if !__has_feature(address_sanitizer)
  rlimit Limit = {BytesEach, BytesEach};
  setrlimit(RLIMIT_AS, &Limit);
#endif
  for (; Found.Next < End; ++Found.Next) {
    alarm(SecondsEach);
    look(mutant(Originals, Found.Next), Found);
  }
  _exit(0);
}

Bytes readFile(const std::string &Path) {
  auto Buffer = cantFail(errorOrToExpected(MemoryBuffer::getFile(Path)));
  return Bytes(Buffer->getBufferStart(), Buffer->getBufferEnd());
}

} // namespace

int main(int Argc, char **Argv) {
  cl::ParseCommandLineOptions(Argc, Argv);
  std::vector<Bytes> Originals;
  for (const std::string &Path : Files)
    Originals.push_back(readFile(Path));
  if (!Write.empty()) {
    std::error_code EC;
    Bytes Mutant = mutant(Originals, Number);
    raw_fd_ostream(Write, EC).write(
        reinterpret_cast<const char *>(Mutant.data()), Mutant.size());
    return EC ? 1 : 0;
  }

  auto &Found = *static_cast<Findings *>(
      mmap(nullptr, sizeof(Findings), PROT_READ | PROT_WRITE,
           MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  unsigned Died = 0;
  while (Found.Next < Count) {
    unsigned End = std::min<unsigned>(Found.Next + Chunk, Count);
    pid_t Child = fork();
    if (Child == 0)
      work(Originals, End, Found);
    int Status = 0;
    waitpid(Child, &Status, 0);
    if (Status == 0)
      continue;
    ++Died;
    errs() << "mutant " << Found.Next++ << ": "
           << (!WIFSIGNALED(Status)          ? "exited"
               : WTERMSIG(Status) == SIGALRM ? "took too long"
                                             : "died of signal")
           << ' ' << (WIFSIGNALED(Status) ? WTERMSIG(Status) : 0) << '\n';
  }
  outs() << Found.Rejected << " rejected, " << Found.Accepted
         << " still valid, of these " << Found.Lowered << " lowered\n"
         << Count - Died - Found.Wrong << " passed, " << Died + Found.Wrong
         << " failed\n";
  return Died || Found.Wrong;
}
