//===- Execution.h - the calls of a plan in a loaded image ------*- C++ -*-===//
//
// Images are loaded, instantiated and called in a loader process, which is
// started anew from time to time and after it is lost.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEST_FUZZ_EXECUTION_H
#define WASMC_TEST_FUZZ_EXECUTION_H

#include "compiler/script/LoaderProcess.h"
#include "test/fuzz/Calls.h"
#include <map>
#include <optional>

namespace wasmc::test {

/// What each call has led to, as text: results, then globals and memory where
/// the plan looks at them, or the trap or uncaught exception. An instance that
/// can't be made is the last event.
using Events = std::vector<std::string>;

class Execution {
public:
  /// Program starts the loader. KeepAfterTrap: the instance is used on after a
  /// trap, and looked at; otherwise the next call has a new one.
  Execution(std::vector<std::string> Program, bool KeepAfterTrap)
      : Program(std::move(Program)), KeepAfterTrap(KeepAfterTrap) {}

  /// An error is one of the loader, not of the module.
  llvm::Expected<Events> run(llvm::StringRef ImagePath, const CallPlan &Plan);

private:
  struct Instance {
    uint32_t Number;
    /// By number, of those that were looked at.
    std::map<size_t, std::string> LastMemories;
  };
  /// A reply of Ok, or the event that took its place. After an exception the
  /// instance is used on: it is no trap.
  struct Answer {
    std::string Event;
    bool Trapped;
    ReplyBody Body;
  };

  llvm::Expected<Events> events(llvm::StringRef ImagePath,
                                const CallPlan &Plan);
  llvm::Expected<Answer> ask(abi::script::Request What, const RequestBody &B);
  llvm::Expected<Answer> call(const Instance &I, const Call &C);
  static std::string results(const Call &C, ReplyBody &Body);
  llvm::Error drop(std::optional<Instance> &I);
  llvm::Expected<std::string> state(Instance &I, const CallPlan &Plan);
  llvm::Expected<std::string> memory(Instance &I, size_t Number);

  std::vector<std::string> Program;
  bool KeepAfterTrap;
  std::optional<LoaderProcess> Loader;
  unsigned Images = 0; ///< that the process has loaded
};

} // namespace wasmc::test

#endif
