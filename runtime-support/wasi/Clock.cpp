//===- Clock.cpp - clocks -------------------------------------------------===//

#include "runtime-support/wasi/Clock.h"
#include "runtime-support/sys/Syscall.h"
#include "runtime-support/wasi/Function.h"

using namespace wasmc;
using namespace wasmc::wasi;
using sys::Syscall;

namespace {

Errno query(Call C, Syscall Which, uint32_t Id, uint32_t Result) {
  Out<uint64_t> ResultOut(C.Memory, Result);
  if (!ResultOut)
    return Errno::Fault;
  if (Id > uint32_t(ClockId::ThreadCpu))
    return Errno::Invalid;
  TimeSpec Time;
  WASI_TRY(errnoOf(sys::call(Which, Id, &Time)));
  ResultOut = toNanoseconds(Time.Seconds, uint64_t(Time.Nanoseconds));
  return Errno::Success;
}

Errno clockResGet(Call C, uint32_t Id, uint32_t Result) {
  return query(C, Syscall::clock_getres, Id, Result);
}

/// The precision that the guest would be content with saves us nothing.
Errno clockTimeGet(Call C, uint32_t Id, uint64_t, uint32_t Result) {
  return query(C, Syscall::clock_gettime, Id, Result);
}

} // namespace

WASI_FUNCTION_2(clock_res_get, clockResGet)
WASI_FUNCTION_3(clock_time_get, clockTimeGet)
