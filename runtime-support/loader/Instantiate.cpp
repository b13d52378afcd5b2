//===- Instantiate.cpp - an image becomes an instance ---------------------===//
//
// Spec: Execution, Modules, Instantiation. Imports are resolved before anything
// is made; what initialisation writes to imported tables and memories before it
// traps stays written, and the instance whose functions it may have put there
// lives on.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/instance/Instance.h"
#include "runtime-support/loader/Store.h"

using namespace wasmc;
using namespace wasmc::loader;

namespace {

struct Sizes {
  uint64_t Record; ///< of Instance and its imports
  uint64_t Tables;
  uint64_t Below, Above;
};

Sizes sizesOf(const abi::ImageHeader &H) {
  Sizes S;
  S.Record = sizeof(Instance) + H.Imports.Count * sizeof(Extern);
  S.Record = (S.Record + 15) & ~uint64_t(15);
  S.Tables = (instance::tableBytes(H) + 15) & ~uint64_t(15);
  S.Below = S.Record + S.Tables + H.InstanceSize;
  S.Below = (S.Below + abi::VmctxAlign - 1) & ~(abi::VmctxAlign - 1);
  if (!(H.Flags & abi::HasMemory))
    S.Above = 0;
  else if (H.Flags & abi::ChecksBounds)
    S.Above = H.MemoryMaxPages * abi::WasmPageSize;
  else
    S.Above = abi::GuardReservation;
  return S;
}

class Maker {
public:
  Maker(Store &S, Image &Of, Problem &P)
      : S(S), Of(Of), H(*Of.File.Header), P(P), Needed(sizesOf(H)) {}

  Outcome make(Instance *&Result) {
    if (!ensureStack(S, H.StackSize, P.Why) || !takeSlot())
      return Outcome::Failed;
    Outcome Resolved = resolveImports(S, Of, Made->Imports, P);
    if (Resolved == Outcome::Ok && !fillMemory())
      Resolved = Outcome::Failed;
    if (Resolved != Outcome::Ok) {
      S.Spaces.giveBack(Number, memoryBytes());
      return Resolved;
    }
    createInstance();
    if (const void *Init = H.Init.get()) {
      Outcome Run = enter(S, Made->Vmctx, nullptr, nullptr, Init, P);
      if (Run != Outcome::Ok)
        return Run;
    }
    Result = Made;
    return Outcome::Ok;
  }

private:
  uint64_t memoryBytes() const {
    return H.Flags & abi::HasMemory ? H.MemoryMinPages * abi::WasmPageSize : 0;
  }

  /// A slot with the instance's record in it.
  bool takeSlot() {
    if (!S.Spaces.take(Needed.Below, Needed.Above, Number, P.Why))
      return false;
    S.Traps->Guest.Memories = S.Spaces.memories().Items;
    S.Traps->Guest.NumMemories = uint32_t(S.Spaces.memories().Count);
    Slot &Space = S.Spaces[Number];
    char *Low = Space.Vmctx - Needed.Below;
    long Protected =
        sys::protect(Low, Needed.Below + memoryBytes(), sys::ReadWrite);
    if (sys::isError(Protected)) {
      P.Why << "no memory for an instance";
      P.Why.reason(Protected);
      return false;
    }
    Made = reinterpret_cast<Instance *>(Low);
    *Made = {&Of, Space.Vmctx, Number, reinterpret_cast<Extern *>(Made + 1)};
    Space.Tenant = Made;
    return true;
  }

  bool fillMemory() {
    if (!H.MemoryImageSize)
      return true;
    char *To = static_cast<char *>(Made->Vmctx) + H.MemoryImageOffset;
    const uint8_t *From = H.MemoryImage.get();
    if (Of.File.Fd < 0) {
      __builtin_memcpy(To, From, H.MemoryImageSize);
      return true;
    }
    const Segment &Holds = *Of.File.segmentOf(From, H.MemoryImageSize);
    uint64_t InFile = Holds.FileOffset + (uintptr_t(From) - Holds.Range.Begin);
    long Mapped = sys::mapFileAt(To, H.MemoryImageSize, sys::ReadWrite,
                                 Of.File.Fd, InFile);
    if (!sys::isError(Mapped))
      return true;
    P.Why << "cannot map initial memory";
    P.Why.reason(Mapped);
    return false;
  }

  void createInstance() {
    auto *Vmctx = static_cast<char *>(Made->Vmctx);
    memory::Reservation Space = {};
    Space.StackLow = reinterpret_cast<char *>(S.Exec.StackLimit);
    Space.Tables = reinterpret_cast<char *>(Made) + Needed.Record;
    Space.Vmctx = Vmctx;
    Space.MemoryReserved = S.Spaces[Number].Above;
    instance::create(H, Space, S.Exec);
    abi::headerOf(Vmctx)->Owner = Made;
    linkInstance(S, *Made);
  }

  Store &S;
  Image &Of;
  const abi::ImageHeader &H;
  Problem &P;
  Sizes Needed;
  uint32_t Number = 0;
  Instance *Made = nullptr;
};

} // namespace

Outcome loader::instantiate(Store &S, Image &Of, Instance *&Result,
                            Problem &P) {
  return Maker(S, Of, P).make(Result);
}

bool loader::nameInstance(Store &S, Instance &I, Bytes Name) {
  return S.Registered.set(Name, &I);
}

void loader::drop(Store &S, Instance &I) {
  S.Registered.forget(&I);
  for (const abi::TableInit &T : I.Of->File.Header->Tables) {
    if (T.Imported)
      continue;
    auto *Table = at<abi::TableInstance>(I.Vmctx, T.Offset);
    if (Table->Mapped)
      sys::unmap(Table->Elems, Table->Capacity * sizeof(uintptr_t));
  }
  S.Spaces.giveBack(I.Slot, abi::headerOf(I.Vmctx)->Memory.Bytes);
}
