//===- WastCommand.cpp - wasmc wast ---------------------------------------===//
//
// Scripts of the specification's test suite: which of them, several at once,
// and what came out, in the order in which they were named.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/Parallel.h"
#include "compiler/driver/Targets.h"
#include "compiler/script/RunScript.h"
#include "tools/Commands.h"
#include "tools/CompileFlags.h"
#include "tools/Files.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include <mutex>
#include <optional>

using namespace llvm;
using namespace wasmc;

namespace {

constexpr char Examples[] = R"(Examples:
  wasmc wast i32.wast
  wasmc wast -O0 --bounds check --target riscv64-linux i32.wast i64.wast
  wasmc wast --supported testsuite     all that need supported proposals only

Every command of a script counts: what can't be carried out has failed.
Exit codes: 0 all passed, 1 some failed, 2 usage, 3 the machine is at fault.)";

struct WastArguments {
  std::vector<std::string> Paths;
  std::vector<std::string> Runner;
  unsigned Timeout = 120;
  bool Supported = false, List = false;
  /// A script is about what there is: nothing is off.
  CompileFlags Flags{wasm::supportedFeatures()};
};

/// A script's file, and what came of it.
struct ScriptFile {
  std::string Path;
  FileBytes Bytes;
  std::optional<Expected<ScriptOutcome>> Outcome;
};

/// Folders stand for the scripts in them, in order.
Error addPath(const std::string &Path, std::vector<ScriptFile> &Into) {
  if (!sys::fs::is_directory(Path)) {
    Into.push_back({Path, nullptr, std::nullopt});
    return Error::success();
  }
  std::vector<std::string> Found;
  std::error_code EC;
  for (sys::fs::directory_iterator I(Path, EC), End; I != End && !EC;
       I.increment(EC))
    if (StringRef(I->path()).ends_with(".wast"))
      Found.push_back(I->path());
  if (EC)
    return environmentError(Path, EC);
  llvm::sort(Found);
  for (std::string &Each : Found)
    Into.push_back({std::move(Each), nullptr, std::nullopt});
  return Error::success();
}

/// The scripts that are to be run. Those that need unsupported proposals are
/// left out only if that was asked for, and a remark says why.
Expected<std::vector<ScriptFile>> choose(const WastArguments &A,
                                         Reporter &Report) {
  std::vector<ScriptFile> All, Chosen;
  for (const std::string &Path : A.Paths)
    if (Error E = addPath(Path, All))
      return std::move(E);
  for (ScriptFile &F : All) {
    Expected<FileBytes> Bytes = readInput(F.Path);
    if (!Bytes)
      return Bytes.takeError();
    F.Bytes = std::move(*Bytes);
    std::string Why;
    if (A.Supported) {
      Expected<bool> Supported =
          isScriptSupported(F.Bytes->getBuffer(), Why, A.Flags.accepted());
      // What is no script is seen when it is run.
      if (!Supported)
        consumeError(Supported.takeError());
      else if (!*Supported)
        Report.remark(F.Path, "left out: " + Why);
    }
    if (Why.empty())
      Chosen.push_back(std::move(F));
  }
  return Chosen;
}

/// Prints and counts the outcomes, each once those before it are there.
class OutcomePrinter {
public:
  OutcomePrinter(std::vector<ScriptFile> &Files, Reporter &Report)
      : Files(Files), Report(Report) {}

  void add(ScriptFile &File, Expected<ScriptOutcome> Outcome) {
    std::lock_guard<std::mutex> Guard(Lock);
    File.Outcome.emplace(std::move(Outcome));
    for (; Next < Files.size() && Files[Next].Outcome; ++Next)
      print(Files[Next]);
    outs().flush();
  }

  ExitCode close() {
    if (Report.json())
      outs() << json::Value(
                    json::Object{{"passed", Passed}, {"failed", Failed}})
             << '\n';
    else
      outs() << Passed << " passed, " << Failed << " failed\n";
    return Failed && Result == ExitCode::Done ? ExitCode::BadInput : Result;
  }

private:
  /// A file that is no script is one failure.
  void print(ScriptFile &File) {
    if (!*File.Outcome) {
      Result = Report.report(File.Outcome->takeError(), File.Path);
      ++Failed;
      return;
    }
    const ScriptOutcome &Outcome = **File.Outcome;
    Passed += Outcome.Passed;
    Failed += Outcome.Failed;
    if (Report.json())
      return printJson(File.Path, Outcome);
    for (const ScriptFailure &F : Outcome.Failures)
      outs() << File.Path << ':' << F.Position.Line << ": " << F.Command
             << ": expected " << F.Expected << "; got " << F.Got << '\n';
    outs() << File.Path << ": " << Outcome.Passed << " passed, "
           << Outcome.Failed << " failed\n";
    File.Outcome = ScriptOutcome();
  }

  static void printJson(const std::string &Path, const ScriptOutcome &Outcome) {
    json::Array Failures;
    for (const ScriptFailure &F : Outcome.Failures)
      Failures.push_back(json::Object{{"line", F.Position.Line},
                                      {"column", F.Position.Column},
                                      {"command", F.Command},
                                      {"expected", json::fixUTF8(F.Expected)},
                                      {"got", json::fixUTF8(F.Got)}});
    outs() << json::Value(json::Object{{"file", json::fixUTF8(Path)},
                                       {"passed", Outcome.Passed},
                                       {"failed", Outcome.Failed},
                                       {"failures", std::move(Failures)}})
           << '\n';
  }

  std::vector<ScriptFile> &Files;
  Reporter &Report;
  std::mutex Lock;
  size_t Next = 0;
  uint64_t Passed = 0, Failed = 0;
  ExitCode Result = ExitCode::Done;
};

ExitCode runWast(const WastArguments &A, Reporter &Report) {
  Expected<CompileOptions> Compile = A.Flags.options();
  if (!Compile)
    return Report.usage(toString(Compile.takeError()));
  Expected<std::vector<ScriptFile>> Files = choose(A, Report);
  if (!Files)
    return Report.report(Files.takeError(), "");
  if (A.List) {
    for (const ScriptFile &F : *Files)
      outs() << F.Path << '\n';
    return ExitCode::Done;
  }
  ScriptOptions Options;
  Options.Compile = std::move(*Compile);
  Options.Accepted = A.Flags.accepted();
  Options.TimeoutSeconds = A.Timeout;
  Options.Runner = A.Runner;
  if (Options.Runner.empty())
    Options.Runner = emulatorOf(Options.Compile.Target.Architecture);
  auto Host = ScriptHost::create(Options);
  if (!Host)
    return Report.report(Host.takeError(), "");
  OutcomePrinter Printer(*Files, Report);
  cantFail(parallelFor(A.Flags.jobs(), Files->size(), [&](size_t I) {
    ScriptFile &F = (*Files)[I];
    Printer.add(F, runScript(F.Bytes->getBuffer(), **Host));
    return Error::success();
  }));
  return Printer.close();
}

} // namespace

void wasmc::addWastCommand(CLI::App &App, Reporter &Report, Command &Chosen) {
  CLI::App *Sub = App.add_subcommand(
      "wast", "Run scripts of the specification's test suite");
  auto A = std::make_shared<WastArguments>();
  Sub->add_option("scripts", A->Paths, "Scripts, or folders of scripts")
      ->required();
  A->Flags.addTo(*Sub);
  A->Flags.addMeteringTo(*Sub);
  Sub->add_option("--runner", A->Runner,
                  "What runs the target's programs: a program, and its "
                  "arguments one by one (default: qemu-CPU where the target is "
                  "another CPU)")
      ->type_name("PROGRAM")
      ->allow_extra_args(false);
  Sub->add_option("--timeout", A->Timeout,
                  "Seconds that a command may take (default: 120)")
      ->check(CLI::Range(1u, 86400u))
      ->type_name("SECONDS");
  Sub->add_flag("--supported", A->Supported,
                "Leave out scripts that need unsupported proposals");
  Sub->add_flag("--list", A->List, "Only name the scripts");
  Sub->footer(Examples);
  Sub->callback([A, &Report, &Chosen] {
    Chosen = [A, &Report] { return runWast(*A, Report); };
  });
}
