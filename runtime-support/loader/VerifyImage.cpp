//===- VerifyImage.cpp - is everything where it says? ---------------------===//

#include "runtime-support/loader/VerifyImage.h"
#include "runtime-support/loader/Types.h"

using namespace wasmc;
using namespace wasmc::loader;
using abi::ExternKind;

namespace {

constexpr uint64_t MaxInstanceBytes = uint64_t(256) << 20;
constexpr uint64_t MaxStackBytes = uint64_t(4) << 30;
constexpr uint64_t MaxPages = 65536;
constexpr uint32_t MaxMemories = 100;
constexpr uint64_t MaxTableElems = 0xffffffff;
/// Of all tables of an instance together, when it is made.
constexpr uint64_t MaxTableBytes = uint64_t(1) << 40;

class Verifier {
public:
  Verifier(const ImageFile &File, Text &Why)
      : File(File), H(*File.Header), Why(Why) {}

  bool verify() {
    return version() && require(sizes(), "its sizes") &&
           require(memory(), "its memory") &&
           require(furtherMemories(), "further memories") &&
           require(code(), "its code") && require(funcrefs(), "functions") &&
           require(tables(), "tables") && require(segments(), "segments") &&
           require(traces(), "tables for traps") && require(types(), "types") &&
           require(imports(), "imports") && require(exports(), "exports") &&
           require(memoryRefs(), "references to memories");
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

  /// A part of the instance that is below its header.
  bool inInstance(int64_t Offset, uint64_t Bytes, uint64_t Align) const {
    constexpr int64_t Header = sizeof(abi::InstanceHeader);
    return Offset >= -int64_t(H.InstanceSize) && Offset <= -Header &&
           Bytes <= uint64_t(-Header - Offset) && uint64_t(Offset) % Align == 0;
  }

  bool codeOrNull(const void *Code) const {
    return !Code || File.containsCode(Code);
  }

  bool version() {
    if (H.Magic != abi::ImageMagic) {
      Why << "not an image: no header at the entry address";
      return false;
    }
    if (H.Version != abi::AbiVersion) {
      Why << "the image has ABI version " << uint64_t(H.Version)
          << ", this runtime has " << uint64_t(abi::AbiVersion)
          << ": compile the module again";
      return false;
    }
    if (!(H.Flags & abi::Loadable)) {
      Why << "not an image: an executable";
      return false;
    }
    return true;
  }

  bool sizes() const {
    return H.InstanceSize >= sizeof(abi::InstanceHeader) &&
           H.InstanceSize % 16 == 0 && H.InstanceSize <= MaxInstanceBytes &&
           H.StackSize <= MaxStackBytes;
  }

  bool memory() const {
    if (H.MemoryMinPages > MaxPages || H.MemoryMaxPages > MaxPages)
      return false;
    if (!(H.Flags & abi::HasMemory))
      return H.MemoryImageSize == 0;
    if (H.MemoryMinPages > H.MemoryMaxPages)
      return false;
    uint64_t Bytes = H.MemoryMinPages * abi::WasmPageSize;
    return H.MemoryImageSize == 0 ||
           (H.MemoryImageOffset <= Bytes &&
            H.MemoryImageSize <= Bytes - H.MemoryImageOffset &&
            File.contains(H.MemoryImage.get(), H.MemoryImageSize));
  }

  bool furtherMemories() const {
    if (!array(H.FurtherMemories) || H.FurtherMemories.Count > MaxMemories)
      return false;
    for (const abi::MemoryInit &M : H.FurtherMemories)
      if (!inInstance(M.Offset, sizeof(abi::MemoryInstance), 8) ||
          M.MinPages > M.MaxPages || M.MaxPages > MaxPages)
        return false;
    return true;
  }

  bool isFurtherMemory(int32_t Offset) const {
    for (const abi::MemoryInit &M : H.FurtherMemories)
      if (M.Offset == Offset)
        return true;
    return false;
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

  bool funcrefs() const {
    if (!array(H.Funcrefs))
      return false;
    if (H.Funcrefs.Count &&
        !inInstance(H.FuncrefOffset,
                    H.Funcrefs.Count * sizeof(abi::FuncrefDescriptor), 8))
      return false;
    for (const abi::FuncrefInit &F : H.Funcrefs)
      if (!codeOrNull(F.Code.get()) || F.TypeId >= H.NumTypes)
        return false;
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

  bool tables() const {
    if (!array(H.Tables))
      return false;
    uint64_t Bytes = 0;
    for (const abi::TableInit &T : H.Tables) {
      uint64_t Size = T.Imported ? sizeof(abi::TableInstance *)
                                 : sizeof(abi::TableInstance);
      if (!inInstance(T.Offset, Size, 8) || T.Min > T.Max ||
          T.Max > MaxTableElems)
        return false;
      if (!T.Imported)
        Bytes += T.Min * sizeof(uintptr_t);
      if (Bytes > MaxTableBytes)
        return false;
    }
    return true;
  }

  bool hasTable(int32_t Offset, bool Imported) const {
    for (const abi::TableInit &T : H.Tables)
      if (T.Offset == Offset && bool(T.Imported) == Imported)
        return true;
    return false;
  }

  bool segments() const {
    if (!array(H.Elems) || !array(H.Datas))
      return false;
    for (const abi::ElemInit &E : H.Elems)
      if (!elem(E))
        return false;
    for (const abi::DataInit &D : H.Datas)
      if (!array(D.Bytes))
        return false;
    return (!H.Elems.Count ||
            inInstance(H.ElemSizeOffset, uint64_t(H.Elems.Count) * 4, 4)) &&
           (!H.Datas.Count ||
            inInstance(H.DataSizeOffset, uint64_t(H.Datas.Count) * 4, 4));
  }

  bool elem(const abi::ElemInit &E) const {
    if (E.DynamicOffset)
      return inInstance(E.DynamicOffset, uint64_t(E.Size) * 8, 8);
    if (!array(E.Funcrefs) || E.Funcrefs.Count != E.Size)
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

  bool types() const {
    return array(H.Types) &&
           areTypeWords(H.Types.begin(), H.Types.Count, H.NumTypes) &&
           (!H.NumTypes ||
            inInstance(H.TypeIdOffset, uint64_t(H.NumTypes) * 4, 4));
  }

  bool externType(const abi::ExternType &T) const {
    switch (T.Kind) {
    case ExternKind::Func:
    case ExternKind::Tag:
      return T.Type < H.NumTypes;
    case ExternKind::Table:
    case ExternKind::Global:
      return isValueType(T.Value, H.NumTypes);
    case ExternKind::Memory:
      return true;
    }
    return false;
  }

  bool imports() {
    if (!array(H.Imports))
      return false;
    for (const abi::ImportEntry &I : H.Imports) {
      if (!array(I.Module) || !array(I.Name) || !externType(I.Type) ||
          !importPlace(I))
        return false;
    }
    return true;
  }

  bool importPlace(const abi::ImportEntry &I) const {
    switch (I.Type.Kind) {
    case ExternKind::Func:
      return funcrefAt(I.Offset) < H.Funcrefs.Count;
    case ExternKind::Table:
      return hasTable(I.Offset, /*Imported=*/true);
    case ExternKind::Memory:
      return H.MemoryRefOffset &&
             inInstance(I.Offset, sizeof(abi::MemoryRef), 8);
    case ExternKind::Global:
      return inInstance(I.Offset, sizeof(void *), 8);
    case ExternKind::Tag:
      return false; // until there are exceptions
    }
    return false;
  }

  uint32_t numMemories() const {
    uint32_t Number = H.FurtherMemories.Count;
    Number += H.Flags & abi::HasMemory ? 1 : 0;
    for (const abi::ImportEntry &I : H.Imports)
      Number += I.Type.Kind == ExternKind::Memory;
    return Number;
  }

  /// Once imports are known to be there: if any memory has a reference, all
  /// have, and one that doesn't begin at vmctx is reached by it only.
  bool memoryRefs() const {
    uint64_t Bytes = uint64_t(numMemories()) * sizeof(abi::MemoryRef);
    if (H.MemoryRefOffset && !inInstance(H.MemoryRefOffset, Bytes, 8))
      return false;
    for (const abi::MemoryInit &M : H.FurtherMemories)
      if (!H.MemoryRefOffset || M.Index >= numMemories())
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
      return hasTable(E.Offset, /*Imported=*/false);
    case ExternKind::Memory:
      return ((H.Flags & abi::HasMemory) &&
              E.Offset == WASMC_HEADER_OFFSET(Memory)) ||
             isFurtherMemory(E.Offset);
    case ExternKind::Global: {
      uint64_t Bytes = E.Type.Value.Code == V128Code ? 16 : 8;
      return inInstance(E.Offset, Bytes, Bytes);
    }
    case ExternKind::Tag:
      return false;
    }
    return false;
  }

  const ImageFile &File;
  const abi::ImageHeader &H;
  Text &Why;
};

} // namespace

bool loader::verifyImage(const ImageFile &File, Text &Why) {
  return Verifier(File, Why).verify();
}
