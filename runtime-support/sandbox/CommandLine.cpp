//===- CommandLine.cpp - flags before the program's arguments -------------===//

#include "runtime-support/sandbox/CommandLine.h"
#include "runtime-support/sys/Print.h"

using namespace wasmc;
using namespace wasmc::sandbox;

const char *sandbox::lastPart(const char *Path) {
  const char *Name = Path;
  for (const char *C = Path; *C; ++C)
    if (*C == '/' && C[1])
      Name = C + 1;
  return Name;
}

const char *sandbox::programName(const sys::ProcessStart &Process) {
  return Process.Argc ? lastPart(Process.Argv[0]) : "";
}

void sandbox::usageError(const char *Program, const char *What,
                         const char *Subject, const char *Hint) {
  {
    sys::Printer P;
    P << sys::Untrusted{Program} << ": " << What << " '"
      << sys::Untrusted{Subject} << "'" << Hint << '\n';
  }
  sys::exitProcess(abi::ExitCode::Usage);
}

void sandbox::printHelp(const char *Program, Reader For) {
  {
    bool IsLoader = For == Reader::Loader;
    sys::Untrusted Name = {Program};
    sys::Printer P(1);
    P << "usage: " << Name << " [flags] " << (IsLoader ? "app.cwasm " : "")
      << "[--] [arguments of the program]\n"
      << "Without a flag the program sees no file and no variable.\n";
#define FLAG(Name, Text, Value, Help)                                          \
  P << "  " Text Value << "\n        " Help "\n";
#define LOADER_FLAG(Name, Text, Value, Help)                                   \
  if (IsLoader)                                                                \
    P << "  " Text Value << "\n        " Help "\n";
#include "runtime-support/sandbox/Flags.def"
    const char *Image = IsLoader ? "app.cwasm " : "";
    P << "for example: " << Name << " --dir . " << Image << "-- input.txt\n"
      << "             " << Name << " --dir-ro /srv::/data --env MODE=fast "
      << Image << '\n';
  }
  sys::exitProcess(abi::ExitCode::Success);
}

FlagReader::FlagReader(const sys::ProcessStart &Process, Reader For)
    : Program(programName(Process)), For(For), At(Process.Argv),
      End(Process.Argv + Process.Argc) {
  if (At != End)
    ++At;
}

/// Takes Argument, and the next one for its value, if it is this flag.
bool FlagReader::matches(char *Argument, Flag F, const char *Text,
                         bool TakesValue) {
  while (*Text)
    if (*Argument++ != *Text++)
      return false;
  if (*Argument && !(TakesValue && *Argument == '='))
    return false;
  Current = F;
  ++At;
  if (!TakesValue)
    return true;
  if (*Argument)
    Value = Argument + 1;
  else if (At != End)
    Value = *At++;
  else
    usageError(Program, "no value for flag", At[-1]);
  return true;
}

bool FlagReader::next() {
  if (At == End || (*At)[0] != '-' || !(*At)[1])
    return false;
  char *Argument = *At;
  if (Argument[1] == '-' && !Argument[2]) {
    ++At;
    return false;
  }
#define FLAG(Name, Text, FlagValue, Help)                                      \
  if (matches(Argument, Flag::Name, Text, FlagValue[0]))                       \
    return true;
#define LOADER_FLAG(Name, Text, FlagValue, Help)                               \
  if (For == Reader::Loader &&                                                 \
      matches(Argument, Flag::Name, Text, FlagValue[0]))                       \
    return true;
#include "runtime-support/sandbox/Flags.def"
  usageError(Program, "unknown flag", Argument,
             "; arguments of the program stand behind --, flags: see --help");
}
