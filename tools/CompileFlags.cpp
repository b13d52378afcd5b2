//===- CompileFlags.cpp - flags of compilation ----------------------------===//

#include "tools/CompileFlags.h"
#include "compiler/base/Error.h"
#include "compiler/driver/Features.h"
#include "compiler/driver/LimitFlags.h"
#include "compiler/driver/Targets.h"
#include "tools/Choice.h"
#include "llvm/ADT/StringExtras.h"
#include <thread>

using namespace llvm;
using namespace wasmc;

void FeatureFlag::addTo(CLI::App &App) {
  auto Take = [this](const std::string &List) {
    Expected<wasm::FeatureSet> Changed = switchFeatures(List, Accepted);
    if (!Changed)
      throw CLI::ValidationError("--wasm-features",
                                 toString(Changed.takeError()));
    Accepted = *Changed;
  };
  App.add_option_function<std::string>("--wasm-features", Take,
                                       "Proposals that modules may use (" +
                                           featureHelp() + ")")
      ->type_name("+NAME,-NAME,all")
      ->join(',');
}

CompileFlags::CompileFlags(wasm::FeatureSet Accepted)
    : Jobs(std::thread::hardware_concurrency()), Proposals(Accepted) {}

/// The runtime's help is in small letters.
static std::string capitalized(std::string Help) {
  Help[0] = llvm::toUpper(Help[0]);
  return Help;
}

void CompileFlags::addTo(CLI::App &App) {
  App.add_option("--target", Target,
                 "x86_64-linux, aarch64-linux or riscv64-linux (default: this "
                 "machine)");
  App.add_option("--cpu", Cpu,
                 "CPU to compile for; native: this machine's (default: see "
                 "wasmc targets)");
  App.add_option("--features", Features, "Features over the CPU's: +avx2,-bmi");
  Proposals.addTo(App);
  addChoice<OptLevel>(App, "-O", Options.Opt,
                      {{"0", OptLevel::O0},
                       {"1", OptLevel::O1},
                       {"2", OptLevel::O2},
                       {"3", OptLevel::O3}},
                      "0: fast compilation, 1: scalar optimizations, 2: loops "
                      "too (default), 3: everything");
  App.add_option("-j,--jobs", Jobs, "Threads; the output doesn't depend on it")
      ->check(CLI::Range(1u, 1024u))
      ->type_name("N");
  addChoice<BoundsMode>(
      App, "--bounds", Options.Bounds,
      {{"guard", BoundsMode::Guard}, {"check", BoundsMode::Check}},
      "How memory accesses are kept in bounds: by page "
      "protection (default) or by comparison");
  App.add_flag("--deterministic", Options.Deterministic,
               "The same NaNs on every CPU");
  App.add_flag("--exact-traps", Options.ExactTraps,
               "Memory after a trap is exactly as the specification says");
  App.add_flag_callback(
      "--interruptible", [this] { Interruptible = true; },
      "Loops and calls check whether they are to stop (default: for cwasm)");
  App.add_flag_callback(
      "--no-interruptible", [this] { Interruptible = false; }, "They don't");
  App.add_flag("--lose-traps", Options.LosesTraps,
               "For test/bench: what traps cost")
      ->group(""); // not in help
  App.add_flag("--allow-missing-imports", Options.AllowMissingImports,
               "Functions that nothing provides trap when called");
  App.add_flag("-g,--keep-symbols", Options.KeepSymbols,
               "Keep the symbol table, for debuggers and profilers");
  for (const LimitFlag &L : limitFlags())
    if (L.Flag == stackSizeFlag())
      App.add_option(L.Flag, StackSize, capitalized(L.Help) + " (default: 8M)")
          ->type_name("SIZE")
          ->check(L.Check);
}

void CompileFlags::addMeteringTo(CLI::App &App) {
  // A flag, so that the word behind a lone --fuel is not its value.
  App.add_flag("--fuel{exact}", Fuel,
               "Count the instructions that run, so that they can be limited; "
               "coarse: rounds of loops, and calls")
      ->check(CLI::IsMember({"exact", "coarse"}));
}

Expected<CompileOptions> CompileFlags::options() const {
  Expected<TargetOptions> Resolved = resolveTarget(Target, Cpu, Features);
  if (!Resolved)
    return Resolved.takeError();
  CompileOptions Result = Options;
  Result.Target = std::move(*Resolved);
  if (!Fuel.empty())
    Result.Fuel = Fuel == "coarse" ? FuelMode::Coarse : FuelMode::Exact;
  if (!StackSize.empty())
    Result.StackSize = stackSizeOf(StackSize);
  Result.Interruptible = interruptible(false);
  return Result;
}

Session CompileFlags::session(Reporter &Report,
                              const std::string &Input) const {
  Session S;
  S.Accepted = accepted();
  S.Jobs = Jobs;
  S.Remark = [&Report, Input](const std::string &Text) {
    Report.remark(Input, Text);
  };
  S.Progress = [&Report](Stage Now, size_t Done, size_t Total) {
    Report.progress(Now, Done, Total);
  };
  return S;
}

static std::string checkDir(const std::string &Text) {
  return StringRef(Text).split("::").first.empty() ? "names no directory" : "";
}

/// At compile time there is no environment to take a value from.
static std::string checkVariable(const std::string &Text) {
  size_t Equals = Text.find('=');
  return Equals == 0 || Equals == std::string::npos ? "is not NAME=VALUE" : "";
}

void GrantFlags::addTo(CLI::App &App, Use For) {
  auto Repeat = [](CLI::Option *Option, const char *Type) {
    return Option->type_name(Type)->allow_extra_args(false)->group("Grants");
  };
  Repeat(App.add_option("--dir", Dirs,
                        "Grant a directory, seen as GUEST or as HOST"),
         "HOST[::GUEST]")
      ->check(checkDir);
  Repeat(App.add_option("--dir-ro", ReadOnlyDirs, "The same, only to be read"),
         "HOST[::GUEST]")
      ->check(checkDir);
  if (For == Use::Bake)
    Repeat(App.add_option("--env", Env, "Set a variable"), "NAME=VALUE")
        ->check(checkVariable);
  else
    Repeat(App.add_option("--env", Env, "Set a variable, or pass it on"),
           "NAME[=VALUE]");
  App.add_flag("--inherit-env", InheritEnv, "Pass on all variables")
      ->group("Grants");
  addChoice<bool>(
      App, "--sandbox", StrictSandbox, {{"default", false}, {"strict", true}},
      "strict: refuse to run where a part of the sandbox is missing")
      ->group("Grants");
}

GrantOptions GrantFlags::options() const {
  GrantOptions Grants;
  for (auto [List, ReadOnly] : {std::pair(&Dirs, false), {&ReadOnlyDirs, true}})
    for (const std::string &Text : *List) {
      auto [Host, Guest] = StringRef(Text).split("::");
      Grants.Dirs.push_back(
          {Host.str(), (Guest.empty() ? Host : Guest).str(), ReadOnly});
    }
  Grants.Env = Env;
  Grants.InheritEnv = InheritEnv;
  Grants.StrictSandbox = StrictSandbox;
  return Grants;
}

std::vector<std::string> GrantFlags::arguments() const {
  std::vector<std::string> Arguments;
  for (const std::string &Dir : Dirs)
    Arguments.push_back("--dir=" + Dir);
  for (const std::string &Dir : ReadOnlyDirs)
    Arguments.push_back("--dir-ro=" + Dir);
  for (const std::string &Variable : Env)
    Arguments.push_back("--env=" + Variable);
  if (InheritEnv)
    Arguments.push_back("--inherit-env");
  if (StrictSandbox)
    Arguments.push_back("--sandbox=strict");
  return Arguments;
}

void LimitFlags::addTo(CLI::App &App) {
  for (const LimitFlag &L : limitFlags())
    if (L.Flag != stackSizeFlag())
      App.add_option_function<std::string>(
             L.Flag,
             [this, Flag = std::string(L.Flag)](const std::string &Value) {
               Given.push_back(Flag + "=" + Value);
             },
             capitalized(L.Help))
          ->type_name(llvm::StringRef(L.Value).ltrim().str())
          ->check(L.Check)
          ->group("Limits");
}
