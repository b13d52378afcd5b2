//===- Invoke.h - into the guest, and back, in line -------------*- C++ -*-===//
//
// invoke() for hosts that make many short calls: what isn't needed before and
// after every call is somebody else's (useThread(), Enter-<arch>.S).
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_INVOKE_H
#define WASMC_LOADER_INVOKE_H

#include "runtime-support/loader/Loader.h"

/// Enter-<arch>.S: keeps the registers that a callee must keep on the host's
/// stack, whose pointer it writes to ResumeSp, and calls Function(Vmctx, Code,
/// Values) on the guest's. False after a trap.
extern "C" __attribute__((visibility("hidden"))) bool
wasmc_enter_guest(void *Vmctx, const void *Code, void *Values,
                  const void *Function, uintptr_t StackTop,
                  uintptr_t *ResumeSp);

namespace wasmc::loader {

/// The image's file was cut while the guest ran.
Outcome lostPage(Problem &P);

/// Calls Function(Vmctx, Code, Values) on the guest stack.
[[nodiscard]] __attribute__((always_inline)) inline Outcome
enterGuest(Store &S, void *Vmctx, const void *Code, Value *Values,
           const void *Function, Problem &P) {
  Thread &T = *S.On;
  S.Exec.StackLimit = T.Guest.Stack.Begin;
  // A trap skips the ends of what was called in between.
  const uintptr_t ResumeSp = T.ResumeSp, GuestSp = T.GuestSp;
  const trap::GuestPart *const *Parts = T.Guest.Parts;
  T.Guest.Parts = &S.Parts;
  bool Returned =
      wasmc_enter_guest(Vmctx, Code, Values, Function, GuestSp, &T.ResumeSp);
  T.ResumeSp = ResumeSp;
  T.Guest.Parts = Parts;
  if (__builtin_expect(Returned, 1))
    return Outcome::Ok;
  T.GuestSp = GuestSp;
  P.Trap = T.Code;
  P.ExitCode = T.ExitCode;
  if (T.Code == abi::TrapCode::LostPage)
    return lostPage(P);
  return T.Code == abi::TrapCode::None ? Outcome::Exit : Outcome::Trap;
}

/// Of a function that is Compiled.
[[nodiscard]] __attribute__((always_inline)) inline Outcome
invokeCompiled(Store &S, const Extern &Function, Value *Values, Problem &P) {
  auto &Callee = *static_cast<abi::FuncrefDescriptor *>(Function.Address);
  return enterGuest(S, Callee.Vmctx, Callee.Code, Values, Function.Entry, P);
}

} // namespace wasmc::loader

#endif
