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
#include "runtime-support/memory/OwnMemories.h"

using namespace wasmc;
using namespace wasmc::loader;

namespace {

using memory::OwnMemories;
using memory::OwnMemory;

OwnMemories ownMemories(const abi::ImageHeader &H) {
  return OwnMemories(H, /*Guarded=*/!(H.Flags & abi::ChecksBounds));
}

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
  S.Above = ownMemories(H).reserved();
  return S;
}

/// How far above vmctx anything is writable, memories having their size of now.
uint64_t writableAbove(const abi::ImageHeader &H, void *Vmctx) {
  OwnMemories Own = ownMemories(H);
  if (Own.count() == 0)
    return 0;
  OwnMemory Last = Own[Own.count() - 1];
  return Last.Distance + at<abi::MemoryInstance>(Vmctx, Last.Offset)->Bytes;
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
      giveBack();
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
  /// Before there are MemoryInstances.
  void giveBack() {
    OwnMemories Own = ownMemories(H);
    uint64_t Writable = 0;
    if (uint32_t Count = Own.count())
      Writable = Own[Count - 1].Distance + Own[Count - 1].minBytes();
    S.Spaces.giveBack(Number, Writable);
  }

  /// The instance, and each memory's first pages.
  long makeWritable(const Slot &Space) const {
    OwnMemories Own = ownMemories(H);
    uint64_t First = Own.count() ? Own[0].minBytes() : 0;
    long Failed = sys::protect(Space.Vmctx - Needed.Below, Needed.Below + First,
                               sys::ReadWrite);
    for (uint32_t I = 1; I < Own.count() && !sys::isError(Failed); ++I)
      Failed = sys::protect(Space.Vmctx + Own[I].Distance, Own[I].minBytes(),
                            sys::ReadWrite);
    return Failed;
  }

  /// A slot with the instance's record in it.
  bool takeSlot() {
    if (!S.Spaces.take(Needed.Below, Needed.Above, Number, P.Why))
      return false;
    S.Traps->Guest.Memories = S.Spaces.memories().Items;
    S.Traps->Guest.NumMemories = uint32_t(S.Spaces.memories().Count);
    Slot &Space = S.Spaces[Number];
    long Protected = makeWritable(Space);
    if (sys::isError(Protected)) {
      giveBack();
      P.Why << "no memory for an instance";
      P.Why.reason(Protected);
      return false;
    }
    Made = reinterpret_cast<Instance *>(Space.Vmctx - Needed.Below);
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
    Space.MemoryReserved = Needed.Above;
    Space.Guarded = !(H.Flags & abi::ChecksBounds);
    instance::create(H, Space, S.Exec);
    abi::headerOf(Vmctx)->Owner = Made;
    linkInstance(*Made);
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
  S.Spaces.giveBack(I.Slot, writableAbove(*I.Of->File.Header, I.Vmctx));
}
