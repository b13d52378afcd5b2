//===- Main.cpp - wasmc ---------------------------------------------------===//
//
// Puts the subcommands together and turns how they end into exit codes.
//
//===----------------------------------------------------------------------===//

#include "tools/Commands.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/ErrorHandling.h"
#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace wasmc;

namespace {

constexpr char Examples[] = R"(Examples:
  wasmc compile app.wasm -o app         an executable for this machine
  ./app --dir . -- arg1 arg2            run it; it sees nothing that isn't granted
  wasmc run app.wasm --dir . -- arg1    compile and run in one go
  wasmc inspect app.wasm                imports, exports, features needed

Exit codes:
  0  done    1  the module is at fault    2  usage    3  the machine is at fault
  4  a bug in wasmc)";

/// LLVM's way to give up. Nothing has been written by then.
[[noreturn]] void onFatalError(void *, const char *Reason, bool) {
  std::fprintf(stderr, "wasmc: bug: %s\n", Reason);
  ::_exit(int(ExitCode::Bug));
}

} // namespace

int main(int Argc, char **Argv) {
  llvm::install_fatal_error_handler(onFatalError);
  // Files that may not grow are errors of write(), with path and reason.
  std::signal(SIGXFSZ, SIG_IGN);

  CLI::App App("WebAssembly to sandboxed native executables", "wasmc");
  App.footer(Examples);
  App.set_version_flag("--version", "wasmc " WASMC_VERSION
                                    " (LLVM " LLVM_VERSION_STRING ")");
  App.require_subcommand(1);
  App.fallthrough();

  Reporter Report("wasmc");
  Report.addFlags(App);
  Command Chosen;
  addCompileCommand(App, Report, Chosen);
  addRunCommand(App, Report, Chosen);
  addValidateCommand(App, Report, Chosen);
  addInspectCommand(App, Report, Chosen);
  addSignCommand(App, Report, Chosen);
  addParseCommand(App, Report, Chosen);
  addPrintCommand(App, Report, Chosen);
  addWastCommand(App, Report, Chosen);
  addLoaderCommand(App, Report, Chosen);
  addTargetsCommand(App, Report, Chosen);

  try {
    App.parse(Argc, Argv);
  } catch (const CLI::ParseError &E) {
    // Help and version are "errors" with code 0.
    return App.exit(E) ? int(ExitCode::Usage) : int(ExitCode::Done);
  }
  return int(Chosen());
}
