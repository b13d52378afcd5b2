//===- RunCommand.cpp - wasmc run -----------------------------------------===//
//
// Compiles into memory and becomes the program; or, of an image that was
// compiled before, the loader program.
//
//===----------------------------------------------------------------------===//

#include "compiler/base/Error.h"
#include "compiler/driver/Inspect.h"
#include "compiler/driver/LimitFlags.h"
#include "compiler/driver/Loader.h"
#include "compiler/driver/Targets.h"
#include "tools/Commands.h"
#include "tools/CompileFlags.h"
#include "tools/Files.h"
#include "tools/Keys.h"
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
  wasmc run app.cwasm --timeout 2s -- arg1
  wasmc run functions.cwasm --invoke add -- 1 2

The exit code is the program's (134 after a trap), unless it could not be
started; see wasmc --help.)";

struct RunArguments {
  std::string Input;
  std::vector<std::string> Arguments;
  CompileFlags Flags;
  GrantFlags Grants;
  LimitFlags Limits;
  std::string Fuel, Invoke, Signer;
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

/// The flags of whatever runs it.
std::vector<std::string> flagsOf(const RunArguments &A) {
  std::vector<std::string> Flags = A.Grants.arguments();
  if (!A.Fuel.empty())
    Flags.push_back("--fuel=" + A.Fuel);
  if (A.ReportFuel)
    Flags.push_back("--fuel-report");
  Flags.insert(Flags.end(), A.Limits.given().begin(), A.Limits.given().end());
  return Flags;
}

/// The flag by which the loader program takes a copy that nobody can change any
/// more, and whose signature was found right. It inherits the descriptor.
Expected<std::string> signedImageFlag(const RunArguments &A) {
  Expected<PublicKey> Key = readPublicKey(A.Signer);
  if (!Key)
    return Key.takeError();
  Expected<int> Copy = openSigned(A.Input, *Key);
  if (!Copy)
    return Copy.takeError();
  return "--image-fd=" + std::to_string(*Copy);
}

ExitCode runImage(const RunArguments &A, Arch Architecture, Reporter &Report) {
  if (A.Input == "-")
    return Report.usage("a compiled image is run from its file only");
  std::vector<std::string> Arguments = flagsOf(A);
  if (!A.Signer.empty()) {
    Expected<std::string> Flag = signedImageFlag(A);
    if (!Flag)
      return Report.report(Flag.takeError(), A.Input);
    Arguments.push_back(std::move(*Flag));
  }
  Arguments.insert(Arguments.begin(), "wasmc-run");
  if (const std::string &Size = A.Flags.stackSize(); !Size.empty())
    Arguments.push_back((stackSizeFlag() + "=" + Size).str());
  if (!A.Invoke.empty())
    Arguments.push_back("--invoke=" + A.Invoke);
  Arguments.insert(Arguments.end(), {"--", A.Input, "--"});
  Arguments.insert(Arguments.end(), A.Arguments.begin(), A.Arguments.end());
  return Report.report(execute(runProgram(Architecture), std::move(Arguments)),
                       A.Input);
}

ExitCode compileAndRun(const RunArguments &A, const CompileOptions &Options,
                       FileBytes File, Reporter &Report) {
  if (!A.Invoke.empty())
    return Report.usage("--invoke is for what was compiled with --emit=cwasm");
  if (!A.Signer.empty())
    return Report.usage("--require-signature is for what was compiled with "
                        "--emit=cwasm, and signed");
  Expected<SourceModule> Module = SourceModule::from(std::move(File));
  if (!Module)
    return Report.report(Module.takeError(), A.Input);
  auto Code =
      compile(Module->bytes(), Options, A.Flags.session(Report, A.Input));
  Report.clearProgress();
  if (!Code)
    return Report.report(Module->locate(Code.takeError()), A.Input);
  std::vector<std::string> Arguments = flagsOf(A);
  Arguments.insert(Arguments.begin(), A.Input);
  Arguments.push_back("--");
  Arguments.insert(Arguments.end(), A.Arguments.begin(), A.Arguments.end());
  return Report.report(execute(*Code, std::move(Arguments)), A.Input);
}

ExitCode run(const RunArguments &A, Reporter &Report) {
  Expected<CompileOptions> Options = A.Flags.options();
  if (!Options)
    return Report.usage(toString(Options.takeError()));
  if (!isHost(Options->Target.Architecture))
    return Report.usage(
        "wasmc run is for this machine's own target; compile for others");
  Expected<FileBytes> File = readInput(A.Input);
  if (!File)
    return Report.report(File.takeError(), A.Input);
  if (isExecutable(bytesOf(*File)))
    return runImage(A, Options->Target.Architecture, Report);
  return compileAndRun(A, *Options, std::move(*File), Report);
}

} // namespace

void wasmc::addRunCommand(CLI::App &App, Reporter &Report, Command &Chosen) {
  CLI::App *Sub =
      App.add_subcommand("run", "Compile a module and run it; or run a .cwasm");
  auto A = std::make_shared<RunArguments>();
  Sub->add_option("module", A->Input,
                  "WebAssembly module, or - for standard input; or what "
                  "wasmc compile --emit=cwasm made of one")
      ->required();
  Sub->add_option("arguments", A->Arguments,
                  "The program's arguments, behind --");
  A->Flags.addTo(*Sub);
  A->Grants.addTo(*Sub, GrantFlags::Use::Run);
  A->Limits.addTo(*Sub);
  Sub->add_option("--fuel", A->Fuel, "Stop when so many instructions have run")
      ->type_name("UNITS");
  Sub->add_option("--invoke", A->Invoke,
                  "Of a .cwasm: call this function with the arguments, which "
                  "are numbers, and print its results")
      ->type_name("EXPORT");
  Sub->add_option("--require-signature", A->Signer,
                  "Of a .cwasm: run it only if it was signed with this public "
                  "key, a file or 64 digits")
      ->type_name("KEY");
  Sub->add_flag("--fuel-report", A->ReportFuel,
                "Tell at the end how much fuel was used");
  Sub->footer(Examples);
  Sub->callback([A, &Report, &Chosen] {
    if (A->isMetered())
      A->Flags.meterFuel();
    Chosen = [A, &Report] { return run(*A, Report); };
  });
}
