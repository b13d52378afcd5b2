//===- ScriptRunner.cpp - one script, command by command ------------------===//

#include "compiler/script/ScriptRunner.h"
#include "compiler/driver/Compile.h"
#include "compiler/driver/Inspect.h"
#include "compiler/script/CheckModule.h"
#include "compiler/script/Spectest.h"
#include "runtime-support/abi/TrapCode.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace wasmc;
using abi::script::Reply;
using abi::script::Request;

std::string Event::text() const {
  switch (How) {
  case Done:
    return "no failure";
  case Trapped:
    return "trap: " + Message;
  case Thrown:
    return "an exception that nothing catches";
  case Unlinkable:
    return "unlinkable: " + Message;
  case Broken:
    return Message;
  }
  llvm_unreachable("not a way to end");
}

static Event broken(Error E) {
  return {Event::Broken, toString(std::move(E)), {}};
}

static Event broken(std::string Why) {
  return {Event::Broken, std::move(Why), {}};
}

static Event trapped(uint32_t Code) {
  auto Trap = abi::TrapCode(Code);
  if (Trap == abi::TrapCode::UnhandledException)
    return {Event::Thrown, "", {}};
  const char *Message = Code <= UINT8_MAX ? abi::trapMessage(Trap) : nullptr;
  if (!Message)
    return broken("trap of unknown code " + utostr(Code));
  return {Event::Trapped, Message, {}};
}

//===----------------------------------------------------------------------===//
// The loader
//===----------------------------------------------------------------------===//

void ScriptRunner::forgetAll() {
  Loader.reset();
  Current.reset();
  Instances.clear();
  LastDefinition.reset();
  Definitions.clear();
}

Event ScriptRunner::request(Request What, const RequestBody &Body,
                            ReplyBody &Into) {
  if (!Loader)
    return broken("there is no loader");
  Expected<LoaderReply> Answer = Loader->request(What, Body);
  if (!Answer) {
    forgetAll();
    return broken(Answer.takeError());
  }
  Into = std::move(Answer->Body);
  switch (Answer->Code) {
  case Reply::Ok:
    return {};
  case Reply::Trap:
    return trapped(Into.u32());
  case Reply::Unlinkable:
    return {Event::Unlinkable, Into.text(), {}};
  case Reply::Failed:
    return broken("loader: " + Into.text());
  }
  llvm_unreachable("not a reply");
}

/// A fresh store with the spectest module in it.
Event ScriptRunner::start() {
  Expected<LoaderProcess> Process =
      LoaderProcess::start(Host.loader(), Host.options().TimeoutSeconds);
  if (!Process)
    return broken(Process.takeError());
  Loader = std::move(*Process);
  ReplyBody Body;
  Event E = request(Request::Load, RequestBody().text(Host.spectest()), Body);
  uint32_t Image = Body.u32();
  if (E.How == Event::Done)
    E = request(Request::Instantiate, RequestBody().u32(Image), Body);
  uint32_t Number = Body.u32();
  if (E.How == Event::Done)
    E = request(Request::Register, RequestBody().u32(Number).text(SpectestName),
                Body);
  if (E.How != Event::Done)
    forgetAll();
  return E;
}

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

/// Through tables, globals, and functions that take references, references to
/// a module's functions get elsewhere. The functions of spectest take none.
static Expected<bool> sharesNothing(ArrayRef<uint8_t> Module) {
  Expected<ModuleSummary> Summary = inspectModule(Module);
  if (!Summary)
    return Summary.takeError();
  return all_of(Summary->Imports, [](const ExternSummary &I) {
    return I.Module == SpectestName && StringRef(I.Type).starts_with("func ");
  });
}

/// Compiles the module, or finds the definition that it names.
Event ScriptRunner::load(const ScriptModule &Module, Image &Into) {
  if (Module.Form == ModuleForm::Instance) {
    auto Found = Module.Definition ? Definitions.find(*Module.Definition)
                                   : Definitions.end();
    if (Found == Definitions.end() && (Module.Definition || !LastDefinition))
      return broken("there is no such definition");
    Into = Module.Definition ? Found->second : *LastDefinition;
    return {};
  }
  Expected<std::vector<uint8_t>> Bytes = moduleBytes(Module);
  if (!Bytes)
    return broken(Bytes.takeError());
  Session S;
  S.Accepted = Host.options().Accepted;
  auto Code = compile(*Bytes, Host.options().Compile, S);
  if (!Code)
    return broken(Code.takeError());
  Expected<bool> SharesNothing = sharesNothing(*Bytes);
  if (!SharesNothing)
    return broken(SharesNothing.takeError());
  Into.SharesNothing = *SharesNothing;
  Expected<MemoryFile> File = MemoryFile::create(*Code);
  if (!File)
    return broken(File.takeError());
  if (!Loader)
    if (Event E = start(); E.How != Event::Done)
      return E;
  ReplyBody Body;
  Event E = request(Request::Load, RequestBody().text(File->path()), Body);
  Into.Number = Body.u32();
  return E;
}

Event ScriptRunner::instantiate(const ScriptModule &Module, Instance &Into) {
  Image Of;
  if (Event E = load(Module, Of); E.How != Event::Done)
    return E;
  ReplyBody Body;
  Event E = request(Request::Instantiate, RequestBody().u32(Of.Number), Body);
  Into.Number = Body.u32();
  Into.IsPrivate = Of.SharesNothing && !Module.Id;
  return E;
}

/// The next module takes its place. A memory's reservation is the dearest part
/// of an instance, above all under an emulator: it is used again.
Event ScriptRunner::dropCurrent() {
  std::optional<Instance> Old = std::exchange(Current, std::nullopt);
  if (!Old || !Old->IsPrivate)
    return {};
  ReplyBody Body;
  return request(Request::Drop, RequestBody().u32(Old->Number), Body);
}

std::string ScriptRunner::module(const ScriptCommand &Command) {
  const ScriptModule &Module = *Command.Module;
  if (Module.IsDefinition) {
    Image I;
    if (Event E = load(Module, I); E.How != Event::Done)
      return E.text();
    LastDefinition = I;
    if (Module.Id)
      Definitions[*Module.Id] = I;
    return "";
  }
  if (Event E = dropCurrent(); E.How != Event::Done)
    return E.text();
  Instance I;
  if (Event E = instantiate(Module, I); E.How != Event::Done)
    return E.text();
  Current = I;
  if (Module.Id)
    Instances[*Module.Id] = I;
  return "";
}

const ScriptRunner::Instance *
ScriptRunner::find(const std::optional<std::string> &Id) const {
  if (!Id)
    return Current ? &*Current : nullptr;
  auto Found = Instances.find(*Id);
  return Found == Instances.end() ? nullptr : &Found->second;
}

std::string ScriptRunner::registration(const ScriptCommand &Command) {
  const Instance *I = find(Command.Id);
  if (!I)
    return "there is no such instance";
  ReplyBody Body;
  Event E = request(Request::Register,
                    RequestBody().u32(I->Number).text(Command.Text), Body);
  if (E.How != Event::Done)
    return E.text();
  if (!Command.Id)
    Current->IsPrivate = false;
  return "";
}

//===----------------------------------------------------------------------===//
// Actions
//===----------------------------------------------------------------------===//

static RawValue takeValue(ReplyBody &Body) {
  uint64_t Low = Body.u64();
  return {Low, Body.u64()};
}

Event ScriptRunner::perform(const ScriptAction &Action) {
  const Instance *I = find(Action.Module);
  if (!I)
    return broken("there is no such instance");
  RequestBody Ask;
  Ask.u32(I->Number).text(Action.Name);
  if (!Action.IsGet) {
    Ask.u32(Action.Arguments.size());
    for (const ScriptValue &V : Action.Arguments) {
      RawValue Raw = rawValue(V);
      Ask.u64(Raw[0]).u64(Raw[1]);
    }
  }
  ReplyBody Body;
  Event E = request(Action.IsGet ? Request::Get : Request::Invoke, Ask, Body);
  if (E.How != Event::Done)
    return E;
  uint32_t Count = Action.IsGet ? 1 : Body.u32();
  for (uint32_t N = 0; N < Count && !Body.complete(); ++N)
    E.Values.push_back(takeValue(Body));
  if (!Body.complete() || E.Values.size() != Count)
    return broken("loader: a reply of the wrong length");
  return E;
}

std::string ScriptRunner::actionAlone(const ScriptCommand &Command) {
  Event E = perform(*Command.Action);
  return E.How == Event::Done ? "" : E.text();
}

std::string ScriptRunner::assertReturn(const ScriptCommand &Command) {
  Event E = perform(*Command.Action);
  if (E.How != Event::Done)
    return E.text();
  if (E.Values.size() != Command.Results.size())
    return utostr(E.Values.size()) +
           (E.Values.size() == 1 ? " result" : " results");
  bool Good = true;
  std::string Got;
  for (auto [Patterns, Value] : zip_equal(Command.Results, E.Values)) {
    Good &= any_of(Patterns, [&, &Value = Value](const ScriptValue &P) {
      return matches(P, Value);
    });
    Got += (Got.empty() ? "" : " ") +
           printValue(Patterns.empty() ? ScriptValue() : Patterns[0], Value);
  }
  return Good ? "" : Got;
}

/// The suite's own interpreter says which element was uninitialized, and one
/// script asks for it; a trap code says no more than what happened.
static bool isMessage(StringRef Message, StringRef Text) {
  return Message.starts_with(Text) ||
         (Text.consume_front(Message) && Text.consume_front(" ") &&
          all_of(Text, isDigit));
}

std::string ScriptRunner::assertEnd(const ScriptCommand &Command,
                                    Event::Kind How) {
  Instance Ignored;
  Event E = Command.Action ? perform(*Command.Action)
                           : instantiate(*Command.Module, Ignored);
  if (E.How == How && isMessage(E.Message, Command.Text))
    return "";
  if (E.How == Event::Done)
    return Command.Action ? "it returns" : "the module is instantiated";
  return E.text();
}

//===----------------------------------------------------------------------===//
// Commands
//===----------------------------------------------------------------------===//

std::string ScriptRunner::carryOut(const ScriptCommand &Command) {
  switch (Command.Kind) {
  case CommandKind::Module:
    return module(Command);
  case CommandKind::Register:
    return registration(Command);
  case CommandKind::Invoke:
  case CommandKind::Get:
    return actionAlone(Command);
  case CommandKind::AssertReturn:
    return assertReturn(Command);
  case CommandKind::AssertTrap:
  case CommandKind::AssertExhaustion:
  case CommandKind::AssertUninstantiable:
    return assertEnd(Command, Event::Trapped);
  case CommandKind::AssertException:
    return assertEnd(Command, Event::Thrown);
  case CommandKind::AssertUnlinkable:
    return assertEnd(Command, Event::Unlinkable);
  case CommandKind::AssertMalformed:
  case CommandKind::AssertMalformedCustom:
  case CommandKind::AssertInvalid:
  case CommandKind::AssertInvalidCustom:
    // Known proposals are validated whether or not they are supported.
    return checkRejection(Command, wasm::FeatureSet().set());
  case CommandKind::AssertSuspension:
  case CommandKind::Thread:
  case CommandKind::Wait:
    return "this command is not supported";
  }
  llvm_unreachable("not a kind of command");
}

/// What a command expects, in the script's words.
static std::string expectation(const ScriptCommand &Command) {
  if (!Command.Text.empty())
    return "\"" + Command.Text + "\"";
  if (Command.Kind != CommandKind::AssertReturn)
    return Command.Kind == CommandKind::AssertException ? "an exception"
                                                        : "no failure";
  std::string Text;
  for (const std::vector<ScriptValue> &Patterns : Command.Results) {
    Text += Text.empty() ? "" : " ";
    for (const ScriptValue &P : Patterns)
      Text += (&P == &Patterns.front() ? "" : " or ") + P.Text.str();
  }
  return Text.empty() ? "no result" : Text;
}

void ScriptRunner::run(const ScriptCommand &Command) {
  std::string Got = carryOut(Command);
  if (Got.empty()) {
    Outcome.Passed += Command.Forms;
    return;
  }
  Outcome.Failed += Command.Forms;
  Outcome.Failures.push_back({Command.Position, commandHead(Command.Kind).str(),
                              expectation(Command), std::move(Got)});
}

Expected<ScriptOutcome> wasmc::runScript(StringRef Text,
                                         const ScriptHost &Host) {
  auto Commands = parseScript(Text);
  if (!Commands)
    return Commands.takeError();
  ScriptRunner Runner(Host);
  for (const ScriptCommand &Command : *Commands)
    Runner.run(Command);
  return Runner.takeOutcome();
}
