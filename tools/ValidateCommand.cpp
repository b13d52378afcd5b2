//===- ValidateCommand.cpp - wasmc validate -------------------------------===//

#include "tools/Commands.h"
#include "tools/CompileFlags.h"
#include "tools/Files.h"

using namespace llvm;
using namespace wasmc;

static ExitCode validateFile(const std::string &Path, wasm::FeatureSet Accepted,
                             Reporter &Report) {
  Expected<SourceModule> Module = readModule(Path);
  if (!Module)
    return Report.report(Module.takeError(), Path);
  if (Error E = validateOnly(Module->bytes(), Accepted))
    return Report.report(Module->locate(std::move(E)), Path);
  Report.note(Path + " is valid");
  return ExitCode::Done;
}

void wasmc::addValidateCommand(CLI::App &App, Reporter &Report,
                               Command &Chosen) {
  CLI::App *Sub = App.add_subcommand(
      "validate", "Check modules; prints nothing if they are valid");
  auto Files = std::make_shared<std::vector<std::string>>();
  auto Proposals = std::make_shared<FeatureFlag>(wasm::defaultFeatures());
  Sub->add_option("modules", *Files, "WebAssembly modules")->required();
  Proposals->addTo(*Sub);
  Sub->footer("Example:\n  wasmc validate a.wasm b.wasm");
  Sub->callback([Files, Proposals, &Report, &Chosen] {
    Chosen = [Files, Proposals, &Report] {
      // The first failure decides how to end; the others are reported too.
      ExitCode Result = ExitCode::Done;
      for (const std::string &Path : *Files) {
        ExitCode Code = validateFile(Path, Proposals->accepted(), Report);
        if (Result == ExitCode::Done)
          Result = Code;
      }
      return Result;
    };
  });
}
