//===- CommandLine.h - flags before the program's arguments -----*- C++ -*-===//

#ifndef WASMC_SANDBOX_COMMANDLINE_H
#define WASMC_SANDBOX_COMMANDLINE_H

#include "runtime-support/sys/Process.h"

namespace wasmc::sandbox {

/// Whose command line it is.
enum class Reader : uint8_t { Executable, Loader };

enum class Flag : uint8_t {
#define FLAG(Name, Text, Value, Help) Name,
#define LOADER_FLAG(Name, Text, Value, Help) Name,
#include "runtime-support/sandbox/Flags.def"
};

/// Reads flags from the second argument on, one with each next(). A flag's
/// value is the next argument or stands behind "=". Flags end at "--", which
/// is skipped, or at the first argument that doesn't begin with "-" (and "-"
/// itself, which programs take for a file). Exits with ExitCode::Usage at what
/// is no flag of ours.
class FlagReader {
public:
  FlagReader(const sys::ProcessStart &Process, Reader For);

  /// False at the end; then rest() is the program's first argument.
  bool next();
  Flag flag() const { return Current; }
  char *value() const { return Value; }

  /// The loader's is the image.
  char **rest() const { return At; }
  uint32_t numRest() const { return uint32_t(End - At); }

private:
  bool matches(char *Argument, Flag F, const char *Text, bool TakesValue);

  const char *Program;
  Reader For;
  char **At;
  char **End;
  Flag Current = Flag::Help;
  char *Value = nullptr;
};

/// The last part of a path: what leads there is not the guest's to know.
const char *lastPart(const char *Path);
/// That of argument 0.
const char *programName(const sys::ProcessStart &Process);

[[noreturn]] void printHelp(const char *Program, Reader For);

/// "PROGRAM: WHAT 'SUBJECT'HINT"; exits with ExitCode::Usage.
[[noreturn]] void usageError(const char *Program, const char *What,
                             const char *Subject, const char *Hint = "");

} // namespace wasmc::sandbox

#endif
