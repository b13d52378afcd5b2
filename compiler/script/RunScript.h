//===- RunScript.h - scripts through the real compiler ----------*- C++ -*-===//
//
// The door of script/. Modules of a script are compiled to loadable images; a
// loader process of the target links and calls them. A command that can't be
// carried out, for whatever reason, has failed: nothing is skipped.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SCRIPT_RUNSCRIPT_H
#define WASMC_SCRIPT_RUNSCRIPT_H

#include "compiler/base/Options.h"
#include "compiler/script/MemoryFile.h"
#include "compiler/text/AssembleText.h"
#include "compiler/wasm/Feature.h"
#include <memory>
#include <string>
#include <vector>

namespace wasmc {

struct ScriptOptions {
  CompileOptions Compile;
  /// Proposals that the modules of scripts may use.
  wasm::FeatureSet Accepted = wasm::supportedFeatures();
  /// The program, and its arguments, that runs the loader: an emulator. None:
  /// the loader runs by itself.
  std::vector<std::string> Runner;
  /// Of one command.
  unsigned TimeoutSeconds = 120;
};

/// One command that didn't do what the script says.
struct ScriptFailure {
  TextPosition Position;
  std::string Command; ///< "assert_return"
  std::string Expected, Got;
};

struct ScriptOutcome {
  uint64_t Passed = 0, Failed = 0;
  std::vector<ScriptFailure> Failures;
};

/// What all scripts of one configuration share. Several threads may use it at
/// once.
class ScriptHost {
public:
  static llvm::Expected<std::unique_ptr<ScriptHost>>
  create(const ScriptOptions &Options);

  const ScriptOptions &options() const { return Options; }
  /// Starts the loader: program and arguments.
  const std::vector<std::string> &loader() const { return Loader; }
  /// The path of the image of the spectest module.
  std::string spectest() const { return SpectestFile.path(); }

private:
  explicit ScriptHost(const ScriptOptions &Options) : Options(Options) {}

  ScriptOptions Options;
  std::vector<std::string> Loader;
  MemoryFile LoaderFile, SpectestFile;
};

/// A TextError if the text is no script; an EnvironmentError if no loader
/// starts.
llvm::Expected<ScriptOutcome> runScript(llvm::StringRef Text,
                                        const ScriptHost &Host);

/// Whether all modules that a script instantiates need accepted proposals
/// only; if not, Why names the first that doesn't. Modules that must be
/// rejected don't count.
llvm::Expected<bool>
isScriptSupported(llvm::StringRef Text, std::string &Why,
                  wasm::FeatureSet Accepted = wasm::supportedFeatures());

} // namespace wasmc

#endif
