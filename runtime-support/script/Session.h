//===- Session.h - a store that obeys requests ------------------*- C++ -*-===//
//
// Inside script/: what each request of abi/ScriptProtocol.h does.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SCRIPT_SESSION_H
#define WASMC_SCRIPT_SESSION_H

#include "runtime-support/abi/ExitCode.h"
#include "runtime-support/loader/Loader.h"
#include "runtime-support/script/Channel.h"

namespace wasmc::script {

class Session {
public:
  explicit Session(loader::Store &Store) : Store(Store) {}

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

  Outcome fail(const char *Why);
  bool reply(Outcome Result);
  /// What the next numbers of the request say, or null.
  loader::Image *image();
  loader::Instance *instance();
  bool findExport(loader::Instance *I, Bytes Name, abi::ExternKind Kind,
                  loader::Extern &Result);

  loader::Store &Store;
  Channel Pipe;
  RequestReader In{{nullptr, 0}};
  ReplyWriter Out;
  Bytes More = {nullptr, 0}; ///< of the reply, in a guest's memory
  loader::Problem Problem = {};
  Array<loader::Image *> Images = {};
  Array<loader::Instance *> Instances = {}; ///< null: dropped
  Array<loader::Value> Values = {};
};

} // namespace wasmc::script

#endif
