//===- PrintCommand.cpp - wasmc print -------------------------------------===//

#include "tools/Commands.h"
#include "tools/Files.h"

using namespace llvm;
using namespace wasmc;

namespace {

constexpr char Examples[] =
    R"(The module needs not be valid. wasmc parse makes the same module of the text:
names become identifiers, custom sections annotations.

Examples:
  wasmc print app.wasm                  to standard output
  wasmc print app.wasm -o app.wat
  wasmc print app.wat                   a text, in our layout)";

struct PrintArguments {
  std::string Input, Output = "-";
};

ExitCode printFile(const PrintArguments &A, Reporter &Report) {
  Expected<SourceModule> Module = readModule(A.Input);
  if (!Module)
    return Report.report(Module.takeError(), A.Input);
  Expected<std::string> Text = Module->print();
  if (!Text)
    return Report.report(Text.takeError(), A.Input);
  if (Error E = writeOutput(A.Output, *Text, /*Executable=*/false))
    return Report.report(std::move(E), A.Input);
  return ExitCode::Done;
}

} // namespace

void wasmc::addPrintCommand(CLI::App &App, Reporter &Report, Command &Chosen) {
  CLI::App *Sub =
      App.add_subcommand("print", "Print a module in the text format");
  auto A = std::make_shared<PrintArguments>();
  Sub->add_option("module", A->Input, "WebAssembly module; -: standard input")
      ->required();
  Sub->add_option("-o,--output", A->Output, "Text (default: standard output)");
  Sub->footer(Examples);
  Sub->callback([A, &Report, &Chosen] {
    Chosen = [A, &Report] { return printFile(*A, Report); };
  });
}
