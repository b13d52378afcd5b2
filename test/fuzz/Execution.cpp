//===- Execution.cpp - the calls of a plan in a loaded image --------------===//

#include "test/fuzz/Execution.h"
#include "compiler/base/Error.h"
#include "runtime-support/abi/TrapCode.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CRC.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using abi::script::Reply;
using abi::script::Request;

/// Images stay mapped as long as the process lives.
constexpr unsigned ImagesPerProcess = 64;
constexpr unsigned TimeoutSeconds = 60;

static ValueBits valueFrom(ReplyBody &Body) {
  ValueBits Bits{};
  StringRef Raw = Body.raw(abi::script::ValueBytes);
  llvm::copy(Raw, Bits.begin());
  return Bits;
}

Expected<Events> Execution::run(StringRef ImagePath, const CallPlan &Plan) {
  if (Loader && Images == ImagesPerProcess)
    Loader.reset();
  if (!Loader) {
    Expected<LoaderProcess> New = LoaderProcess::start(Program, TimeoutSeconds);
    if (!New)
      return New.takeError();
    Loader.emplace(std::move(*New));
    Images = 0;
  }
  Expected<Events> Result = events(ImagePath, Plan);
  if (!Result)
    Loader.reset();
  return Result;
}

Expected<Execution::Answer> Execution::ask(Request What, const RequestBody &B) {
  Expected<LoaderReply> Got = Loader->request(What, B);
  if (!Got)
    return Got.takeError();
  switch (Got->Code) {
  case Reply::Ok:
    return Answer{"", false, std::move(Got->Body)};
  case Reply::Trap: {
    auto Code = abi::TrapCode(Got->Body.u32());
    return Answer{
        abi::trapMessage(Code), Code != abi::TrapCode::UnhandledException, {}};
  }
  default:
    return environmentError("loader", Got->Body.text());
  }
}

Expected<Events> Execution::events(StringRef ImagePath, const CallPlan &Plan) {
  Expected<Answer> Loaded = ask(Request::Load, RequestBody().text(ImagePath));
  if (!Loaded)
    return Loaded.takeError();
  ++Images;
  uint32_t Image = Loaded->Body.u32();

  Events Result;
  std::optional<Instance> I;
  for (const Call &C : Plan.Calls) {
    if (!I) {
      Expected<Answer> Made =
          ask(Request::Instantiate, RequestBody().u32(Image));
      if (!Made)
        return Made.takeError();
      if (!Made->Event.empty()) {
        Result.push_back("start: " + Made->Event);
        return Result;
      }
      I.emplace(Instance{Made->Body.u32()});
    }
    Expected<Answer> Got = call(*I, C);
    if (!Got)
      return Got.takeError();
    bool Lost = Got->Trapped && !KeepAfterTrap;
    std::string Event = Got->Event.empty() ? results(C, Got->Body) : Got->Event;
    if (C.LookAtState && !Lost) {
      Expected<std::string> State = state(*I, Plan);
      if (!State)
        return State.takeError();
      Event += "|" + *State;
    }
    Result.push_back(std::move(Event));
    if (Lost)
      if (Error E = drop(I))
        return std::move(E);
  }
  if (Error E = drop(I))
    return std::move(E);
  return Result;
}

/// Nothing of it is needed any more.
Error Execution::drop(std::optional<Instance> &I) {
  if (!I)
    return Error::success();
  uint32_t Number = I->Number;
  I.reset();
  return ask(Request::Drop, RequestBody().u32(Number)).takeError();
}

Expected<Execution::Answer> Execution::call(const Instance &I, const Call &C) {
  RequestBody Body;
  Body.u32(I.Number).text(C.Export).u32(C.Args.size());
  for (const ValueBits &Bits : C.Args)
    Body.raw(toStringRef(Bits));
  return ask(Request::Invoke, Body);
}

std::string Execution::results(const Call &C, ReplyBody &Body) {
  std::string Text;
  uint32_t Count = Body.u32();
  for (char Letter : C.Results)
    Text += (Text.empty() ? "" : ",") + valueText(Letter, valueFrom(Body));
  return Count == C.Results.size() && Body.complete() ? Text : "odd reply";
}

Expected<std::string> Execution::state(Instance &I, const CallPlan &Plan) {
  std::string Text;
  for (size_t N = 0; N < Plan.Globals.size(); ++N) {
    Expected<Answer> Got =
        ask(Request::Get, RequestBody().u32(I.Number).text("g" + utostr(N)));
    if (!Got)
      return Got.takeError();
    Text += (N ? "," : "") + valueText(Plan.Globals[N], valueFrom(Got->Body));
  }
  for (size_t N = 0; N < Plan.Memories; ++N) {
    Expected<std::string> Memory = memory(I, N);
    if (!Memory)
      return Memory.takeError();
    Text += "|" + *Memory;
  }
  return Text;
}

Expected<std::string> Execution::memory(Instance &I, size_t Number) {
  constexpr uint64_t Most = 64 << 16; // pages, far above the plans' maxima
  Expected<Answer> Got = ask(
      Request::ReadMemory,
      RequestBody().u32(I.Number).text("m" + utostr(Number)).u64(0).u64(Most));
  if (!Got)
    return Got.takeError();
  uint64_t Size = Got->Body.u64();
  std::string Contents = Got->Body.text();
  auto [Last, New] = I.LastMemories.try_emplace(Number);
  if (!New && Contents == Last->second)
    return "=";
  std::string Text =
      formatv("{0}:{1:x-8}", Size, crc32(arrayRefFromStringRef(Contents)));
  Last->second = std::move(Contents);
  return Text;
}
