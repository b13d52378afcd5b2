//===- ParseCommand.cpp - wasmc parse -------------------------------------===//

#include "tools/Commands.h"
#include "tools/Files.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace wasmc;

namespace {

constexpr char Examples[] =
    R"(Only the grammar is checked; wasmc validate checks the rest, of a text too.
Identifiers become the module's name section.

Examples:
  wasmc parse app.wat                   makes app.wasm
  wasmc parse app.wat -o - | wasmc inspect -
  echo '(module)' | wasmc parse - -o empty.wasm)";

struct ParseArguments {
  std::string Input, Output;
};

/// "dir/app.wat" becomes "app.wasm" here, as with wasmc compile.
std::string defaultOutput(const std::string &Input) {
  SmallString<128> Name = sys::path::filename(Input);
  sys::path::replace_extension(Name, "wasm");
  return Name.str().str();
}

ExitCode parseFile(const ParseArguments &A, Reporter &Report) {
  if (A.Output.empty() && A.Input == "-")
    return Report.usage("a text from standard input needs -o");
  std::string Output = A.Output.empty() ? defaultOutput(A.Input) : A.Output;
  if (A.Output.empty() && sys::fs::equivalent(Output, A.Input))
    return Report.usage(A.Input + " would be overwritten: say -o");
  Expected<SourceModule> Module = readModule(A.Input);
  if (!Module)
    return Report.report(Module.takeError(), A.Input);
  if (Error E = Module->check())
    return Report.report(std::move(E), A.Input);
  if (!Module->isText())
    return Report.usage(A.Input + ": is a binary module already");
  ArrayRef<char> Bytes(reinterpret_cast<const char *>(Module->bytes().data()),
                       Module->bytes().size());
  if (Error E = writeOutput(Output, Bytes, /*Executable=*/false))
    return Report.report(std::move(E), A.Input);
  return ExitCode::Done;
}

} // namespace

void wasmc::addParseCommand(CLI::App &App, Reporter &Report, Command &Chosen) {
  CLI::App *Sub = App.add_subcommand(
      "parse", "Assemble a module from the text format to the binary one");
  auto A = std::make_shared<ParseArguments>();
  Sub->add_option("text", A->Input, "Text (.wat); -: standard input")
      ->required();
  Sub->add_option("-o,--output", A->Output,
                  "Module (default: the text's name with .wasm, here)");
  Sub->footer(Examples);
  Sub->callback([A, &Report, &Chosen] {
    Chosen = [A, &Report] { return parseFile(*A, Report); };
  });
}
