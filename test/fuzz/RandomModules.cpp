//===- RandomModules.cpp - writes random modules --------------------------===//
//
//   random-modules [--from SEED] [--count N] [--write DIR]
//
// Each must be valid; --write puts it into DIR as SEED.wasm. Prints which
// instructions of the supported features never came up, and ends with an error
// if there are any among enough modules.
//
//===----------------------------------------------------------------------===//

#include "compiler/binary/ReadBinary.h"
#include "compiler/validate/Validate.h"
#include "compiler/wasm/Instruction.h"
#include "test/fuzz/OpPool.h"
#include "test/fuzz/RandomModule.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <bitset>

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;

static cl::opt<uint64_t> From("from", cl::init(0));
static cl::opt<uint64_t> Count("count", cl::init(1));
static cl::opt<std::string> WriteTo("write");
static cl::opt<bool> Missing("missing",
                             cl::desc("list instructions that don't come up"));

using Seen = std::bitset<wasm::NumOpcodes>;

static Error look(ArrayRef<uint8_t> Bytes, Seen &S) {
  Expected<wasm::Module> M = readBinary(Bytes);
  if (!M)
    return M.takeError();
  Expected<ValidModule> Valid = validate(std::move(*M));
  if (!Valid)
    return Valid.takeError();
  for (const wasm::Function &F : Valid->module().Functions) {
    wasm::InstructionReader Reader(F.Body);
    wasm::Instruction I;
    cantFail(wasm::readLocals(Reader.bytes()).takeError());
    while (!Reader.atEnd()) {
      cantFail(Reader.read(I));
      S.set(size_t(I.Op));
    }
  }
  return Error::success();
}

int main(int Argc, char **Argv) {
  cl::ParseCommandLineOptions(Argc, Argv);
  Seen S;
  size_t Bytes = 0;
  unsigned Failures = 0;
  for (uint64_t Seed = From; Seed != From + Count; ++Seed) {
    std::vector<uint8_t> Module =
        randomModule(Random(Seed), wasm::supportedFeatures());
    Bytes += Module.size();
    if (Error E = look(Module, S)) {
      ++Failures;
      errs() << "seed " << Seed << ": " << toString(std::move(E)) << '\n';
    }
    if (WriteTo.empty())
      continue;
    std::error_code EC;
    std::string Path = WriteTo + "/" + utostr(Seed) + ".wasm";
    raw_fd_ostream(Path, EC) << toStringRef(Module);
    if (EC) {
      errs() << Path << ": " << EC.message() << '\n';
      return 3;
    }
  }
  outs() << Count << " modules, " << Bytes / Count << " bytes each, "
         << Failures << " invalid\n";
  for (unsigned N = 0; Missing && N < wasm::NumOpcodes; ++N) {
    const wasm::OpcodeInfo &Info = wasm::opcodeInfo(wasm::Opcode(N));
    if (!S[N] && wasm::isSupported(Info.Proposal) &&
        isComparable(wasm::Opcode(N))) {
      outs() << "missing: " << Info.Text << '\n';
      ++Failures;
    }
  }
  return Failures != 0;
}
