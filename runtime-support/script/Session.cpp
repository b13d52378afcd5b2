//===- Session.cpp - a store that obeys requests --------------------------===//

#include "runtime-support/script/Session.h"

using namespace wasmc;
using namespace wasmc::script;
using abi::ExternKind;
using abi::script::Reply;
using abi::script::Request;
using loader::Outcome;

namespace {

/// A longer part of a memory is read in several requests.
constexpr uint64_t MaxRead = 1 << 30;

Reply replyCode(Outcome Result) {
  switch (Result) {
  case Outcome::Ok:
    return Reply::Ok;
  case Outcome::Trap:
    return Reply::Trap;
  case Outcome::Unlinkable:
    return Reply::Unlinkable;
  case Outcome::Exit: // no image here imports what does it
  case Outcome::Failed:
    break;
  }
  return Reply::Failed;
}

} // namespace

Session::Session(loader::Engine &Engine, loader::Thread &Thread)
    : Engine(Engine) {
  loader::openStore(Store, Engine);
  loader::useThread(Store, Thread);
}

abi::ExitCode Session::run() {
  for (;;) {
    uint32_t Code;
    Bytes Content;
    Problem.Why.clear();
    Out.clear();
    More = {nullptr, 0};
    switch (Pipe.receive(Code, Content, Problem.Why)) {
    case Received::End:
      return abi::ExitCode::Success;
    case Received::Broken:
      reply(Outcome::Failed);
      return abi::ExitCode::Usage;
    case Received::Request:
      break;
    }
    In = RequestReader(Content);
    if (!reply(obey(Code)))
      return abi::ExitCode::CannotStart;
  }
}

bool Session::reply(Outcome Result) {
  if (Result == Outcome::Ok && !Out.good())
    Result = fail("no memory for a reply");
  if (Result != Outcome::Ok) {
    Out.clear();
    More = {nullptr, 0};
    if (Result == Outcome::Trap)
      Out.number(uint32_t(Problem.Trap));
    else
      Out.text(Problem.Why.bytes());
  }
  return Pipe.send(replyCode(Result), Out.bytes(), More);
}

Outcome Session::obey(uint32_t Code) {
  switch (Request(Code)) {
  case Request::Load:
    return load();
  case Request::Instantiate:
    return instantiate();
  case Request::Register:
    return nameInstance();
  case Request::Invoke:
    return invoke();
  case Request::Get:
    return get();
  case Request::ReadMemory:
    return readMemory();
  case Request::Drop:
    return drop();
  case Request::SetFuel:
    return setFuel();
  case Request::GetFuel:
    return getFuel();
  case Request::SetDeadline:
    return setDeadline();
  }
  return fail("no such request");
}

Outcome Session::fail(const char *Why) {
  Problem.Why.clear();
  Problem.Why << Why;
  return Outcome::Failed;
}

loader::Image *Session::image() {
  auto Number = In.number<uint32_t>();
  return Number < Images.Count ? Images[Number] : nullptr;
}

loader::Instance *Session::instance() {
  auto Number = In.number<uint32_t>();
  return Number < Instances.Count ? Instances[Number] : nullptr;
}

bool Session::findExport(loader::Instance *I, Bytes Name, ExternKind Kind,
                         loader::Extern &Result) {
  Problem.Why.clear();
  if (!I) {
    Problem.Why << "no such instance";
    return false;
  }
  if (!loader::findExport(*I, Name, Result) || Result.Type.Kind != Kind) {
    Problem.Why << "no such export: \"" << Name << "\"";
    return false;
  }
  return true;
}

Outcome Session::load() {
  Bytes Path = In.text();
  if (!In.complete())
    return fail("not a request to load");
  constexpr uint64_t MaxPath = 4096;
  char Terminated[MaxPath];
  if (Path.Size >= MaxPath)
    return fail("the path is too long");
  if (Path.Size)
    __builtin_memcpy(Terminated, Path.Data, Path.Size);
  Terminated[Path.Size] = 0;
  if (!Images.reserve(1))
    return fail("no memory for another image");
  loader::Image *Loaded;
  Outcome Result = loader::load(Engine, Terminated, Loaded, Problem);
  if (Result == Outcome::Ok) {
    Out.number(uint32_t(Images.Count));
    *Images.append() = Loaded;
  }
  return Result;
}

Outcome Session::instantiate() {
  loader::Image *Of = image();
  if (!Of || !In.complete())
    return fail("not a request to instantiate");
  Imports.Count = 0;
  if (!Instances.reserve(1) ||
      !Imports.reserve(loader::headerOf(*Of).Imports.Count))
    return fail("no memory for another instance");
  loader::Instance *Made;
  Outcome Result = Linker.resolve(*Of, Imports.Items, Problem);
  if (Result == Outcome::Ok)
    Result = loader::instantiate(Store, *Of, Imports.Items, Made, Problem);
  if (Result == Outcome::Ok) {
    Out.number(uint32_t(Instances.Count));
    *Instances.append() = Made;
  }
  return Result;
}

Outcome Session::nameInstance() {
  loader::Instance *I = instance();
  Bytes Name = In.text();
  if (!I || !In.complete())
    return fail("not a request to register");
  if (!Linker.define(Name, *I))
    return fail("no memory for the name");
  return Outcome::Ok;
}

/// The one kind of value that can be wrong. References to functions of a type
/// aren't taken, for nobody compares the type, and none to exceptions: what the
/// caller was given once may be gone.
bool Session::isValueOf(abi::ValueType Type, const loader::Value &V) const {
  if (Type.Code != abi::NullableRefCode && Type.Code != abi::RefCode)
    return true;
  uint64_t Word = V.Words[0];
  if (Word == 0)
    return Type.Code == abi::NullableRefCode;
  return Type.Heap == abi::ExternHeap ||
         (Type.Heap == abi::FuncHeap && loader::isFunction(Store, Word));
}

Outcome Session::invoke() {
  loader::Instance *I = instance();
  Bytes Name = In.text();
  auto Count = In.number<uint32_t>();
  Bytes Arguments = In.raw(uint64_t(Count) * abi::script::ValueBytes);
  if (!In.complete())
    return fail("not a request to invoke");
  loader::Extern Function;
  if (!findExport(I, Name, ExternKind::Func, Function))
    return Outcome::Failed;
  loader::FuncType Type = loader::funcType(Engine, Function.Type);
  if (Count != Type.NumParams)
    return fail("the function has another number of parameters");
  Values.Count = 0;
  if (!Values.reserve(uint64_t(Type.NumParams) + Type.NumResults))
    return fail("no memory for values");
  if (Count)
    __builtin_memcpy(Values.Items, Arguments.Data, Arguments.Size);
  for (uint32_t N = 0; N != Count; ++N)
    if (!isValueOf(Type.Params[N], Values[N]))
      return fail("an argument is no reference of its type");
  Outcome Result = loader::invoke(Store, Function, Values.Items, Problem);
  if (Result == Outcome::Ok) {
    Out.number(Type.NumResults);
    Out.raw(Values.Items, uint64_t(Type.NumResults) * sizeof(loader::Value));
  }
  return Result;
}

Outcome Session::get() {
  loader::Instance *I = instance();
  Bytes Name = In.text();
  if (!In.complete())
    return fail("not a request to get");
  loader::Extern Global;
  if (!findExport(I, Name, ExternKind::Global, Global))
    return Outcome::Failed;
  Out.number(loader::readGlobal(Global));
  return Outcome::Ok;
}

Outcome Session::readMemory() {
  loader::Instance *I = instance();
  Bytes Name = In.text();
  auto Offset = In.number<uint64_t>(), Length = In.number<uint64_t>();
  if (!In.complete())
    return fail("not a request to read memory");
  loader::Extern Memory;
  if (!findExport(I, Name, ExternKind::Memory, Memory))
    return Outcome::Failed;
  auto &M = *static_cast<abi::MemoryInstance *>(Memory.Address);
  if (Offset > M.Bytes)
    Offset = M.Bytes;
  if (Length > M.Bytes - Offset)
    Length = M.Bytes - Offset;
  if (Length > MaxRead)
    return fail("too much memory for one request");
  Out.number(M.Bytes);
  Out.number(uint32_t(Length));
  More = {M.Base + Offset, Length};
  return Outcome::Ok;
}

Outcome Session::setFuel() {
  auto Units = In.number<uint64_t>();
  if (!In.complete() || Units > INT64_MAX)
    return fail("not a request to set fuel");
  Store.Exec.Fuel = Units;
  return Outcome::Ok;
}

Outcome Session::getFuel() {
  if (!In.complete())
    return fail("not a request to get fuel");
  Out.number(Store.Exec.Fuel);
  return Outcome::Ok;
}

Outcome Session::setDeadline() {
  auto Deadline = In.number<uint64_t>();
  if (!In.complete())
    return fail("not a request to set the deadline");
  Store.Exec.Deadline = Deadline;
  return Outcome::Ok;
}

Outcome Session::drop() {
  auto Number = In.number<uint32_t>();
  if (!In.complete() || Number >= Instances.Count || !Instances[Number])
    return fail("not a request to drop an instance");
  Linker.forget(*Instances[Number]);
  loader::drop(*Instances[Number]);
  Instances[Number] = nullptr;
  return Outcome::Ok;
}
