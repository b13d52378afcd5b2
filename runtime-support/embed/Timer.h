//===- Timer.h - interrupts stores when their time is up --------*- C++ -*-===//
//
// Inside embed/. One thread an engine, which begins with the first deadline and
// sleeps until the next one. Deadlines are items of a list in their stores: to
// set one takes a lock, and a system call only if the thread must wake earlier
// than it meant to.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_EMBED_TIMER_H
#define WASMC_EMBED_TIMER_H

#include "runtime-support/embed/Libc.h"
#include "runtime-support/sys/Lock.h"

struct wasm_store_t;

namespace wasmc::embed {

struct Deadline {
  uint64_t At; ///< of the monotonic clock, in nanoseconds; 0: none
  wasm_store_t *Of;
  Deadline *Next, *Previous;
};

/// Zeros are a timer without a thread.
class Timer {
public:
  /// False if the machine has no thread for it.
  [[nodiscard]] bool set(Deadline &D, wasm_store_t &Of, uint64_t Nanoseconds);
  void clear(Deadline &D);
  /// Ends the thread; there are no deadlines any more.
  void stop();

  /// Around a fork. The child has no thread, and forgets its deadlines.
  void hold() { Lock.acquire(); }
  void letGo() { Lock.release(); }
  void forget();

private:
  static void *run(void *This);
  /// Interrupts what is due, and gives the time of the next one.
  uint64_t interruptDue(uint64_t Now);
  void unlink(Deadline &D);
  [[nodiscard]] bool start();
  void wake();

  sys::Lock Lock; ///< of all that follows
  bool Runs, Ends;
  uint32_t Woken; ///< futex: changes when the thread must look again
  uint64_t Wakes; ///< when it does so by itself
  Deadline *First;
  ThreadId Thread;
};

} // namespace wasmc::embed

#endif
