//===- RunCommand.cpp - wasmc run -----------------------------------------===//
//
// Compiles into memory and becomes the program.
//
//===----------------------------------------------------------------------===//

#include "compiler/base/Error.h"
#include "compiler/driver/Targets.h"
#include "tools/Commands.h"
#include "tools/CompileFlags.h"
#include "tools/Files.h"
#include "llvm/Support/Errno.h"
#include <cerrno>
#include <csignal>
#include <sys/mman.h>
#include <unistd.h>

using namespace llvm;
using namespace wasmc;

namespace {

constexpr char Examples[] = R"(Examples:
  wasmc run app.wasm
  wasmc run app.wasm --dir . --env LANG=C -- arg1 arg2

The exit code is the program's (134 after a trap), unless it could not be
started; see wasmc --help.)";

struct RunArguments {
  std::string Input;
  std::vector<std::string> Arguments;
  CompileFlags Flags;
  GrantFlags Grants;
  LimitFlags Limits;
  std::string Fuel;
  bool ReportFuel = false;

  bool isMetered() const { return !Fuel.empty() || ReportFuel; }
};

Error failure(const char *Doing) {
  return environmentError(Doing, sys::StrError(errno));
}

/// Returns only on failure.
Error execute(ArrayRef<char> Executable, std::vector<std::string> Arguments) {
  int Fd = ::memfd_create("wasmc-run", MFD_CLOEXEC);
  if (Fd < 0)
    return failure("memory for the program");
  while (!Executable.empty()) {
    ssize_t Count = sys::RetryAfterSignal(-1, ::write, Fd, Executable.data(),
                                          Executable.size());
    if (Count < 0)
      return failure("memory for the program");
    Executable = Executable.drop_front(size_t(Count));
  }
  std::vector<char *> Pointers;
  for (std::string &Argument : Arguments)
    Pointers.push_back(Argument.data());
  Pointers.push_back(nullptr);
  std::signal(SIGXFSZ, SIG_DFL); // what is ignored would stay so
  ::fexecve(Fd, Pointers.data(), environ);
  return failure("the compiled program");
}

ExitCode run(const RunArguments &A, Reporter &Report) {
  Expected<CompileOptions> Options = A.Flags.options();
  if (!Options)
    return Report.usage(toString(Options.takeError()));
  if (!isHost(Options->Target.Architecture))
    return Report.usage(
        "wasmc run is for this machine's own target; compile for others");
  Expected<SourceModule> Module = readModule(A.Input);
  if (!Module)
    return Report.report(Module.takeError(), A.Input);
  auto Code =
      compile(Module->bytes(), *Options, A.Flags.session(Report, A.Input));
  Report.clearProgress();
  if (!Code)
    return Report.report(Module->locate(Code.takeError()), A.Input);

  std::vector<std::string> Arguments = A.Grants.arguments();
  if (!A.Fuel.empty())
    Arguments.push_back("--fuel=" + A.Fuel);
  if (A.ReportFuel)
    Arguments.push_back("--fuel-report");
  Arguments.insert(Arguments.end(), A.Limits.given().begin(),
                   A.Limits.given().end());
  Arguments.insert(Arguments.begin(), A.Input);
  Arguments.push_back("--");
  Arguments.insert(Arguments.end(), A.Arguments.begin(), A.Arguments.end());
  return Report.report(execute(*Code, std::move(Arguments)), A.Input);
}

} // namespace

void wasmc::addRunCommand(CLI::App &App, Reporter &Report, Command &Chosen) {
  CLI::App *Sub = App.add_subcommand("run", "Compile a module and run it");
  auto A = std::make_shared<RunArguments>();
  Sub->add_option("module", A->Input,
                  "WebAssembly module, or - for standard input")
      ->required();
  Sub->add_option("arguments", A->Arguments,
                  "The program's arguments, behind --");
  A->Flags.addTo(*Sub);
  A->Grants.addTo(*Sub, GrantFlags::Use::Run);
  A->Limits.addTo(*Sub);
  Sub->add_option("--fuel", A->Fuel, "Stop when so many instructions have run")
      ->type_name("UNITS");
  Sub->add_flag("--fuel-report", A->ReportFuel,
                "Tell at the end how much fuel was used");
  Sub->footer(Examples);
  Sub->callback([A, &Report, &Chosen] {
    if (A->isMetered())
      A->Flags.meterFuel();
    Chosen = [A, &Report] { return run(*A, Report); };
  });
}
