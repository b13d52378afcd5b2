//===- Classify.h - is this fault a trap? -----------------------*- C++ -*-===//
//
// A fault is a trap only if it comes from the guest's own code, or from a
// memory routine that works for it, and hits the guest's memory or the guard
// of its stack; or if it is a trap instruction in the guest's code. Every
// other fault is a bug, of ours or of the machine, and must not be taken for
// the guest's. A page of the guest's memory or code whose file has lost it
// stops the guest like a trap.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TRAP_CLASSIFY_H
#define WASMC_TRAP_CLASSIFY_H

#include "runtime-support/trap/Trap.h"

namespace wasmc::trap {

struct Fault {
  sys::Signal Signal;
  int32_t Code; ///< siginfo's si_code
  uintptr_t Address;
  uintptr_t Pc;
};

struct Verdict {
  enum Kind {
    Trap,    ///< of the guest
    NotOurs, ///< a fault outside of the guest
    Sent,    ///< no fault: a process sent the signal
  } What;
  abi::TrapCode Code;
};

/// True if a process sent the signal: it is no fault.
inline bool wasSent(const sys::SignalInfo &Info) { return Info.Code <= 0; }

Verdict classify(const Fault &F, const GuestRegions &Guest);

} // namespace wasmc::trap

#endif
