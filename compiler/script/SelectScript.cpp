//===- SelectScript.cpp - which scripts apply -----------------------------===//

#include "compiler/script/CheckModule.h"
#include "compiler/script/RunScript.h"

using namespace llvm;
using namespace wasmc;

Expected<bool> wasmc::isScriptSupported(StringRef Text, std::string &Why,
                                        wasm::FeatureSet Accepted) {
  auto Commands = parseScript(Text);
  if (!Commands)
    return Commands.takeError();
  for (const ScriptCommand &Command : *Commands) {
    if (!Command.Module || Command.Module->Form == ModuleForm::Instance ||
        assertsRejection(Command.Kind))
      continue;
    Error E = checkModule(*Command.Module, Accepted);
    if (!E)
      continue;
    // Anything else that is wrong with it must be seen to fail.
    bool Unsupported = false;
    handleAllErrors(std::move(E), [&](const InputError &I) {
      Unsupported = I.kind() == Diag::UnsupportedProposal;
      Why =
          "line " + std::to_string(Command.Position.Line) + ": " + I.message();
    });
    if (Unsupported)
      return false;
  }
  Why.clear();
  return true;
}
