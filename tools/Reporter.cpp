//===- Reporter.cpp - errors, remarks, progress ---------------------------===//

#include "tools/Reporter.h"
#include "compiler/base/Error.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>
#include <unistd.h>

using namespace llvm;
using namespace wasmc;
using std::chrono::steady_clock;

static bool wantsColors() {
  const char *Term = std::getenv("TERM");
  return !std::getenv("NO_COLOR") && Term && StringRef(Term) != "dumb";
}

Reporter::Reporter(std::string Program)
    : Program(std::move(Program)), Terminal(::isatty(STDERR_FILENO)),
      Colors(Terminal && wantsColors()), Begin(steady_clock::now()),
      LastShown(Begin) {}

void Reporter::addFlags(CLI::App &App) {
  App.add_flag("--json", Json, "Print diagnostics and listings as JSON");
  auto *QuietFlag = App.add_flag("-q,--quiet", Quiet, "Print errors only");
  App.add_flag("-v,--verbose", Verbose, "Tell what is being done")
      ->excludes(QuietFlag);
}

static StringRef categoryText(DiagCategory C) {
  switch (C) {
  case DiagCategory::Malformed:
    return "malformed";
  case DiagCategory::Invalid:
    return "invalid";
  case DiagCategory::Unsupported:
    return "unsupported";
  case DiagCategory::Limit:
    return "limit";
  }
  return "";
}

static json::Object describe(const ErrorInfoBase &E, const std::string &File) {
  json::Object Line{{"severity", "error"},
                    {"message", json::fixUTF8(E.message())}};
  if (E.isA<InputError>()) {
    const auto &Input = static_cast<const InputError &>(E);
    Line["file"] = json::fixUTF8(File);
    Line["kind"] = diagName(Input.kind());
    Line["category"] = categoryText(diagCategory(Input.kind()));
    if (Input.offset() != NoOffset)
      Line["offset"] = Input.offset();
    if (!Input.function().empty())
      Line["function"] = json::fixUTF8(Input.function());
  } else if (E.isA<EnvironmentError>()) {
    const auto &Environment = static_cast<const EnvironmentError &>(E);
    Line["kind"] = "Environment";
    Line["path"] = json::fixUTF8(Environment.path());
    Line["reason"] = json::fixUTF8(Environment.reason());
  } else {
    Line["kind"] = "Bug";
  }
  return Line;
}

ExitCode Reporter::report(Error E, const std::string &File) {
  ExitCode Code = ExitCode::Done;
  handleAllErrors(std::move(E), [&](const ErrorInfoBase &Info) {
    bool Input = Info.isA<InputError>();
    Code = Input                          ? ExitCode::BadInput
           : Info.isA<EnvironmentError>() ? ExitCode::Environment
                                          : ExitCode::Bug;
    if (Json) {
      clearProgress();
      errs() << json::Value(describe(Info, File)) << '\n';
      return;
    }
    print(Code == ExitCode::Bug ? "bug" : "error", Input ? File : "",
          Info.message());
  });
  return Code;
}

ExitCode Reporter::usage(const std::string &Text) {
  print("error", "", Text);
  return ExitCode::Usage;
}

void Reporter::remark(const std::string &File, const std::string &Text) {
  if (!Quiet)
    print("remark", File, Text);
}

void Reporter::note(const std::string &Text) {
  if (Verbose)
    print("note", "", Text);
}

void Reporter::print(StringRef Severity, const std::string &File,
                     const std::string &Text) {
  clearProgress();
  if (Json) {
    json::Object Line{{"severity", Severity}, {"message", json::fixUTF8(Text)}};
    if (!File.empty())
      Line["file"] = json::fixUTF8(File);
    errs() << json::Value(std::move(Line)) << '\n';
    return;
  }
  StringRef Color =
      Severity == "remark" || Severity == "note" ? "\033[1;36m" : "\033[1;31m";
  errs() << Program << ": " << (Colors ? Color : "") << Severity << ':'
         << (Colors ? "\033[0m " : " ");
  if (!File.empty())
    errs() << File << ": ";
  errs() << Text << '\n';
}

void Reporter::progress(Stage Now, size_t Done, size_t Total) {
  using namespace std::chrono_literals;
  if (!Terminal || Quiet || Json)
    return;
  auto Time = steady_clock::now();
  if (Time - Begin < 500ms || Time - LastShown < 50ms)
    return;
  LastShown = Time;
  LineShown = true;
  errs() << "\r\033[K";
  if (Now == Stage::Object && Total > 1)
    errs() << "compiling: " << Done << " of " << Total << " functions ("
           << Done * 100 / Total << "%)";
  else
    errs() << (Now == Stage::Link ? "linking" : "compiling");
}

void Reporter::clearProgress() {
  if (LineShown)
    errs() << "\r\033[K";
  LineShown = false;
}
