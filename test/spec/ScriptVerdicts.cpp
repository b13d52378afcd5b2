//===- ScriptVerdicts.cpp - modules of scripts, read and validated --------===//
//
//   script-verdicts [--all-features] < list of paths
//
// What of a script needs no execution, through the doors of text, binary and
// validate: modules of assert_malformed and assert_invalid must be rejected
// in the script's words, all others accepted. Prints what is wrong, and for
// each script "PATH: N commands, N modules, N rejected"; with --all-features
// also what needs a proposal that is not supported is validated.
//
//===----------------------------------------------------------------------===//

#include "compiler/script/CheckModule.h"
#include "llvm/Support/MemoryBuffer.h"
#include <iostream>

using namespace llvm;
using namespace wasmc;

namespace {

struct Totals {
  unsigned Commands = 0, Modules = 0, Rejected = 0;
};

std::string judge(const ScriptCommand &Command, wasm::FeatureSet Accepted,
                  Totals &T) {
  T.Commands += Command.Forms;
  if (!Command.Module || Command.Module->Form == ModuleForm::Instance)
    return "";
  ++T.Modules;
  if (!assertsRejection(Command.Kind)) {
    Error E = checkModule(*Command.Module, Accepted);
    return E ? toString(std::move(E)) : "";
  }
  ++T.Rejected;
  std::string Got = checkRejection(Command, Accepted);
  return Got.empty() ? "" : "expected " + Command.Text + "; got " + Got;
}

bool judgeScript(const std::string &Path, wasm::FeatureSet Accepted) {
  auto File = MemoryBuffer::getFile(Path);
  if (!File) {
    std::cout << Path << ": " << File.getError().message() << '\n';
    return false;
  }
  auto Commands = parseScript((*File)->getBuffer());
  if (!Commands) {
    std::cout << Path << ": " << toString(Commands.takeError()) << '\n';
    return false;
  }
  Totals T;
  bool Good = true;
  for (const ScriptCommand &Command : *Commands) {
    std::string Wrong = judge(Command, Accepted, T);
    if (Wrong.empty())
      continue;
    Good = false;
    std::cout << Path << ':' << Command.Position.Line << ": "
              << commandHead(Command.Kind).str() << ": " << Wrong << '\n';
  }
  std::cout << Path << ": " << T.Commands << " commands, " << T.Modules
            << " modules, " << T.Rejected << " rejected\n";
  return Good;
}

} // namespace

int main(int Argc, char **Argv) {
  wasm::FeatureSet Accepted = wasm::supportedFeatures();
  if (Argc == 2 && StringRef(Argv[1]) == "--all-features")
    Accepted.set();
  else if (Argc != 1)
    return 2;
  bool Good = true;
  for (std::string Path; std::getline(std::cin, Path);)
    Good &= judgeScript(Path, Accepted);
  return Good ? 0 : 1;
}
