//===- Classify.cpp - is this fault a trap? -------------------------------===//

#include "runtime-support/trap/Classify.h"
#include "runtime-support/trap/TrapStream.h"

using namespace wasmc;
using abi::TrapCode;
using trap::Verdict;

Verdict trap::classify(const Fault &F, const GuestRegions &Guest) {
  if (F.Code <= 0)
    return {Verdict::Sent, TrapCode::None};
  constexpr Verdict NotOurs = {Verdict::NotOurs, TrapCode::None};
  const GuestPart *Part = Guest.partAt(F.Pc);
  if (!Part)
    return NotOurs;

  if (F.Signal == sys::Signal::Segv) {
    // The runtime never hands the memory routines a range that it hasn't
    // checked, so a fault there is that of a loop of the guest.
    if (Guest.inMemory(F.Address))
      return {Verdict::Trap, TrapCode::MemoryOutOfBounds};
    if (Guest.StackGuard.contains(F.Address))
      return {Verdict::Trap, TrapCode::CallStackExhausted};
    return NotOurs;
  }

  if (F.Signal == sys::Signal::Bus) {
    constexpr int Unaligned = 1;
    bool Guests = Guest.inMemory(F.Address) || Part->Code.contains(F.Address);
    if (F.Code == Unaligned || !Guests)
      return NotOurs;
    return {Verdict::Trap, TrapCode::LostPage};
  }

  if (F.Signal != sys::TrapInstructionSignal || !Part->Code.contains(F.Pc))
    return NotOurs;
  // An instruction without a code ends the guest all the same: it is one that
  // LLVM put where control never comes.
  return {Verdict::Trap, locate(*Part->Image, F.Pc).Code};
}
