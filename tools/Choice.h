//===- Choice.h - an option with a few values -------------------*- C++ -*-===//

#ifndef WASMC_TOOLS_CHOICE_H
#define WASMC_TOOLS_CHOICE_H

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

namespace wasmc {

/// Adds an option that takes one of the given words, which its help lists.
template <typename T>
CLI::Option *addChoice(CLI::App &App, const std::string &Name, T &Into,
                       std::vector<std::pair<std::string, T>> Choices,
                       const std::string &Help) {
  std::string Words;
  for (const auto &[Word, Value] : Choices)
    Words += (Words.empty() ? "" : "|") + Word;
  auto Take = [&Into, Choices = std::move(Choices), Name,
               Words](const std::string &Given) {
    for (const auto &[Word, Value] : Choices)
      if (Word == Given) {
        Into = Value;
        return;
      }
    throw CLI::ValidationError(Name, Given + " is not one of " + Words);
  };
  return App.add_option_function<std::string>(Name, Take, Help)
      ->type_name(Words);
}

} // namespace wasmc

#endif
