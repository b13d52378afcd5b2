//===- Handlers.cpp - signals in a host that has handlers too -------------===//
//
// The handler looks at the thread's record: does this thread run a guest, and
// is the fault that guest's (trap/)? If so it changes where the interrupted
// code goes on. If not, the action that was there before takes place, as the
// kernel would have done it: handlers with the mask and the form that they
// asked for, the default action by restoring it, so that a fault strikes again
// and a sent signal is sent once more.
//
// Security: whether a fault is a trap is decided by address and by PC. A fault
// of the host is never taken for the guest's, not even in a callback.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/embed/Handlers.h"
#include "runtime-support/embed/Process.h"
#include "runtime-support/trap/Classify.h"

using namespace wasmc;
using namespace wasmc::embed;
using sys::Signal;

namespace {

/// The signals that compiled code can raise, the last one where its file was
/// cut.
constexpr Signal Handled[] = {Signal::Segv, sys::TrapInstructionSignal,
                              Signal::Bus};
constexpr unsigned NumHandled = sizeof(Handled) / sizeof(*Handled);

struct {
  sys::Lock Lock;
  bool Installed;
  SignalAction Before[NumHandled];
} Handlers;

void *const DefaultHandler = nullptr;
void *const IgnoringHandler = reinterpret_cast<void *>(1);

enum MaskChange { Block = 0 };

/// What the kernel does before it calls a handler.
void blockAsAsked(int Number, const SignalAction &Action) {
  pthread_sigmask(Block, Action.Mask, nullptr);
  if (Action.Flags & NoDefer)
    return;
  uint64_t Own[16] = {uint64_t(1) << (Number - 1)};
  pthread_sigmask(Block, Own, nullptr);
}

/// A fault strikes again when the handler returns; a signal that was sent is
/// sent once more, to this thread, and waits until then.
void takeDefaultCourse(int Number, const sys::SignalInfo &Info) {
  SignalAction Default = {};
  sigaction(Number, &Default, nullptr);
  if (trap::wasSent(Info))
    raise(Number);
}

void handOn(int Number, sys::SignalInfo *Info, sys::SignalContext *Context) {
  unsigned I = 0;
  while (Number != int(Handled[I]))
    ++I;
  SignalAction &Slot = Handlers.Before[I];
  SignalAction Action = Slot;
  if (Action.Handler == IgnoringHandler && trap::wasSent(*Info))
    return;
  // The kernel doesn't let a fault be ignored.
  if (Action.Handler == DefaultHandler || Action.Handler == IgnoringHandler)
    return takeDefaultCourse(Number, *Info);
  if (Action.Flags & ResetHand)
    Slot.Handler = DefaultHandler;
  blockAsAsked(Number, Action);
  if (Action.Flags & WithInfo)
    reinterpret_cast<void (*)(int, sys::SignalInfo *, sys::SignalContext *)>(
        Action.Handler)(Number, Info, Context);
  else
    reinterpret_cast<void (*)(int)>(Action.Handler)(Number);
}

void handle(int Number, sys::SignalInfo *Info, sys::SignalContext *Context) {
  ThreadRecord *R = Mine;
  if (R && R->Guests.runsGuest() &&
      trap::handleFault(R->Guests, Number, *Info, *Context))
    return;
  handOn(Number, Info, Context);
}

bool install(unsigned I) {
  SignalAction Ours = {};
  Ours.Handler = reinterpret_cast<void *>(&handle);
  Ours.Flags = WithInfo | OnAltStack | NoDefer;
  // Known before the first signal comes.
  if (sigaction(int(Handled[I]), nullptr, &Handlers.Before[I]) != 0)
    return false;
  return sigaction(int(Handled[I]), &Ours, nullptr) == 0;
}

} // namespace

bool embed::installHandlers(ErrorOut Error) {
  sys::Locked Hold(Handlers.Lock);
  if (Handlers.Installed)
    return true;
  for (unsigned I = 0; I != NumHandled; ++I)
    if (!install(I)) {
      while (I--)
        sigaction(int(Handled[I]), &Handlers.Before[I], nullptr);
      return fail(Error, WASMC_ERROR_ENVIRONMENT,
                  "the machine refuses signal handlers");
    }
  __atomic_store_n(&Handlers.Installed, true, __ATOMIC_RELEASE);
  return true;
}

bool embed::handlersInstalled() {
  return __atomic_load_n(&Handlers.Installed, __ATOMIC_ACQUIRE);
}

size_t embed::leastHandlerStack() {
  constexpr unsigned long MinimalStack = 51; // AT_MINSIGSTKSZ
  constexpr size_t KernelsUsually = 12 << 10, Ours = 16 << 10;
  size_t Kernels = getauxval(MinimalStack);
  return (Kernels ? Kernels : KernelsUsually) + Ours;
}

bool wasmc_install_handlers(wasmc_error_t **Error) {
  return installHandlers(Error);
}
bool wasmc_handlers_installed(void) { return handlersInstalled(); }
