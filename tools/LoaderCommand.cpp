//===- LoaderCommand.cpp - wasmc loader -----------------------------------===//

#include "compiler/driver/Loader.h"
#include "compiler/driver/Targets.h"
#include "tools/Commands.h"
#include "tools/Files.h"

using namespace llvm;
using namespace wasmc;

namespace {

constexpr char Examples[] = R"(Examples:
  wasmc loader -o wasmc-run
  ./wasmc-run --dir . app.cwasm -- arg1 arg2
  wasmc loader --target riscv64-linux -o wasmc-run

The program needs nothing else to run what wasmc compile --emit=cwasm makes for
its target, and takes the flags of executables; see its --help.)";

struct LoaderArguments {
  std::string Target, Output = "wasmc-run";
};

ExitCode writeLoader(const LoaderArguments &A, Reporter &Report) {
  Expected<TargetOptions> Target = resolveTarget(A.Target, "", "");
  if (!Target)
    return Report.usage(toString(Target.takeError()));
  return Report.report(writeOutput(A.Output, runProgram(Target->Architecture),
                                   /*Executable=*/true),
                       A.Output);
}

} // namespace

void wasmc::addLoaderCommand(CLI::App &App, Reporter &Report, Command &Chosen) {
  CLI::App *Sub = App.add_subcommand(
      "loader", "Write out the program that runs .cwasm files without wasmc");
  auto A = std::make_shared<LoaderArguments>();
  Sub->add_option("--target", A->Target,
                  "x86_64-linux, aarch64-linux or riscv64-linux (default: this "
                  "machine)");
  Sub->add_option("-o,--output", A->Output,
                  "Output, or - for standard output (default: wasmc-run)")
      ->type_name("FILE");
  Sub->footer(Examples);
  Sub->callback([A, &Report, &Chosen] {
    Chosen = [A, &Report] { return writeLoader(*A, Report); };
  });
}
