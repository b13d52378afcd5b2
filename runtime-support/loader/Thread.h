//===- Thread.h - what guests run on ----------------------------*- C++ -*-===//
//
// A guest stack and what trap/ must know while a guest runs on it. A thread of
// the process has one; the stores that it uses share it. Calls nest: a guest
// calls a function of the host, which calls a guest, maybe of another store.
//
//   host's stack    guest's stack
//   invoke()
//   enter() ------> guest
//                   host's thunk       GuestSp: here
//   callback <-----
//   invoke()
//   enter() ------> guest, below GuestSp
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_THREAD_H
#define WASMC_LOADER_THREAD_H

#include "runtime-support/loader/Text.h"
#include "runtime-support/trap/Backtrace.h"

namespace wasmc::loader {

struct Thread : trap::FaultRegistry {
  uintptr_t ResumeSp; ///< the host's, of the innermost call; 0: no guest runs
  uintptr_t GuestSp;  ///< below it the next guest begins
  abi::TrapCode Code; ///< of the last trap; None after an exit
  int ExitCode;
  trap::Backtrace Trace; ///< of the last trap
  void *Mapping;
  uint64_t MappingBytes;

  bool runsGuest() const { return ResumeSp; }
  uint64_t stackBytes() const { return Guest.Stack.End - Guest.Stack.Begin; }
};

/// T is zeros or was opened before; while no guest runs. Gives it a stack of at
/// least so many bytes. False: Why says what the machine refuses.
[[nodiscard]] bool openThread(Thread &T, uint64_t StackBytes, Text &Why);
void closeThread(Thread &T);

} // namespace wasmc::loader

#endif
