//===- Main.cpp - a loader that takes commands over a pipe ----------------===//

#include "runtime-support/script/Session.h"
#include "runtime-support/sys/Print.h"
#include "runtime-support/sys/Process.h"

using namespace wasmc;

namespace {

[[noreturn]] void cannotStart(loader::Bytes Why) {
  sys::Printer P;
  P << "wasmc: ";
  for (uint64_t I = 0; I != Why.Size; ++I)
    P << Why.Data[I];
  P << '\n';
  P.flush();
  sys::exitProcess(abi::ExitCode::CannotStart);
}

} // namespace

/// Called by _start with the initial stack pointer.
extern "C" [[noreturn]] __attribute__((used)) void
wasmc_start(uintptr_t *InitialStack) {
  sys::ProcessStart Process = sys::readProcessStart(InitialStack);
  loader::Text Why;
  loader::Store *Store =
      loader::openStore(Process.aux(sys::AuxPageSize, 4096), Why);
  if (!Store)
    cannotStart(Why.bytes());
  sys::exitProcess(script::Session(*Store).run());
}
