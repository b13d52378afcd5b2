//===- Main.cpp - a loader that takes commands over a pipe ----------------===//

#include "runtime-support/script/Session.h"
#include "runtime-support/sys/Mapping.h"
#include "runtime-support/sys/Print.h"
#include "runtime-support/sys/Process.h"

using namespace wasmc;

/// Images that want more get more.
static constexpr uint64_t FirstStack = 1 << 20;

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

/// The handlers' stack and what they need above it, as trap/Trap.h wants it.
static loader::Thread &openMainThread() {
  constexpr uint64_t Below = trap::HandlerStackSize + trap::FrameRoom;
  loader::Text Why;
  long Mapped = sys::mapAnonymous(Below + sizeof(loader::Thread),
                                  sys::ReadWrite, /*CommitNow=*/true);
  if (sys::isError(Mapped)) {
    Why << "no memory for a signal stack";
    Why.reason(Mapped);
    cannotStart(Why.bytes());
  }
  auto &Thread = *reinterpret_cast<loader::Thread *>(Mapped + Below);
  if (!loader::openThread(Thread, FirstStack, Why))
    cannotStart(Why.bytes());
  long Failed = trap::install(Thread);
  if (Failed >= 0)
    Failed = trap::handleLostPages();
  if (Failed < 0) {
    Why << "cannot install signal handlers";
    Why.reason(Failed);
    cannotStart(Why.bytes());
  }
  return Thread;
}

/// Called by _start with the initial stack pointer.
extern "C" [[noreturn]] __attribute__((used)) void
wasmc_start(uintptr_t *InitialStack) {
  sys::ProcessStart Process = sys::readProcessStart(InitialStack);
  loader::Text Why;
  loader::Engine *Engine =
      loader::openEngine(Process.aux(sys::AuxPageSize, 4096), Why);
  if (!Engine)
    cannotStart(Why.bytes());
  sys::exitProcess(script::Session(*Engine, openMainThread()).run());
}
