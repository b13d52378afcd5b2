//===- TargetsCommand.cpp - wasmc targets ---------------------------------===//

#include "compiler/driver/Targets.h"
#include "tools/Commands.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;

static void printText() {
  outs() << "target          default CPU  this machine\n";
  for (const TargetInfo &T : listTargets()) {
    outs() << left_justify(T.Name, 16) << left_justify(T.DefaultCpu, 13)
           << (T.IsHost ? "yes" : "-") << "  " << T.Title;
    if (!T.DefaultFeatures.empty())
      outs() << " (" << T.DefaultFeatures << ')';
    outs() << '\n';
  }
}

static void printJson() {
  json::Array List;
  for (const TargetInfo &T : listTargets())
    List.push_back(json::Object{{"name", T.Name},
                                {"title", T.Title},
                                {"cpu", T.DefaultCpu},
                                {"features", T.DefaultFeatures},
                                {"host", T.IsHost}});
  outs() << json::Value(std::move(List)) << '\n';
}

void wasmc::addTargetsCommand(CLI::App &App, Reporter &Report,
                              Command &Chosen) {
  CLI::App *Sub =
      App.add_subcommand("targets", "List what can be compiled for");
  Sub->callback([&Report, &Chosen] {
    Chosen = [&Report] {
      Report.json() ? printJson() : printText();
      return ExitCode::Done;
    };
  });
}
