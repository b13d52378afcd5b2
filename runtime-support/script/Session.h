//===- Session.h - a store that obeys requests ------------------*- C++ -*-===//
//
// Inside script/: what each request of abi/ScriptProtocol.h does.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SCRIPT_SESSION_H
#define WASMC_SCRIPT_SESSION_H

#include "runtime-support/abi/ExitCode.h"
#include "runtime-support/loader/Linker.h"
#include "runtime-support/script/Channel.h"

namespace wasmc::script {

class Session {
public:
  Session(loader::Engine &Engine, loader::Thread &Thread);

  /// Obeys requests until the input ends; how the process then ends.
  abi::ExitCode run();

private:
  using Outcome = loader::Outcome;

  Outcome obey(uint32_t Code);
  Outcome load();
  Outcome instantiate();
  Outcome nameInstance();
  Outcome invoke();
  Outcome get();
  Outcome readMemory();
  Outcome drop();
  Outcome setFuel();
  Outcome getFuel();
  Outcome setDeadline();

  bool isValueOf(abi::ValueType Type, const loader::Value &V) const;
  Outcome fail(const char *Why);
  bool reply(Outcome Result);
  /// What the next numbers of the request say, or null.
  loader::Image *image();
  loader::Instance *instance();
  bool findExport(loader::Instance *I, Bytes Name, abi::ExternKind Kind,
                  loader::Extern &Result);

  loader::Engine &Engine;
  loader::Store Store;
  loader::Linker Linker = {};
  Channel Pipe;
  RequestReader In{{nullptr, 0}};
  ReplyWriter Out;
  Bytes More = {nullptr, 0}; ///< of the reply, in a guest's memory
  loader::Problem Problem = {};
  Array<loader::Image *> Images = {};
  Array<loader::Instance *> Instances = {}; ///< null: dropped
  Array<loader::Value> Values = {};
  Array<loader::Extern> Imports = {};
};

} // namespace wasmc::script

#endif
