//===- ScriptRunner.h - one script, command by command ----------*- C++ -*-===//
//
// Inside script/. Keeps what the script can name; the instances themselves are
// in the loader process, which is started for the first module and again after
// it was lost. With it everything is lost that it held: the commands that ask
// for any of it fail.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SCRIPT_SCRIPTRUNNER_H
#define WASMC_SCRIPT_SCRIPTRUNNER_H

#include "compiler/script/LoaderProcess.h"
#include "compiler/script/RunScript.h"
#include "compiler/script/Values.h"
#include "compiler/text/ParseScript.h"
#include "llvm/ADT/StringMap.h"
#include <optional>

namespace wasmc {

/// How a command's action, or its module's instantiation, ended.
struct Event {
  enum Kind : uint8_t {
    Done,
    Trapped,    ///< Message: why
    Thrown,     ///< an exception that nothing caught
    Unlinkable, ///< Message: why
    Broken,     ///< it could not be tried. Message: why
  };
  Kind How = Done;
  std::string Message;
  std::vector<RawValue> Values;

  /// For people.
  std::string text() const;
};

class ScriptRunner {
public:
  explicit ScriptRunner(const ScriptHost &Host) : Host(Host) {}

  /// Carries it out and counts it.
  void run(const ScriptCommand &Command);
  ScriptOutcome takeOutcome() { return std::move(Outcome); }

private:
  struct Instance {
    uint32_t Number = 0; ///< the loader's
    /// Only as the current instance can it be reached: it has no name, and no
    /// other instance has got hold of anything of it.
    bool IsPrivate = false;
  };
  struct Image {
    uint32_t Number = 0; ///< the loader's
    /// Its instances share nothing that they could put a reference into.
    bool SharesNothing = false;
  };

  // Commands. Empty: passed, else what came instead of what was expected.
  std::string module(const ScriptCommand &Command);
  std::string registration(const ScriptCommand &Command);
  std::string actionAlone(const ScriptCommand &Command);
  std::string assertReturn(const ScriptCommand &Command);
  std::string assertEnd(const ScriptCommand &Command, Event::Kind How);
  std::string carryOut(const ScriptCommand &Command);

  Event perform(const ScriptAction &Action);
  Event load(const ScriptModule &Module, Image &Into);
  Event instantiate(const ScriptModule &Module, Instance &Into);
  Event dropCurrent();

  Event start();
  /// Done, with the reply's body, or one of the others.
  Event request(abi::script::Request What, const RequestBody &Body,
                ReplyBody &Reply);
  void forgetAll();
  const Instance *find(const std::optional<std::string> &Id) const;

  const ScriptHost &Host;
  std::optional<LoaderProcess> Loader;
  std::optional<Instance> Current;
  llvm::StringMap<Instance> Instances; ///< those with an identifier
  std::optional<Image> LastDefinition;
  llvm::StringMap<Image> Definitions;
  ScriptOutcome Outcome;
};

} // namespace wasmc

#endif
