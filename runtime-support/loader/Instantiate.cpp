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

constexpr uint64_t AllBytes = ~uint64_t(0);

OwnMemories ownMemories(const abi::ImageHeader &H,
                        uint64_t MostBytes = AllBytes) {
  return OwnMemories(H, /*Guarded=*/!(H.Flags & abi::ChecksBounds), MostBytes);
}
OwnMemories ownMemories(const abi::ImageHeader &H, const Slot &In) {
  return ownMemories(H, In.MostBytes);
}

struct Sizes {
  uint64_t Record; ///< of Instance and its imports
  uint64_t Tables;
  uint64_t Used; ///< of them and the instance, next to vmctx
  uint64_t Below, Above;
};

Sizes sizesOf(const abi::ImageHeader &H) {
  Sizes S;
  S.Record = sizeof(Instance) + H.Imports.Count * sizeof(Extern);
  S.Record = (S.Record + 15) & ~uint64_t(15);
  S.Tables = (instance::tableBytes(H) + 15) & ~uint64_t(15);
  S.Used = S.Record + S.Tables + H.InstanceSize;
  S.Below = (S.Used + abi::VmctxAlign - 1) & ~(abi::VmctxAlign - 1);
  S.Above = ownMemories(H).reserved();
  return S;
}

/// How far above vmctx anything is writable, memories having their size of now.
uint64_t writableAbove(const abi::ImageHeader &H, const Slot &In) {
  OwnMemories Own = ownMemories(H, In);
  if (Own.count() == 0)
    return 0;
  OwnMemory Last = Own[Own.count() - 1];
  return Last.Distance +
         memory::accessible(
             at<abi::MemoryInstance>(In.Vmctx, Last.Offset)->Bytes);
}

/// The same with memories as they are at first.
uint64_t writableAtFirst(const abi::ImageHeader &H, const Slot &In) {
  OwnMemories Own = ownMemories(H, In);
  if (Own.count() == 0)
    return 0;
  OwnMemory Last = Own[Own.count() - 1];
  return Last.Distance + memory::accessible(Last.minBytes());
}

bool isMappedFromFile(const Image &Of) { return Of.File.Fd >= 0; }

/// A slot in which nothing but the instance has to be made.
class SlotMaker {
public:
  SlotMaker(Image &Of, const Sizes &Needed, Problem &P)
      : Of(Of), H(*Of.File.Header), Needed(Needed), P(P) {}

  Slot *make() {
    Engine &E = *Of.In;
    Slot *S;
    {
      sys::Locked Hold(E.Lock);
      if ((S = Of.Ready)) {
        Of.Ready = S->Next;
        return S;
      }
      S = take();
    }
    if (!S)
      return nullptr;
    if (makeWritable(*S) && fillMemory(*S))
      return S;
    sys::Locked Hold(E.Lock);
    E.Spaces.giveBack(*S, writableAtFirst(H, *S));
    return nullptr;
  }

private:
  /// Security: only where code compares each address with the memory's size
  /// may that have less than GuardReservation bytes. Such memories get half of
  /// what the machine has refused, again and again, down to their minimum.
  Slot *take() {
    Slots &Spaces = Of.In->Spaces;
    uint64_t Most = AllBytes, Above = Needed.Above;
    Slot *S = Spaces.take(Needed.Below, Above, P.Why);
    bool MayShrink = ownMemories(H).mayShrink();
    while (!S && MayShrink && Most) {
      P.Why.clear();
      Most = memory::halved(Most);
      S = Spaces.take(Needed.Below, ownMemories(H, Most).reserved(), P.Why);
    }
    if (S)
      S->MostBytes = Most;
    else if (!MayShrink)
      P.Why
          << "; is there a limit on virtual memory (ulimit -v)? Compiled with "
             "--bounds=check it needs less";
    return S;
  }

  bool fail(const char *What, long Errno) {
    P.Why << What;
    P.Why.reason(Errno);
    return false;
  }

  /// The instance, and each memory's first pages.
  bool makeWritable(const Slot &S) {
    OwnMemories Own = ownMemories(H, S);
    uint64_t First = Own.count() ? memory::accessible(Own[0].minBytes()) : 0;
    long Failed = sys::protect(S.Vmctx - Needed.Below, Needed.Below + First,
                               sys::ReadWrite);
    for (uint32_t I = 1; I < Own.count() && !sys::isError(Failed); ++I)
      Failed =
          sys::protect(S.Vmctx + Own[I].Distance,
                       memory::accessible(Own[I].minBytes()), sys::ReadWrite);
    return !sys::isError(Failed) || fail("no memory for an instance", Failed);
  }

  bool fillMemory(const Slot &S) {
    if (!H.MemoryImageSize)
      return true;
    char *To = S.Vmctx + H.MemoryImageOffset;
    const uint8_t *From = H.MemoryImage.get();
    if (!isMappedFromFile(Of)) {
      __builtin_memcpy(To, From, H.MemoryImageSize);
      return true;
    }
    const Segment &Holds = *Of.File.segmentOf(From, H.MemoryImageSize);
    uint64_t InFile = Holds.FileOffset + (uintptr_t(From) - Holds.Range.Begin);
    long Mapped = sys::mapFileAt(To, H.MemoryImageSize, sys::ReadWrite,
                                 Of.File.Fd, InFile);
    return !sys::isError(Mapped) || fail("cannot map initial memory", Mapped);
  }

  Image &Of;
  const abi::ImageHeader &H;
  const Sizes &Needed;
  Problem &P;
};

trap::AddressRange range(const abi::Rel<void> &Begin,
                         const abi::Rel<void> &End) {
  return {uintptr_t(Begin.get()), uintptr_t(End.get())};
}

class Maker {
public:
  Maker(Store &S, Image &Of, Problem &P)
      : S(S), Of(Of), H(*Of.File.Header), P(P), Needed(sizesOf(H)) {}

  Outcome make(const Extern *Imports, Instance *&Result) {
    if (!isWithinLimits() || !ensureStack())
      return Outcome::Failed;
    for (uint32_t I = 0; I != H.Imports.Count; ++I) {
      Outcome Matched = checkImport(Of, H.Imports[I], Imports[I], P);
      if (Matched != Outcome::Ok)
        return Matched;
    }
    Slot *Space = SlotMaker(Of, Needed, P).make();
    if (!Space)
      return Outcome::Failed;
    createInstance(*Space, Imports);
    Result = Made;
    if (const void *Init = H.Init.get()) {
      Outcome Run = enter(S, Made->Vmctx, nullptr, nullptr, Init, P);
      if (Run != Outcome::Ok)
        return Run;
    }
    return Outcome::Ok;
  }

private:
  bool refuse(const char *What, uint64_t Wanted, uint64_t Limit) {
    P.Why << What << ": " << Wanted << " wanted, the limit is " << Limit;
    return false;
  }

  bool isWithinLimits() {
    if (S.NumInstances >= S.Limit.Instances)
      return refuse("too many instances", S.NumInstances + 1,
                    S.Limit.Instances);
    OwnMemories Own = ownMemories(H);
    for (uint32_t I = 0; I != Own.count(); ++I)
      if (Own[I].minPagesOfLimits() > S.Limit.MemoryPages)
        return refuse("too many pages of memory", Own[I].minPagesOfLimits(),
                      S.Limit.MemoryPages);
    uint64_t MostElements = S.Limit.TableElements < abi::MostTableElements
                                ? S.Limit.TableElements
                                : abi::MostTableElements;
    for (const abi::TableInit &T : H.Tables)
      if (!T.Imported && T.Min > MostElements)
        return refuse("too many elements of a table", T.Min, MostElements);
    /// All are cleared when the instance is made.
    constexpr uint64_t MostBytes = uint64_t(1) << 40;
    uint64_t Bytes = instance::tableBytes(H);
    return Bytes <= MostBytes ||
           refuse("too many bytes of tables", Bytes, MostBytes);
  }

  /// A guest that runs keeps the stack that it has.
  bool ensureStack() {
    uint64_t Limit = S.Limit.StackBytes;
    return S.On->runsGuest() ||
           openThread(*S.On, H.StackSize < Limit ? H.StackSize : Limit, P.Why);
  }

  void createInstance(Slot &Space, const Extern *Imports) {
    char *Low = Space.Vmctx - Needed.Used;
    // Nothing is left of a former tenant.
    __builtin_memset(Low, 0, Needed.Used);
    memory::Reservation R = {};
    R.StackLow = reinterpret_cast<char *>(S.On->Guest.Stack.Begin);
    R.Tables = Low + Needed.Record;
    R.Vmctx = Space.Vmctx;
    R.MostBytes = Space.MostBytes;
    R.MemoryReserved = ownMemories(H, Space).reserved();
    R.Guarded = !(H.Flags & abi::ChecksBounds);
    instance::create(H, R, S.Exec);
    applyLimits(Space.Vmctx);

    Made = reinterpret_cast<Instance *>(Low);
    Made->In = &S;
    Made->Of = &Of;
    Made->Vmctx = Space.Vmctx;
    Made->Space = &Space;
    Made->Imports = reinterpret_cast<Extern *>(Made + 1);
    if (H.Imports.Count)
      __builtin_memcpy(Made->Imports, Imports,
                       H.Imports.Count * sizeof(Extern));
    abi::headerOf(Space.Vmctx)->Owner = Made;
    linkInstance(*Made);
    addToStore();
  }

  void applyLimits(char *Vmctx) {
    uint64_t Most = memory::limitInBytes(S.Limit.MemoryPages);
    OwnMemories Own = ownMemories(H);
    for (uint32_t I = 0; I != Own.count(); ++I) {
      auto &M = *at<abi::MemoryInstance>(Vmctx, Own[I].Offset);
      if (M.MaxPages > Most >> M.PageSizeLog2)
        M.MaxPages = Most >> M.PageSizeLog2;
    }
    for (const abi::TableInit &T : H.Tables) {
      if (T.Imported)
        continue;
      uint64_t &Max = at<abi::TableInstance>(Vmctx, T.Offset)->Max;
      if (Max > S.Limit.TableElements)
        Max = S.Limit.TableElements;
    }
  }

  /// From here on faults in its code may be traps.
  void addToStore() {
    retain(Of);
    auto Vmctx = uintptr_t(Made->Vmctx);
    Made->Part = {range(H.CodeBegin, H.CodeEnd),
                  range(H.MemoryRoutinesBegin, H.MemoryRoutinesEnd),
                  {Vmctx, Vmctx + ownMemories(H, *Made->Space).reserved()},
                  &H,
                  S.Parts};
    if (Instance *Next = firstInstance(S))
      Next->Previous = Made;
    S.Parts = &Made->Part;
    ++S.NumInstances;
  }

  Store &S;
  Image &Of;
  const abi::ImageHeader &H;
  Problem &P;
  Sizes Needed;
  Instance *Made = nullptr;
};

void removeFromStore(Instance &I) {
  Instance *Next = nextInstance(&I);
  if (Next)
    Next->Previous = I.Previous;
  if (I.Previous)
    I.Previous->Part.Next = I.Part.Next;
  else
    I.In->Parts = I.Part.Next;
  --I.In->NumInstances;
}

/// True if the instance's own memories are as they are at first.
bool resetMemories(Instance &I) {
  const abi::ImageHeader &H = *I.Of->File.Header;
  OwnMemories Own = ownMemories(H, *I.Space);
  for (uint32_t N = 0; N != Own.count(); ++N) {
    OwnMemory M = Own[N];
    char *Base = I.Vmctx + M.Distance;
    uint64_t Bytes =
        memory::accessible(at<abi::MemoryInstance>(I.Vmctx, M.Offset)->Bytes);
    uint64_t MinBytes = memory::accessible(M.minBytes());
    if (Bytes > MinBytes &&
        sys::isError(
            sys::mapZerosAt(Base + MinBytes, Bytes - MinBytes, sys::NoAccess)))
      return false;
    FirstContents First = {Base, MinBytes, 0, 0, nullptr, false};
    if (Base == I.Vmctx && H.MemoryImageSize)
      First = {Base,
               MinBytes,
               H.MemoryImageOffset,
               H.MemoryImageOffset + H.MemoryImageSize,
               H.MemoryImage.get(),
               isMappedFromFile(*I.Of)};
    if (!reset(I.Of->In->Pages, First))
      return false;
  }
  return true;
}

} // namespace

Outcome loader::instantiate(Store &S, Image &Of, const Extern *Imports,
                            Instance *&Result, Problem &P) {
  return Maker(S, Of, P).make(Imports, Result);
}

void loader::drop(Instance &I) {
  removeFromStore(I);
  const abi::ImageHeader &H = *I.Of->File.Header;
  for (const abi::TableInit &T : H.Tables) {
    if (T.Imported)
      continue;
    auto *Table = at<abi::TableInstance>(I.Vmctx, T.Offset);
    if (Table->Mapped)
      sys::unmap(Table->Elems, Table->Capacity * sizeof(uintptr_t));
  }
  Image &Of = *I.Of;
  Slot &Space = *I.Space;
  uint64_t Writable = writableAbove(H, Space);
  bool IsReady = resetMemories(I);
  {
    sys::Locked Hold(Of.In->Lock);
    if (IsReady) {
      Space.Writable = writableAtFirst(H, Space);
      Space.Next = Of.Ready;
      Of.Ready = &Space;
    } else {
      Of.In->Spaces.giveBack(Space, Writable);
    }
  }
  release(Of);
}

Image &loader::imageOf(const Instance &I) { return *I.Of; }
void *loader::vmctxOf(const Instance &I) { return I.Vmctx; }
