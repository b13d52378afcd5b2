//===- Lock.h - one thread at a time ----------------------------*- C++ -*-===//
//
// A mutex of one word on futexes (U. Drepper, Futexes Are Tricky, mutex2): no
// system call where nobody waits. Zeros are a free lock.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SYS_LOCK_H
#define WASMC_SYS_LOCK_H

#include "runtime-support/sys/Syscall.h"

namespace wasmc::sys {

class Lock {
public:
  void acquire() {
    uint32_t Was = Free;
    if (__atomic_compare_exchange_n(&State, &Was, Held, false, __ATOMIC_ACQUIRE,
                                    __ATOMIC_RELAXED))
      return;
    while (__atomic_exchange_n(&State, Contended, __ATOMIC_ACQUIRE) != Free)
      call(Syscall::futex, &State, WaitPrivate, Contended, 0, 0, 0);
  }
  void release() {
    if (__atomic_exchange_n(&State, Free, __ATOMIC_RELEASE) == Contended)
      call(Syscall::futex, &State, WakePrivate, 1, 0, 0, 0);
  }

private:
  enum : uint32_t { Free, Held, Contended };
  static constexpr int WaitPrivate = 128, WakePrivate = 129;

  uint32_t State = Free;
};

class Locked {
public:
  explicit Locked(Lock &L) : L(L) { L.acquire(); }
  Locked(const Locked &) = delete;
  ~Locked() { L.release(); }

private:
  Lock &L;
};

} // namespace wasmc::sys

#endif
