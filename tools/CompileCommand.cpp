//===- CompileCommand.cpp - wasmc compile ---------------------------------===//

#include "compiler/driver/LimitFlags.h"
#include "tools/Choice.h"
#include "tools/Commands.h"
#include "tools/CompileFlags.h"
#include "tools/Files.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace wasmc;

namespace {

constexpr char Examples[] = R"(Examples:
  wasmc compile app.wasm -o app
  wasmc compile app.wasm --target riscv64-linux -o app
  wasmc compile app.wasm -o app.cwasm
  wasmc compile app.wasm --dir-ro /usr/share/app::/data --guest-args -o app
  wasmc compile app.wasm --emit=static-lib -o libapp.a    # and app.h
  wasmc compile app.wasm --emit=llvm-ir -o -

Grants given here are baked in: they are all that the executable can ever get,
and its own flags can only take away from them. Without any, grants are given
when it is run: ./app --dir . -- ARGUMENTS)";

enum class Emit {
  Executable,
  Image,
  Library,
  Object,
  Assembly,
  LLVMIR,
  OptimizedLLVMIR
};

struct CompileArguments {
  std::string Input, Output, Header, Name;
  Emit What = Emit::Executable;
  bool Loadable = false;
  Stage StopAfter = Stage::Link;
  bool GuestArgs = false;
  CompileFlags Flags;
  GrantFlags Grants;
  LimitFlags Limits;
};

void addFlags(CLI::App &App, CompileArguments &A) {
  App.add_option("module", A.Input,
                 "WebAssembly module, or - for standard input")
      ->required();
  App.add_option(
         "-o,--output", A.Output,
         "Output, or - for standard output (default: the module's name)")
      ->type_name("FILE");
  addChoice<Emit>(App, "--emit", A.What,
                  {{"exe", Emit::Executable},
                   {"cwasm", Emit::Image},
                   {"static-lib", Emit::Library},
                   {"obj", Emit::Object},
                   {"asm", Emit::Assembly},
                   {"llvm-ir", Emit::LLVMIR},
                   {"llvm-ir-opt", Emit::OptimizedLLVMIR}},
                  "What to make (default: exe, or cwasm or static-lib if -o "
                  "says so); cwasm: "
                  "an image for wasmc run, the loader and the library; "
                  "static-lib: an archive and a C header");
  App.add_flag("--loadable", A.Loadable, "obj, asm, llvm-ir as for cwasm");
  App.add_option("--header", A.Header,
                 "The C header of a static library (default: NAME.h beside it)")
      ->type_name("FILE");
  App.add_option("--name", A.Name,
                 "What a static library's symbols begin with (default: its "
                 "file's name, without \"lib\")")
      ->type_name("NAME");
  addChoice<Stage>(App, "--stop-after", A.StopAfter,
                   {{"read", Stage::Read},
                    {"validate", Stage::Validate},
                    {"lower", Stage::Lower},
                    {"optimize", Stage::Optimize},
                    {"object", Stage::Object}},
                   "Stop early, and make nothing");
  A.Flags.addTo(App);
  A.Flags.addMeteringTo(App);
  A.Grants.addTo(App, GrantFlags::Use::Bake);
  App.add_flag("--guest-args", A.GuestArgs,
               "All arguments are the program's: the executable has no flags")
      ->group("Grants");
  A.Limits.addTo(App);
  App.footer(Examples);
}

/// What an --emit means: the kind of output, and how the file is called.
struct EmitRow {
  OutputKind Kind;
  StringLiteral Extension;
};
constexpr EmitRow EmitRows[] = {
    {OutputKind::Linked, ""},            // Executable
    {OutputKind::Linked, "cwasm"},       // Image
    {OutputKind::Linked, "a"},           // Library
    {OutputKind::Object, "o"},           // Object
    {OutputKind::Assembly, "s"},         // Assembly
    {OutputKind::LLVMIR, "ll"},          // LLVMIR
    {OutputKind::OptimizedLLVMIR, "ll"}, // OptimizedLLVMIR
};
const EmitRow &rowOf(Emit What) { return EmitRows[size_t(What)]; }

/// "dir/app.wasm" is compiled to "app" here, as other compilers do.
std::string defaultOutput(const CompileArguments &A) {
  SmallString<128> Name = sys::path::filename(A.Input);
  if (A.What == Emit::Library)
    Name.insert(Name.begin(), {'l', 'i', 'b'});
  sys::path::replace_extension(Name, rowOf(A.What).Extension);
  return Name == sys::path::filename(A.Input) ? (Name + ".out").str()
                                              : Name.str().str();
}

/// "dir/libapp.a" is "app".
std::string libraryName(StringRef Output) {
  StringRef Name = sys::path::stem(Output);
  Name.consume_front("lib");
  std::string Result = Name.str();
  for (char &C : Result)
    if (!isAlnum(C))
      C = '_';
  return Result;
}

/// Symbols of the runtime begin with wasm; C's own with an underscore.
bool isLibraryName(StringRef Name) {
  return !Name.empty() && isAlpha(Name[0]) && !Name.starts_with("wasm") &&
         all_of(Name, [](char C) { return isAlnum(C) || C == '_'; });
}

std::string headerPath(const CompileArguments &A, const std::string &Output,
                       const std::string &Name) {
  if (!A.Header.empty() || A.What != Emit::Library)
    return A.Header;
  SmallString<128> Path = sys::path::parent_path(Output);
  sys::path::append(Path, Name + ".h");
  return Path.str().str();
}

/// A library's second file. Nothing is left of it if it can't be made.
Error writeHeader(const std::string &Path, ArrayRef<uint8_t> Wasm,
                  const CompileOptions &Options) {
  Expected<std::string> Header = compileLibraryHeader(Wasm, Options);
  if (!Header)
    return Header.takeError();
  return writeOutput(Path, {Header->data(), Header->size()}, false);
}

ExitCode compileTo(const std::string &Output, const CompileArguments &A,
                   const CompileOptions &Options, Reporter &Report) {
  Expected<SourceModule> Module = readModule(A.Input);
  if (!Module)
    return Report.report(Module.takeError(), A.Input);
  Session S = A.Flags.session(Report, A.Input);
  S.Output = rowOf(A.What).Kind;
  S.StopAfter = A.StopAfter;
  auto Code = compile(Module->bytes(), Options, S);
  Report.clearProgress();
  if (!Code)
    return Report.report(Module->locate(Code.takeError()), A.Input);
  if (A.StopAfter != Stage::Link)
    return ExitCode::Done;
  bool Executable = A.What == Emit::Executable;
  if (Error E = writeOutput(Output, *Code, Executable))
    return Report.report(std::move(E), A.Input);
  if (A.What == Emit::Library)
    if (Error E = writeHeader(headerPath(A, Output, Options.LibraryName),
                              Module->bytes(), Options))
      return Report.report(std::move(E), A.Input);
  Report.note(formatv("{0}: {1} bytes of WebAssembly became {2}: {3} bytes",
                      A.Input, Module->bytes().size(), Output, Code->size())
                  .str());
  return ExitCode::Done;
}

/// "-o app.cwasm" says what is wanted as well as --emit=cwasm.
Emit emitFor(const std::string &Output) {
  for (Emit What : {Emit::Image, Emit::Library})
    if (sys::path::extension(Output) == ("." + rowOf(What).Extension).str())
      return What;
  return Emit::Executable;
}

ExitCode runCompile(const CompileArguments &A, Reporter &Report) {
  Expected<CompileOptions> Options = A.Flags.options();
  if (!Options)
    return Report.usage(toString(Options.takeError()));
  if (A.Loadable && A.What == Emit::Executable)
    return Report.usage("an executable is not loadable: see --emit=cwasm");
  if (A.Loadable || A.What == Emit::Image) {
    Options->Form = ImageForm::Loadable;
    Options->Interruptible = A.Flags.interruptible(true);
  }
  Options->Grants = A.Grants.options();
  Options->Grants.GuestArgs = A.GuestArgs;
  Options->Grants.Limits = A.Limits.given();
  if (const std::string &Size = A.Flags.stackSize(); !Size.empty())
    Options->Grants.Limits.push_back((stackSizeFlag() + "=" + Size).str());
  std::string Output = A.Output;
  if (A.StopAfter == Stage::Link) {
    if (Output.empty() && A.Input == "-")
      return Report.usage("a module from standard input needs -o");
    if (Output.empty())
      Output = defaultOutput(A);
    if (Error E = checkOutput(Output))
      return Report.report(std::move(E), A.Input);
  }
  if (A.What == Emit::Library) {
    Options->Form = ImageForm::Library;
    Options->LibraryName = A.Name.empty() ? libraryName(Output) : A.Name;
    if (!isLibraryName(Options->LibraryName))
      return Report.usage("'" + Options->LibraryName +
                          "' can't begin the names of C functions, or begins "
                          "with wasm: give another one by --name");
    if (Output == "-" && A.Header.empty())
      return Report.usage("a library to standard output needs --header");
    std::string Header = headerPath(A, Output, Options->LibraryName);
    if (Error E = checkOutput(Header))
      return Report.report(std::move(E), A.Input);
  } else if (!A.Header.empty() || !A.Name.empty()) {
    return Report.usage("--header and --name are for --emit=static-lib");
  }
  return compileTo(Output, A, *Options, Report);
}

} // namespace

void wasmc::addCompileCommand(CLI::App &App, Reporter &Report,
                              Command &Chosen) {
  CLI::App *Sub = App.add_subcommand(
      "compile", "Compile a module to an executable or a loadable image, or to "
                 "one of the stages before");
  auto A = std::make_shared<CompileArguments>();
  addFlags(*Sub, *A);
  Sub->callback([A, Sub, &Report, &Chosen] {
    if (!Sub->count("--emit"))
      A->What = emitFor(A->Output);
    Chosen = [A, &Report] { return runCompile(*A, Report); };
  });
}
