//===- RuntimeCalls.h - how compiled code enters the runtime ----*- C++ -*-===//
//
// Compiled code may call with hardly any stack left, and a fault of the
// runtime on the guard of the guest stack could not be told from a bug of
// ours: so every entry point first makes sure of StackHeadroom, and the guard
// is hit in guest code only.
//
// The entry points, wasmc_rt_<Name>, are made from the table in
// RuntimeEntries.cpp. Each passes its words on to calls::<Name>, which is
// declared here from the same table, and defined in the room that it belongs
// to (memory/, table/, exception/, trap/).
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TRAP_RUNTIMECALLS_H
#define WASMC_TRAP_RUNTIMECALLS_H

#include "runtime-support/trap/Trap.h"

#define WASMC_PARAMS_0
#define WASMC_PARAMS_1 , uint64_t A
#define WASMC_PARAMS_2 WASMC_PARAMS_1, uint64_t B
#define WASMC_PARAMS_3 WASMC_PARAMS_2, uint64_t C
#define WASMC_PARAMS_4 WASMC_PARAMS_3, uint64_t D
#define WASMC_PARAMS_5 WASMC_PARAMS_4, uint64_t E
#define WASMC_RESULT_true uint64_t
#define WASMC_RESULT_false void

namespace wasmc::calls {

#define RUNTIME_CALL(Name, NumParams, HasResult)                               \
  WASMC_RESULT_##HasResult Name(void *Vmctx WASMC_PARAMS_##NumParams);
#include "runtime-support/abi/RuntimeCalls.def"

} // namespace wasmc::calls

namespace wasmc::trap {

/// For entry points, called on the guest stack: traps unless StackHeadroom is
/// left.
inline void checkHeadroom(void *Vmctx) {
  uintptr_t Here = uintptr_t(__builtin_frame_address(0));
  uintptr_t Limit = abi::headerOf(Vmctx)->Exec->StackLimit;
  if (__builtin_expect(Here < Limit + abi::StackHeadroom, 0))
    raiseTrap(Vmctx, abi::TrapCode::CallStackExhausted);
}

} // namespace wasmc::trap

#endif
