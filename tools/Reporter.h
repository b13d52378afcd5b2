//===- Reporter.h - errors, remarks, progress -------------------*- C++ -*-===//
//
// Everything that wasmc says to people goes to standard error through here,
// as text or, with --json, as one JSON object a line.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TOOLS_REPORTER_H
#define WASMC_TOOLS_REPORTER_H

#include "compiler/driver/Compile.h"
#include "llvm/Support/Error.h"
#include <CLI/CLI.hpp>
#include <chrono>
#include <string>

namespace wasmc {

enum class ExitCode : int {
  Done = 0,
  BadInput = 1,
  Usage = 2,
  Environment = 3,
  Bug = 4,
};

class Reporter {
public:
  explicit Reporter(std::string Program);

  /// --json, --quiet, --verbose.
  void addFlags(CLI::App &App);
  bool json() const { return Json; }
  bool verbose() const { return Verbose; }

  /// Prints the error and says how to end. File: what it is about.
  ExitCode report(llvm::Error E, const std::string &File);
  ExitCode usage(const std::string &Text);
  void remark(const std::string &File, const std::string &Text);
  /// For --verbose.
  void note(const std::string &Text);

  /// A line that is rewritten while compilation goes on, on terminals only and
  /// only once it has taken a while.
  void progress(Stage Now, size_t Done, size_t Total);
  void clearProgress();

private:
  void print(llvm::StringRef Severity, const std::string &File,
             const std::string &Text);

  std::string Program;
  bool Json = false, Quiet = false, Verbose = false;
  bool Terminal, Colors;
  bool LineShown = false;
  std::chrono::steady_clock::time_point Begin, LastShown;
};

} // namespace wasmc

#endif
