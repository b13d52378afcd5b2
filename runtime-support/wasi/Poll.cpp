//===- Poll.cpp - poll_oneoff ---------------------------------------------===//
//
// All subscriptions become one ppoll: descriptors to watch, and the time until
// the first clock. Deadlines are compared with the clocks as they were when
// the call began, so a clock that somebody sets in between moves none.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sys/Syscall.h"
#include "runtime-support/wasi/Clock.h"
#include "runtime-support/wasi/Function.h"

using namespace wasmc;
using namespace wasmc::wasi;
using sys::Syscall;

namespace {

enum EventType : uint8_t { ClockEvent = 0, FdReadEvent = 1, FdWriteEvent = 2 };

/// WASI's subscription.
struct Subscription {
  uint64_t UserData;
  uint8_t Type;
  uint8_t Pad1[7];
  uint32_t ClockOrFd;
  uint32_t Pad2;
  uint64_t Timeout;
  uint64_t Precision;
  uint16_t ClockFlags;
  uint8_t Pad3[6];
};
static_assert(sizeof(Subscription) == 48);
constexpr uint16_t AbsoluteTime = 1;

/// WASI's event.
struct Event {
  uint64_t UserData;
  Errno Error;
  uint8_t Type;
  uint8_t Pad1[5];
  uint64_t NumBytes;
  uint16_t Flags;
  uint8_t Pad2[6];
};
static_assert(sizeof(Event) == 32);
constexpr uint16_t Hangup = 1;

/// struct pollfd.
struct PollFd {
  int Fd;
  short Events;
  short Answer;
};
enum PollBits : short {
  PollIn = 1,
  PollOut = 4,
  PollError = 8,
  PollHangup = 16,
  PollInvalid = 32,
};

uint64_t timeOf(ClockId Id) {
  TimeSpec Time = {};
  sys::call(Syscall::clock_gettime, uint32_t(Id), &Time);
  return toNanoseconds(Time.Seconds, uint64_t(Time.Nanoseconds));
}

class Poll {
public:
  Poll(Call C, const char *In, uint32_t Count) : C(C), In(In), Count(Count) {}

  Errno wait();
  uint32_t report(char *To);

private:
  /// Descriptors that one call may watch, so that they fit the stack.
  static constexpr uint32_t MaxFds = 1024;
  static constexpr uint64_t Forever = UINT64_MAX;

  Subscription subscription(uint32_t I) const {
    return load<Subscription>(In + I * sizeof(Subscription));
  }
  Errno checkClock(const Subscription &S) const;
  Errno checkFd(const Subscription &S, Descriptor *&D) const;
  uint64_t timeLeft(const Subscription &S) const;
  Errno prepare();
  bool happened(const Subscription &S, uint32_t &NextFd, Event &E) const;

  Call C;
  const char *In;
  uint32_t Count;
  uint64_t RealStart = 0, MonotonicStart = 0;
  uint64_t Shortest = Forever; ///< nanoseconds to wait
  uint64_t Elapsed = 0;        ///< nanoseconds waited
  uint32_t NumFds = 0;
  PollFd Fds[MaxFds];
};

Errno Poll::checkClock(const Subscription &S) const {
  if (S.ClockOrFd > uint32_t(ClockId::ThreadCpu))
    return Errno::Invalid;
  return S.ClockOrFd > uint32_t(ClockId::Monotonic) ? Errno::NotSupported
                                                    : Errno::Success;
}

Errno Poll::checkFd(const Subscription &S, Descriptor *&D) const {
  if (S.Type > FdWriteEvent)
    return Errno::Invalid;
  return C.need(S.ClockOrFd,
                PollFdReadwrite | (S.Type == FdReadEvent ? FdRead : FdWrite),
                D);
}

uint64_t Poll::timeLeft(const Subscription &S) const {
  if (!(S.ClockFlags & AbsoluteTime))
    return S.Timeout;
  uint64_t Start =
      S.ClockOrFd == uint32_t(ClockId::Realtime) ? RealStart : MonotonicStart;
  return S.Timeout > Start ? S.Timeout - Start : 0;
}

Errno Poll::prepare() {
  RealStart = timeOf(ClockId::Realtime);
  MonotonicStart = timeOf(ClockId::Monotonic);
  for (uint32_t I = 0; I != Count; ++I) {
    Subscription S = subscription(I);
    uint64_t Left = 0; // an error is an event that has happened already
    if (S.Type == ClockEvent) {
      if (checkClock(S) == Errno::Success)
        Left = timeLeft(S);
    } else if (Descriptor *D; checkFd(S, D) == Errno::Success) {
      if (NumFds == MaxFds)
        return Errno::Invalid;
      Fds[NumFds++] = {D->Fd, S.Type == FdReadEvent ? PollIn : PollOut, 0};
      Left = Forever;
    }
    if (Left < Shortest)
      Shortest = Left;
  }
  return Errno::Success;
}

Errno Poll::wait() {
  WASI_TRY(prepare());
  TimeSpec Timeout = toTimeSpec(Shortest);
  long Ready = sys::call(Syscall::ppoll, Fds, NumFds,
                         Shortest == Forever ? nullptr : &Timeout, 0, 0);
  if (Ready < 0)
    return errnoOf(Ready);
  Elapsed = timeOf(ClockId::Monotonic) - MonotonicStart;
  if (!Ready && Elapsed < Shortest)
    Elapsed = Shortest;
  return Errno::Success;
}

/// Whether there is something to report, and fills in what.
bool Poll::happened(const Subscription &S, uint32_t &NextFd, Event &E) const {
  if (S.Type == ClockEvent) {
    E.Error = checkClock(S);
    return E.Error != Errno::Success || timeLeft(S) <= Elapsed;
  }
  Descriptor *D;
  E.Error = checkFd(S, D);
  if (E.Error != Errno::Success)
    return true;
  short Answer = Fds[NextFd++].Answer;
  if (Answer & PollInvalid)
    E.Error = Errno::BadF;
  else if (Answer & PollError)
    E.Error = S.Type == FdWriteEvent ? Errno::Pipe : Errno::Io;
  else if (Answer & (PollIn | PollOut))
    E.NumBytes = 1; // at least: how many would take another call
  if (Answer & PollHangup)
    E.Flags = Hangup;
  return Answer != 0;
}

uint32_t Poll::report(char *To) {
  uint32_t NumEvents = 0, NextFd = 0;
  for (uint32_t I = 0; I != Count; ++I) {
    Subscription S = subscription(I);
    Event E = {};
    E.UserData = S.UserData;
    E.Type = S.Type;
    if (happened(S, NextFd, E))
      store(To + NumEvents++ * sizeof(Event), E);
  }
  return NumEvents;
}

Errno pollOneoff(Call C, uint32_t In, uint32_t To, uint32_t Count,
                 uint32_t Result) {
  const char *InAt = C.Memory.array<Subscription>(In, Count);
  char *ToAt = C.Memory.array<Event>(To, Count);
  Out<uint32_t> ResultOut(C.Memory, Result);
  if (!InAt || !ToAt || !ResultOut)
    return Errno::Fault;
  if (!Count)
    return Errno::Invalid;
  Poll P(C, InAt, Count);
  WASI_TRY(P.wait());
  ResultOut = P.report(ToAt);
  return Errno::Success;
}

} // namespace

WASI_FUNCTION_4(poll_oneoff, pollOneoff)
