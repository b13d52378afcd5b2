//===- Slots.cpp - address space for instances ----------------------------===//

#include "runtime-support/loader/Slots.h"

using namespace wasmc;
using namespace wasmc::loader;
using abi::VmctxAlign;

bool Slots::reserve(uint64_t Below, uint64_t Above, Text &Why) {
  if (!All.reserve(1) || !Memories.reserve(1)) {
    Why << "no memory for another instance";
    return false;
  }
  uint64_t Bytes = Below + Above + VmctxAlign;
  long Mapped = sys::mapAnonymous(Bytes, sys::NoAccess, /*CommitNow=*/false);
  if (sys::isError(Mapped)) {
    Why << "cannot reserve " << (Bytes >> 20)
        << " MiB of address space for an instance";
    Why.reason(Mapped);
    return false;
  }
  uint64_t Vmctx =
      (uint64_t(Mapped) + Below + VmctxAlign - 1) & ~(VmctxAlign - 1);
  *All.append() = {reinterpret_cast<char *>(Vmctx),  Below, Above,
                   reinterpret_cast<void *>(Mapped), Bytes, nullptr};
  *Memories.append() = {Vmctx, Vmctx + Above};
  return true;
}

bool Slots::take(uint64_t Below, uint64_t Above, uint32_t &Number, Text &Why) {
  // In sizes of powers of two more slots fit more instances.
  uint64_t Rounded = VmctxAlign;
  while (Rounded < Below)
    Rounded *= 2;
  const Slot *Best = nullptr;
  for (const Slot &S : All)
    if (!S.Tenant && S.Below >= Below && S.Above >= Above &&
        (!Best || S.Above < Best->Above))
      Best = &S;
  if (!Best) {
    if (!reserve(Rounded, Above, Why))
      return false;
    Best = All.end() - 1;
  }
  Number = uint32_t(Best - All.begin());
  return true;
}

void Slots::giveBack(uint32_t Number, uint64_t Writable) {
  Slot &S = All[Number];
  char *Low = S.Vmctx - S.Below;
  // Where the kernel refuses, the slot stays taken: its contents are another's.
  if (!sys::isError(sys::mapZerosAt(Low, S.Below + Writable, sys::NoAccess)))
    S.Tenant = nullptr;
}

void Slots::destroy() {
  for (Slot &S : All)
    sys::unmap(S.Mapping, S.MappingBytes);
  All.destroy();
  Memories.destroy();
}
