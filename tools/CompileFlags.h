//===- CompileFlags.h - flags of compilation --------------------*- C++ -*-===//
//
// What `wasmc compile` and `wasmc run` have in common.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TOOLS_COMPILEFLAGS_H
#define WASMC_TOOLS_COMPILEFLAGS_H

#include "tools/Reporter.h"
#include <optional>

namespace wasmc {

/// --wasm-features: which proposals modules may use.
class FeatureFlag {
public:
  explicit FeatureFlag(wasm::FeatureSet Accepted) : Accepted(Accepted) {}
  void addTo(CLI::App &App);
  wasm::FeatureSet accepted() const { return Accepted; }

private:
  wasm::FeatureSet Accepted;
};

class CompileFlags {
public:
  explicit CompileFlags(wasm::FeatureSet Accepted = wasm::defaultFeatures());
  void addTo(CLI::App &App);
  /// --fuel as it is where the program isn't run.
  void addMeteringTo(CLI::App &App);
  void meterFuel() { Options.Fuel = FuelMode::Exact; }
  /// What the command line says, or else ByDefault.
  bool interruptible(bool ByDefault) const {
    return Interruptible.value_or(ByDefault);
  }
  /// Fails where there is no such target, CPU or feature: an error of usage.
  llvm::Expected<CompileOptions> options() const;
  wasm::FeatureSet accepted() const { return Proposals.accepted(); }
  unsigned jobs() const { return Jobs; }
  /// --stack-size, if it was given.
  const std::string &stackSize() const { return StackSize; }
  /// Without Output and StopAfter; remarks name the input.
  Session session(Reporter &Report, const std::string &Input) const;

private:
  std::string Target, Cpu, Features, StackSize;
  std::string Fuel; ///< a FuelMode
  unsigned Jobs;
  FeatureFlag Proposals;
  CompileOptions Options;
  std::optional<bool> Interruptible;
};

/// Flags that grant, spelled as wasmtime's are.
class GrantFlags {
public:
  enum class Use { Bake, Run };
  void addTo(CLI::App &App, Use For);
  /// For baking.
  GrantOptions options() const;
  /// The same as arguments of an executable.
  std::vector<std::string> arguments() const;

private:
  std::vector<std::string> Dirs, ReadOnlyDirs, Env;
  bool InheritEnv = false;
  bool StrictSandbox = false;
};

/// Flags of limits. Those given are options and arguments in one: --timeout=2s.
class LimitFlags {
public:
  void addTo(CLI::App &App);
  const std::vector<std::string> &given() const { return Given; }

private:
  std::vector<std::string> Given;
};

} // namespace wasmc

#endif
