//===- Timer.cpp - interrupts stores when their time is up ----------------===//

#include "runtime-support/embed/Timer.h"
#include "runtime-support/embed/Objects.h"

using namespace wasmc;
using namespace wasmc::embed;

namespace {

constexpr uint64_t Never = ~uint64_t(0);
constexpr uint64_t Second = 1000000000;
constexpr int Monotonic = 1; // CLOCK_MONOTONIC

uint64_t now() {
  TimeSpec T = {};
  clock_gettime(Monotonic, &T);
  return uint64_t(T.Seconds) * Second + uint64_t(T.Nanoseconds);
}

/// Until the word is no longer Seen, or it is that late.
void sleepUntil(uint32_t &Word, uint32_t Seen, uint64_t At) {
  constexpr int WaitBitset = 9, Private = 128;
  constexpr uint32_t AnyBit = ~0u;
  TimeSpec Until = {int64_t(At / Second), int64_t(At % Second)};
  sys::call(sys::Syscall::futex, &Word, WaitBitset | Private, Seen,
            At == Never ? nullptr : &Until, 0, AnyBit);
}

} // namespace

void Timer::wake() {
  constexpr int Wake = 1, Private = 128;
  __atomic_fetch_add(&Woken, 1, __ATOMIC_RELEASE);
  sys::call(sys::Syscall::futex, &Woken, Wake | Private, 1, 0, 0, 0);
}

uint64_t Timer::interruptDue(uint64_t Now) {
  uint64_t Earliest = Never;
  Deadline *Next;
  for (Deadline *D = First; D; D = Next) {
    Next = D->Next;
    if (D->At <= Now) {
      loader::interrupt(D->Of->Guests);
      unlink(*D);
    } else if (D->At < Earliest) {
      Earliest = D->At;
    }
  }
  return Earliest;
}

void *Timer::run(void *This) {
  Timer &T = *static_cast<Timer *>(This);
  for (;;) {
    uint32_t Seen = __atomic_load_n(&T.Woken, __ATOMIC_ACQUIRE);
    uint64_t Until;
    {
      sys::Locked Hold(T.Lock);
      if (T.Ends)
        return nullptr;
      Until = T.Wakes = T.interruptDue(now());
    }
    sleepUntil(T.Woken, Seen, Until);
  }
}

void Timer::unlink(Deadline &D) {
  (D.Previous ? D.Previous->Next : First) = D.Next;
  if (D.Next)
    D.Next->Previous = D.Previous;
  D = {};
}

/// The thread takes no signals: those of the host's are for the host's threads.
bool Timer::start() {
  constexpr int SetMask = 2;
  uint64_t All[16], Before[16];
  for (uint64_t &Word : All)
    Word = ~uint64_t(0);
  Wakes = 0;
  pthread_sigmask(SetMask, All, Before);
  Runs = pthread_create(&Thread, nullptr, run, this) == 0;
  pthread_sigmask(SetMask, Before, nullptr);
  return Runs;
}

bool Timer::set(Deadline &D, wasm_store_t &Of, uint64_t Nanoseconds) {
  uint64_t At = now();
  At = Nanoseconds < Never - 1 - At ? At + Nanoseconds : Never - 1;
  sys::Locked Hold(Lock);
  if (!Runs && !start())
    return false;
  if (D.At)
    unlink(D);
  D = {At, &Of, First, nullptr};
  if (First)
    First->Previous = &D;
  First = &D;
  if (At < Wakes)
    wake();
  return true;
}

void Timer::clear(Deadline &D) {
  sys::Locked Hold(Lock);
  if (D.At)
    unlink(D);
}

void Timer::stop() {
  {
    sys::Locked Hold(Lock);
    if (!Runs)
      return;
    Ends = true;
    wake();
  }
  pthread_join(Thread, nullptr);
}

void Timer::forget() {
  while (First)
    unlink(*First);
  Runs = false;
}

bool wasmc_store_set_deadline(wasm_store_t *S, uint64_t Nanoseconds,
                              wasmc_error_t **Error) {
  Timer &T = S->Engine->Deadlines;
  if (Nanoseconds == 0) {
    T.clear(S->Deadline);
    return true;
  }
  return T.set(S->Deadline, *S, Nanoseconds) ||
         fail(Error, WASMC_ERROR_ENVIRONMENT,
              "the machine has no thread for deadlines");
}
