//===- VerifyImage.cpp - is everything where it says? ---------------------===//

#include "runtime-support/loader/VerifyImage.h"
#include "runtime-support/loader/InstanceParts.h"
#include "runtime-support/loader/Types.h"
#include "runtime-support/memory/OwnMemories.h"

using namespace wasmc;
using namespace wasmc::loader;
using abi::ExternKind;

namespace {

constexpr uint64_t MaxInstanceBytes = uint64_t(256) << 20;
constexpr uint64_t MaxStackBytes = uint64_t(4) << 30;
constexpr uint32_t MaxMemories = 100;

class Verifier {
public:
  Verifier(const ImageFile &File, Text &Why)
      : File(File), H(*File.Header), Why(Why) {}

  bool verify() {
    return require(sizes(), "its sizes") && beginParts() &&
           require(memory(), "its memory") &&
           require(furtherMemories(), "further memories") &&
           require(code(), "its code") && require(funcrefs(), "functions") &&
           require(tables(), "tables") && require(tags(), "tags") &&
           require(segments(), "segments") &&
           require(traces(), "tables for traps") && require(types(), "types") &&
           require(imports(), "imports") &&
           require(memoryRefs(), "references to memories") &&
           require(exports(), "exports");
  }

private:
  bool require(bool Good, const char *What) {
    if (!Good)
      Why << "damaged image: " << What;
    return Good;
  }

  template <typename T> bool array(const abi::RelArray<T> &A) const {
    if (A.Count == 0)
      return true;
    const T *First = A.First.get();
    return uintptr_t(First) % alignof(T) == 0 &&
           File.contains(First, uint64_t(A.Count) * sizeof(T));
  }

  bool beginParts() {
    if (Parts.begin(H.InstanceSize))
      return true;
    Why << "no memory for another image";
    return false;
  }

  bool codeOrNull(const void *Code) const {
    return !Code || File.containsCode(Code);
  }

  bool sizes() const {
    return H.InstanceSize >= sizeof(abi::InstanceHeader) &&
           H.InstanceSize % 16 == 0 && H.InstanceSize <= MaxInstanceBytes &&
           H.StackSize <= MaxStackBytes;
  }

  /// Security: a size that is computed from a shape doesn't overflow, and a
  /// 32-bit memory isn't larger than a GuardReservation.
  static bool memoryShape(const abi::MemoryShape &M) {
    if (M.Flags & ~uint32_t(abi::Addr64) ||
        M.PageSizeLog2 > abi::WasmPageSizeLog2 || M.MinPages > M.MaxPages)
      return false;
    return (M.Flags & abi::Addr64) ||
           M.MaxPages <= uint64_t(1) << (32 - M.PageSizeLog2);
  }

  /// A mapped image may end behind a memory with small pages, in what is
  /// accessible with it.
  bool memory() const {
    if (!(H.Flags & abi::HasMemory))
      return H.MemoryImageSize == 0;
    if (!memoryShape(H.Memory))
      return false;
    uint64_t Bytes = memory::accessible(
        memory::bytesOf(H.Memory.MinPages, H.Memory.PageSizeLog2));
    return H.MemoryImageSize == 0 ||
           (H.MemoryImageOffset <= Bytes &&
            H.MemoryImageSize <= Bytes - H.MemoryImageOffset &&
            File.contains(H.MemoryImage.get(), H.MemoryImageSize));
  }

  bool furtherMemories() {
    if (!array(H.FurtherMemories) || H.FurtherMemories.Count > MaxMemories)
      return false;
    for (const abi::MemoryInit &M : H.FurtherMemories) {
      if (!Parts.take(M.Offset, sizeof(abi::MemoryInstance), 8) ||
          !memoryShape(M.Shape))
        return false;
      Parts.mark(M.Offset, InstanceParts::FurtherMemory);
    }
    return true;
  }

  bool code() const {
    return codeOrNull(H.Init.get()) && codeOrNull(H.Start.get()) &&
           codeRange(H.CodeBegin.get(), H.CodeEnd.get()) &&
           codeRange(H.MemoryRoutinesBegin.get(), H.MemoryRoutinesEnd.get());
  }

  bool codeRange(const void *Begin, const void *End) const {
    if (Begin == End)
      return true;
    uint64_t Bytes = uintptr_t(End) - uintptr_t(Begin);
    return Begin < End && File.containsCode(Begin) &&
           File.contains(Begin, Bytes);
  }

  /// Those without code are left for imports() to take.
  bool funcrefs() {
    if (!array(H.Funcrefs))
      return false;
    int64_t Offset = H.FuncrefOffset;
    for (const abi::FuncrefInit &F : H.Funcrefs) {
      constexpr uint64_t Bytes = sizeof(abi::FuncrefDescriptor);
      if (!codeOrNull(F.Code.get()) || F.TypeId >= H.NumTypes ||
          !(F.Code.get() ? Parts.take(Offset, Bytes, 8)
                         : Parts.isFree(Offset, Bytes, 8)))
        return false;
      NumUnlinked += !F.Code.get();
      Offset += Bytes;
    }
    return true;
  }

  /// The descriptor's number, or Funcrefs.Count if there is none.
  uint32_t funcrefAt(int32_t Offset) const {
    constexpr uint64_t Bytes = sizeof(abi::FuncrefDescriptor);
    int64_t Distance = int64_t(Offset) - H.FuncrefOffset;
    if (Distance < 0 || Distance % Bytes ||
        Distance / Bytes >= H.Funcrefs.Count)
      return H.Funcrefs.Count;
    return uint32_t(Distance / Bytes);
  }

  bool tables() {
    if (!array(H.Tables))
      return false;
    for (const abi::TableInit &T : H.Tables) {
      uint64_t Size = T.Imported ? sizeof(abi::TableInstance *)
                                 : sizeof(abi::TableInstance);
      bool Placed = T.Imported ? Parts.isFree(T.Offset, Size, 8)
                               : Parts.take(T.Offset, Size, 8);
      if (!Placed || T.Min > T.Max)
        return false;
      Parts.mark(T.Offset, T.Imported ? InstanceParts::ImportedTable
                                      : InstanceParts::OwnTable);
      NumUnlinked += bool(T.Imported);
    }
    return true;
  }

  /// Names are looked at where they are used.
  bool tags() {
    if (!array(H.Tags))
      return false;
    for (const abi::TagInit &T : H.Tags) {
      if (!Parts.take(T.Offset, sizeof(abi::TagInstance), 8) ||
          T.TypeId >= H.NumTypes)
        return false;
      Parts.mark(T.Offset, InstanceParts::OwnTag);
    }
    return true;
  }

  bool segments() {
    if (!array(H.Elems) || !array(H.Datas))
      return false;
    for (const abi::ElemInit &E : H.Elems)
      if (!elem(E))
        return false;
    for (const abi::DataInit &D : H.Datas)
      if (!array(D.Bytes))
        return false;
    return (!H.Elems.Count ||
            Parts.take(H.ElemSizeOffset, uint64_t(H.Elems.Count) * 4, 4)) &&
           (!H.Datas.Count ||
            Parts.take(H.DataSizeOffset, uint64_t(H.Datas.Count) * 4, 4));
  }

  bool elem(const abi::ElemInit &E) {
    if (E.DynamicOffset)
      return Parts.take(E.DynamicOffset, uint64_t(E.Size) * 8, 8);
    if (!array(E.Funcrefs) || E.Funcrefs.Count != E.Size)
      return false;
    // Segments have words of their own. Else a small file could have long ones
    // without number.
    NumElemWords += E.Size;
    if (NumElemWords > File.FileBytes / sizeof(uint32_t))
      return false;
    for (uint32_t NumberPlusOne : E.Funcrefs)
      if (NumberPlusOne > H.Funcrefs.Count)
        return false;
    return true;
  }

  /// Functions need not be in order, nor rows make sense: who looks for a place
  /// in them may find a wrong one, and reads nothing outside.
  bool traces() const {
    return array(H.Functions) && array(H.TrapStream) && array(H.Names) &&
           (!H.Names.Count || H.Names[H.Names.Count - 1] == 0);
  }

  bool types() {
    return array(H.Types) &&
           areTypeWords(H.Types.begin(), H.Types.Count, H.NumTypes) &&
           (!H.NumTypes ||
            Parts.take(H.TypeIdOffset, uint64_t(H.NumTypes) * 4, 4));
  }

  /// References to types are looked at whatever the kind (inEngineTypes()).
  bool externType(const abi::ExternType &T) const {
    bool NoValue = !T.Value.Code && !T.Value.Heap;
    switch (T.Kind) {
    case ExternKind::Func:
    case ExternKind::Tag:
      return NoValue && T.Type < H.NumTypes;
    case ExternKind::Table:
    case ExternKind::Global:
      return isValueType(T.Value, H.NumTypes);
    case ExternKind::Memory:
      return NoValue && T.PageSizeLog2 <= abi::WasmPageSizeLog2;
    }
    return false;
  }

  /// Each import has a place of its own, and each function and table that is
  /// left out an import: none of their pointers stays null.
  bool imports() {
    if (!array(H.Imports))
      return false;
    NumMemories = countMemories();
    for (const abi::ImportEntry &I : H.Imports) {
      if (!array(I.Module) || !array(I.Name) || !externType(I.Type) ||
          !importPlace(I))
        return false;
      if (I.Type.Kind == ExternKind::Func || I.Type.Kind == ExternKind::Table)
        --NumUnlinked;
    }
    return NumUnlinked == 0;
  }

  bool importPlace(const abi::ImportEntry &I) {
    switch (I.Type.Kind) {
    case ExternKind::Func:
      return File.containsCode(I.HostThunk.get()) &&
             funcrefAt(I.Offset) < H.Funcrefs.Count &&
             Parts.take(I.Offset, sizeof(abi::FuncrefDescriptor), 8);
    case ExternKind::Table:
      return Parts.isMarked(I.Offset, InstanceParts::ImportedTable) &&
             Parts.take(I.Offset, sizeof(void *), 8);
    case ExternKind::Memory:
      return isMemoryRef(I.Offset) &&
             Parts.take(I.Offset, sizeof(abi::MemoryRef), 8);
    case ExternKind::Global:
    case ExternKind::Tag:
      return Parts.take(I.Offset, sizeof(void *), 8);
    }
    return false;
  }

  uint64_t countMemories() const {
    uint64_t Number = H.FurtherMemories.Count;
    Number += H.Flags & abi::HasMemory ? 1 : 0;
    for (const abi::ImportEntry &I : H.Imports)
      Number += I.Type.Kind == ExternKind::Memory;
    return Number;
  }

  /// One of as many as there are memories.
  bool isMemoryRef(int32_t Offset) const {
    constexpr uint64_t Bytes = sizeof(abi::MemoryRef);
    int64_t Distance = int64_t(Offset) - H.MemoryRefOffset;
    return H.MemoryRefOffset && Distance >= 0 && Distance % Bytes == 0 &&
           Distance / Bytes < NumMemories;
  }

  bool takeMemoryRef(uint32_t Index) {
    constexpr uint64_t Bytes = sizeof(abi::MemoryRef);
    return Index < NumMemories &&
           Parts.take(H.MemoryRefOffset + int64_t(Index * Bytes), Bytes, 8);
  }

  /// If any memory has a reference, all have, each its own: imports have taken
  /// theirs. A memory that doesn't begin at vmctx is reached by it only.
  bool memoryRefs() {
    if (!H.MemoryRefOffset)
      return H.FurtherMemories.Count == 0;
    if ((H.Flags & abi::HasMemory) && !takeMemoryRef(0))
      return false;
    for (const abi::MemoryInit &M : H.FurtherMemories)
      if (!takeMemoryRef(M.Index))
        return false;
    return true;
  }

  bool exports() const {
    if (!array(H.Exports))
      return false;
    for (const abi::ExportEntry &E : H.Exports) {
      if (!array(E.Name) || !externType(E.Type))
        return false;
      if (E.Type.Kind == ExternKind::Func && !File.containsCode(E.Entry.get()))
        return false;
      if (E.ImportPlusOne ? !handsOn(E) : !exportPlace(E))
        return false;
    }
    return true;
  }

  bool handsOn(const abi::ExportEntry &E) const {
    return E.ImportPlusOne <= H.Imports.Count &&
           H.Imports[E.ImportPlusOne - 1].Type.Kind == E.Type.Kind;
  }

  bool exportPlace(const abi::ExportEntry &E) const {
    switch (E.Type.Kind) {
    case ExternKind::Func: {
      uint32_t Number = funcrefAt(E.Offset);
      return Number < H.Funcrefs.Count && H.Funcrefs[Number].Code.get();
    }
    case ExternKind::Table:
      return Parts.isMarked(E.Offset, InstanceParts::OwnTable);
    case ExternKind::Memory:
      return ((H.Flags & abi::HasMemory) &&
              E.Offset == WASMC_HEADER_OFFSET(Memory)) ||
             Parts.isMarked(E.Offset, InstanceParts::FurtherMemory);
    case ExternKind::Global: {
      uint64_t Bytes = E.Type.Value.Code == V128Code ? 16 : 8;
      return Parts.isFree(E.Offset, Bytes, Bytes);
    }
    case ExternKind::Tag:
      return Parts.isMarked(E.Offset, InstanceParts::OwnTag);
    }
    return false;
  }

  const ImageFile &File;
  const abi::ImageHeader &H;
  Text &Why;
  InstanceParts Parts;
  /// Functions and tables that no import was found for.
  uint64_t NumUnlinked = 0;
  uint64_t NumMemories = 0; ///< imported ones too
  uint64_t NumElemWords = 0;
};

} // namespace

bool loader::verifyImage(const ImageFile &File, Text &Why) {
  return Verifier(File, Why).verify();
}
