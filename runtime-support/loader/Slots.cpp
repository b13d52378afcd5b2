//===- Slots.cpp - address space for instances ----------------------------===//

#include "runtime-support/loader/Slots.h"
#include "runtime-support/abi/Instance.h"

using namespace wasmc;
using namespace wasmc::loader;
using abi::VmctxAlign;

static constexpr uint64_t RecordsInChunk = 512;

/// Records stay where they are.
Slot *Slots::newRecord() {
  if (!Unused && FirstUsed != NumFirst)
    return &First[FirstUsed++];
  if (!Unused) {
    if (!Chunks.reserve(1))
      return nullptr;
    long Mapped = sys::mapAnonymous(RecordsInChunk * sizeof(Slot),
                                    sys::ReadWrite, /*CommitNow=*/true);
    if (sys::isError(Mapped))
      return nullptr;
    auto *Records = reinterpret_cast<Slot *>(Mapped);
    *Chunks.append() = {Records, 0};
    for (uint64_t I = 0; I != RecordsInChunk; ++I) {
      Records[I].Next = Unused;
      Unused = &Records[I];
    }
  }
  Slot *S = Unused;
  Unused = S->Next;
  *S = {};
  return S;
}

Slot *Slots::reserve(uint64_t Below, uint64_t Above, Text &Why) {
  Slot *S = newRecord();
  if (!S) {
    Why << "no memory for another instance";
    return nullptr;
  }
  uint64_t Bytes = Below + Above + VmctxAlign;
  long Mapped = sys::mapAnonymous(Bytes, sys::NoAccess, /*CommitNow=*/false);
  if (sys::isError(Mapped)) {
    S->Next = Unused;
    Unused = S;
    Why << "cannot reserve " << (Bytes >> 20)
        << " MiB of address space for an instance";
    Why.reason(Mapped);
    return nullptr;
  }
  uint64_t Vmctx =
      (uint64_t(Mapped) + Below + VmctxAlign - 1) & ~(VmctxAlign - 1);
  S->Vmctx = reinterpret_cast<char *>(Vmctx);
  S->Below = Below;
  S->Above = Above;
  S->Mapping = reinterpret_cast<void *>(Mapped);
  S->MappingBytes = Bytes;
  return S;
}

Slot *Slots::take(uint64_t Below, uint64_t Above, Text &Why) {
  Slot **Best = nullptr;
  for (Slot **At = &Free; *At; At = &(*At)->Next) {
    Slot &S = **At;
    if (S.Below < Below || S.Above < Above ||
        (Best && (*Best)->Above <= S.Above))
      continue;
    Best = At;
    if (S.Above == Above)
      break;
  }
  if (Best) {
    Slot *S = *Best;
    *Best = S->Next;
    return S;
  }
  // In sizes of powers of two more slots fit more instances.
  uint64_t Rounded = VmctxAlign;
  while (Rounded < Below)
    Rounded *= 2;
  return reserve(Rounded, Above, Why);
}

void Slots::giveBack(Slot &S, uint64_t Writable) {
  // Where the kernel refuses, the slot is lost: its contents are another's.
  if (sys::isError(sys::mapZerosAt(S.Vmctx - S.Below, S.Below + Writable,
                                   sys::NoAccess)))
    return;
  S.Next = Free;
  Free = &S;
}

static void unmapAll(const Slot *Records, uint64_t Count) {
  for (uint64_t I = 0; I != Count; ++I)
    if (Records[I].MappingBytes)
      sys::unmap(Records[I].Mapping, Records[I].MappingBytes);
}

void Slots::destroy() {
  unmapAll(First, NumFirst);
  for (const Chunk &C : Chunks) {
    unmapAll(C.Records, RecordsInChunk);
    sys::unmap(C.Records, RecordsInChunk * sizeof(Slot));
  }
  Chunks.destroy();
  Free = Unused = nullptr;
}
