//===- InstanceLayout.h - offsets that differ by module ---------*- C++ -*-===//
//
// Where a module's globals, tables, segments, imports and funcref descriptors
// lie below vmctx. The compiler computes it once from the module's counts;
// the runtime reads the few offsets it needs from the image header. All
// offsets are from vmctx and negative.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_INSTANCELAYOUT_H
#define WASMC_ABI_INSTANCELAYOUT_H

#include "runtime-support/abi/Instance.h"
#include <vector>

namespace wasmc::abi {

struct LayoutCounts {
  /// Bytes of each global's slot: 8, 16 for v128; 8 (a pointer) if imported.
  std::vector<uint8_t> GlobalSizes;
  /// One for each table: true if it is imported.
  std::vector<bool> TableImported;
  uint32_t NumTags = 0;
  /// Memories, if compiled code reaches any through a MemoryRef: all of them
  /// have one then. 0 if the only memory is the module's own.
  uint32_t NumMemoryRefs = 0;
  /// Memories of the module's own besides one that begins at vmctx.
  uint32_t NumFurtherMemories = 0;
  uint32_t NumElems = 0;
  uint32_t NumDatas = 0;
  /// The module's types, of a module whose types get their ids from the store;
  /// 0 where ids are constants.
  uint32_t NumTypeIds = 0;
  /// Functions that have a descriptor: those exported, in a segment, by
  /// ref.func; in a loadable image all imported functions too.
  uint32_t NumFuncrefs = 0;
  /// Words of element segments whose contents only initialisation knows.
  uint32_t NumDynamicElemWords = 0;
};

class InstanceLayout {
public:
  InstanceLayout() = default;
  explicit InstanceLayout(const LayoutCounts &Counts);

  int32_t global(uint32_t I) const { return Globals[I]; }
  /// A TableInstance; a pointer to one if the table is imported.
  int32_t table(uint32_t I) const { return Tables[I]; }
  /// A TagInstance; a pointer to one if the tag is imported.
  int32_t tag(uint32_t I) const { return Tags + int32_t(I * TagSlot); }
  /// A MemoryRef.
  int32_t memoryRef(uint32_t I) const {
    return MemoryRefs + int32_t(I * sizeof(MemoryRef));
  }
  /// A MemoryInstance; I counts those that don't begin at vmctx.
  int32_t furtherMemory(uint32_t I) const {
    return FurtherMemories + int32_t(I * sizeof(MemoryInstance));
  }
  /// uint32_t: the store's id of type I.
  int32_t typeId(uint32_t I) const { return TypeIds + int32_t(I * 4); }
  /// uint32_t: elements left in the segment, 0 once it is dropped.
  int32_t elemSize(uint32_t I) const { return Elems + int32_t(I * 4); }
  /// uint32_t: bytes left in the segment, 0 once it is dropped.
  int32_t dataSize(uint32_t I) const { return Datas + int32_t(I * 4); }
  /// A FuncrefDescriptor; I counts the functions that have one.
  int32_t funcref(uint32_t I) const {
    return Funcrefs + int32_t(I * sizeof(FuncrefDescriptor));
  }
  int32_t dynamicElemWord(uint32_t I) const {
    return DynamicElems + int32_t(I * 8);
  }
  /// Bytes below vmctx, a multiple of 16.
  uint32_t size() const { return Size; }

private:
  std::vector<int32_t> Globals;
  std::vector<int32_t> Tables;
  static constexpr int32_t TagSlot = 8;
  static_assert(sizeof(TagInstance) == TagSlot &&
                sizeof(TagInstance *) == TagSlot);

  int32_t Tags = 0, MemoryRefs = 0, FurtherMemories = 0, TypeIds = 0, Elems = 0,
          Datas = 0, Funcrefs = 0, DynamicElems = 0;
  uint32_t Size = 0;
};

inline InstanceLayout::InstanceLayout(const LayoutCounts &Counts) {
  int32_t At = -int32_t(sizeof(InstanceHeader));
  auto Take = [&At](uint64_t Bytes, int32_t Align) {
    At -= int32_t(Bytes);
    At &= -Align;
    return At;
  };
  for (uint8_t Bytes : Counts.GlobalSizes)
    Globals.push_back(Take(Bytes, Bytes));
  for (bool Imported : Counts.TableImported)
    Tables.push_back(
        Take(Imported ? sizeof(TableInstance *) : sizeof(TableInstance), 8));
  Tags = Take(uint64_t(Counts.NumTags) * TagSlot, TagSlot);
  MemoryRefs = Take(uint64_t(Counts.NumMemoryRefs) * sizeof(MemoryRef), 8);
  FurtherMemories =
      Take(uint64_t(Counts.NumFurtherMemories) * sizeof(MemoryInstance), 8);
  TypeIds = Take(uint64_t(Counts.NumTypeIds) * 4, 8);
  Elems = Take(uint64_t(Counts.NumElems) * 4, 8);
  Datas = Take(uint64_t(Counts.NumDatas) * 4, 8);
  DynamicElems = Take(uint64_t(Counts.NumDynamicElemWords) * 8, 8);
  Funcrefs = Take(uint64_t(Counts.NumFuncrefs) * sizeof(FuncrefDescriptor), 8);
  Size = uint32_t(-Take(0, 16));
}

} // namespace wasmc::abi

#endif
