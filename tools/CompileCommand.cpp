//===- CompileCommand.cpp - wasmc compile ---------------------------------===//

#include "tools/Choice.h"
#include "tools/Commands.h"
#include "tools/CompileFlags.h"
#include "tools/Files.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace wasmc;

namespace {

constexpr char Examples[] = R"(Examples:
  wasmc compile app.wasm -o app
  wasmc compile app.wasm --target riscv64-linux -o app
  wasmc compile app.wasm --dir-ro /usr/share/app::/data --guest-args -o app
  wasmc compile app.wasm --emit=llvm-ir -o -

Grants given here are baked in: they are all that the executable can ever get,
and its own flags can only take away from them. Without any, grants are given
when it is run: ./app --dir . -- ARGUMENTS)";

struct CompileArguments {
  std::string Input, Output;
  OutputKind Kind = OutputKind::Executable;
  Stage StopAfter = Stage::Link;
  bool GuestArgs = false;
  CompileFlags Flags;
  GrantFlags Grants;
};

void addFlags(CLI::App &App, CompileArguments &A) {
  App.add_option("module", A.Input,
                 "WebAssembly module, or - for standard input")
      ->required();
  App.add_option(
         "-o,--output", A.Output,
         "Output, or - for standard output (default: the module's name)")
      ->type_name("FILE");
  addChoice<OutputKind>(App, "--emit", A.Kind,
                        {{"exe", OutputKind::Executable},
                         {"obj", OutputKind::Object},
                         {"asm", OutputKind::Assembly},
                         {"llvm-ir", OutputKind::LLVMIR},
                         {"llvm-ir-opt", OutputKind::OptimizedLLVMIR}},
                        "What to make (default: exe)");
  addChoice<Stage>(App, "--stop-after", A.StopAfter,
                   {{"read", Stage::Read},
                    {"validate", Stage::Validate},
                    {"lower", Stage::Lower},
                    {"optimize", Stage::Optimize},
                    {"object", Stage::Object}},
                   "Stop early, and make nothing");
  A.Flags.addTo(App);
  A.Grants.addTo(App, GrantFlags::Use::Bake);
  App.add_flag("--guest-args", A.GuestArgs,
               "All arguments are the program's: the executable has no flags")
      ->group("Grants");
  App.footer(Examples);
}

StringRef extensionOf(OutputKind Kind) {
  switch (Kind) {
  case OutputKind::Executable:
    return "";
  case OutputKind::Object:
    return "o";
  case OutputKind::Assembly:
    return "s";
  case OutputKind::LLVMIR:
  case OutputKind::OptimizedLLVMIR:
    return "ll";
  }
  return "";
}

/// "dir/app.wasm" is compiled to "app" here, as other compilers do.
std::string defaultOutput(const CompileArguments &A) {
  SmallString<128> Name = sys::path::filename(A.Input);
  sys::path::replace_extension(Name, extensionOf(A.Kind));
  return Name == sys::path::filename(A.Input) ? (Name + ".out").str()
                                              : Name.str().str();
}

ExitCode compileTo(const std::string &Output, const CompileArguments &A,
                   const CompileOptions &Options, Reporter &Report) {
  Expected<SourceModule> Module = readModule(A.Input);
  if (!Module)
    return Report.report(Module.takeError(), A.Input);
  Session S = A.Flags.session(Report, A.Input);
  S.Output = A.Kind;
  S.StopAfter = A.StopAfter;
  auto Code = compile(Module->bytes(), Options, S);
  Report.clearProgress();
  if (!Code)
    return Report.report(Module->locate(Code.takeError()), A.Input);
  if (A.StopAfter != Stage::Link)
    return ExitCode::Done;
  bool Executable = A.Kind == OutputKind::Executable;
  if (Error E = writeOutput(Output, *Code, Executable))
    return Report.report(std::move(E), A.Input);
  Report.note(formatv("{0}: {1} bytes of WebAssembly became {2}: {3} bytes",
                      A.Input, Module->bytes().size(), Output, Code->size())
                  .str());
  return ExitCode::Done;
}

ExitCode runCompile(const CompileArguments &A, Reporter &Report) {
  Expected<CompileOptions> Options = A.Flags.options();
  if (!Options)
    return Report.usage(toString(Options.takeError()));
  Options->Grants = A.Grants.options();
  Options->Grants.GuestArgs = A.GuestArgs;
  std::string Output = A.Output;
  if (A.StopAfter == Stage::Link) {
    if (Output.empty() && A.Input == "-")
      return Report.usage("a module from standard input needs -o");
    if (Output.empty())
      Output = defaultOutput(A);
    if (Error E = checkOutput(Output))
      return Report.report(std::move(E), A.Input);
  }
  return compileTo(Output, A, *Options, Report);
}

} // namespace

void wasmc::addCompileCommand(CLI::App &App, Reporter &Report,
                              Command &Chosen) {
  CLI::App *Sub = App.add_subcommand(
      "compile", "Compile a module to an executable, or to one of the stages "
                 "before");
  auto A = std::make_shared<CompileArguments>();
  addFlags(*Sub, *A);
  Sub->callback([A, &Report, &Chosen] {
    Chosen = [A, &Report] { return runCompile(*A, Report); };
  });
}
