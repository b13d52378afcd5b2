//===- Classify.cpp - is this fault a trap? -------------------------------===//

#include "runtime-support/trap/Classify.h"
#include "runtime-support/trap/TrapStream.h"

using namespace wasmc;
using abi::TrapCode;
using trap::Verdict;

Verdict trap::classify(const Fault &F, const GuestRegion &Guest,
                       AddressRange MemoryRoutines) {
  if (F.Code <= 0)
    return {Verdict::Sent, TrapCode::None};
  constexpr Verdict NotOurs = {Verdict::NotOurs, TrapCode::None};
  AddressRange Code = {uintptr_t(Guest.Image->CodeBegin.get()),
                       uintptr_t(Guest.Image->CodeEnd.get())};
  bool InGuest = Code.contains(F.Pc);

  if (F.Signal == sys::Signal::Segv) {
    // The runtime never hands the memory routines a range that it hasn't
    // checked, so a fault there is that of a loop of the guest.
    if (!InGuest && !MemoryRoutines.contains(F.Pc))
      return NotOurs;
    AddressRange Memory = {Guest.Vmctx, Guest.Vmctx + Guest.MemoryReserved};
    if (Memory.contains(F.Address))
      return {Verdict::Trap, TrapCode::MemoryOutOfBounds};
    AddressRange StackGuard = {Guest.StackGuard, Guest.StackLow};
    if (StackGuard.contains(F.Address))
      return {Verdict::Trap, TrapCode::CallStackExhausted};
    return NotOurs;
  }

  if (F.Signal != sys::TrapInstructionSignal || !InGuest)
    return NotOurs;
  // An instruction without a code ends the guest all the same: it is one that
  // LLVM put where control never comes.
  return {Verdict::Trap, locate(*Guest.Image, F.Pc).Code};
}
