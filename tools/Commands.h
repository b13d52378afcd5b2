//===- Commands.h - the subcommands -----------------------------*- C++ -*-===//
//
// Each adds itself to the command line and, once it was chosen, sets what is
// to be done.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TOOLS_COMMANDS_H
#define WASMC_TOOLS_COMMANDS_H

#include "tools/Reporter.h"
#include <CLI/CLI.hpp>
#include <functional>

namespace wasmc {

using Command = std::function<ExitCode()>;

void addCompileCommand(CLI::App &App, Reporter &Report, Command &Chosen);
void addRunCommand(CLI::App &App, Reporter &Report, Command &Chosen);
void addValidateCommand(CLI::App &App, Reporter &Report, Command &Chosen);
void addInspectCommand(CLI::App &App, Reporter &Report, Command &Chosen);
void addLoaderCommand(CLI::App &App, Reporter &Report, Command &Chosen);
void addParseCommand(CLI::App &App, Reporter &Report, Command &Chosen);
void addSignCommand(CLI::App &App, Reporter &Report, Command &Chosen);
void addPrintCommand(CLI::App &App, Reporter &Report, Command &Chosen);
void addWastCommand(CLI::App &App, Reporter &Report, Command &Chosen);
void addTargetsCommand(CLI::App &App, Reporter &Report, Command &Chosen);

} // namespace wasmc

#endif
