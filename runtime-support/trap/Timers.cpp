//===- Timers.cpp - the end of a guest whose time is up -------------------===//

#include "runtime-support/trap/Timers.h"
#include "runtime-support/sys/Process.h"
#include "runtime-support/sys/Syscall.h"

using namespace wasmc;
using sys::Signal;

namespace {

enum class Clock : int { Real = 0, Profiling = 2 }; // ITIMER_*

/// struct itimerval.
struct TimerValue {
  int64_t IntervalSeconds, IntervalMicroseconds;
  int64_t Seconds, Microseconds;
};

/// A report that nobody reads may never end; the process does, a second later,
/// when the timer strikes again. A signal that somebody sent is as good as the
/// timer's: whoever may send it may end the process.
void interrupt(int, sys::SignalInfo *, sys::SignalContext *Context) {
  trap::FaultRegistry &Registry = trap::registryAbove(Context->Stack);
  if (Registry.Reports)
    sys::exitProcess(abi::ExitCode::Trap);
  Registry.OnTrap(Registry, abi::TrapCode::Interrupted, Context->registers(),
                  Context);
}

long start(Clock C, Signal S, uint64_t Nanoseconds) {
  if (Nanoseconds == abi::NoLimit)
    return 0;
  long Failed = sys::installHandler(S, interrupt);
  // It may have been blocked by whoever started us.
  if (Failed >= 0)
    Failed = sys::unblock(S, S);
  if (Failed < 0)
    return Failed;
  constexpr uint64_t PerSecond = 1000000;
  uint64_t Microseconds = Nanoseconds / 1000 + (Nanoseconds % 1000 != 0);
  TimerValue V = {1, 0, int64_t(Microseconds / PerSecond),
                  int64_t(Microseconds % PerSecond)};
  return sys::call(sys::Syscall::setitimer, int(C), &V, 0);
}

} // namespace

long trap::startTimers(uint64_t Wall, uint64_t Cpu) {
  long Failed = start(Clock::Real, Signal::Alarm, Wall);
  return Failed < 0 ? Failed : start(Clock::Profiling, Signal::Profiling, Cpu);
}
