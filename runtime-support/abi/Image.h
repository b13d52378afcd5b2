//===- Image.h - what an image tells the runtime ----------------*- C++ -*-===//
//
// The read-only description that stands in every executable (later in every
// .cwasm) at the symbol wasmc_image: sizes, segments, tables for traps and
// backtraces. Images carry no dynamic relocations, so every reference is the
// distance from the field itself to its target, in 32 bits.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_IMAGE_H
#define WASMC_ABI_IMAGE_H

#include "runtime-support/abi/Instance.h"

namespace wasmc::abi {

/// A reference to a T: distance in bytes from this field; 0 is null.
template <typename T> struct Rel {
  int32_t Distance;
  const T *get() const {
    return Distance ? reinterpret_cast<const T *>(
                          reinterpret_cast<const char *>(this) + Distance)
                    : nullptr;
  }
};

/// A reference to an array of T.
template <typename T> struct RelArray {
  Rel<T> First;
  uint32_t Count;
  const T &operator[](uint32_t I) const { return First.get()[I]; }
  const T *begin() const { return First.get(); }
  const T *end() const { return First.get() + Count; }
};

/// A funcref descriptor before its instance exists.
struct FuncrefInit {
  Rel<void> Code;
  uint32_t TypeId;
  uint32_t FuncIndex;
};

struct TableInit {
  int32_t Offset; ///< of the TableInstance from vmctx
  uint32_t Imported;
  uint64_t Min;
  uint64_t Max; ///< elements; without a declared maximum 2^32-1
};

/// An element segment: funcref numbers plus one (0: null), or, if
/// DynamicOffset is not 0, words that initialisation writes at vmctx +
/// DynamicOffset.
struct ElemInit {
  RelArray<uint32_t> Funcrefs;
  int32_t DynamicOffset;
  uint32_t Size;
};

/// A data segment that memory.init may still read.
struct DataInit {
  RelArray<uint8_t> Bytes;
};

/// One compiled function, in the order of their addresses. Stream is where
/// the function's part of the trap stream begins.
struct FunctionEntry {
  Rel<void> Code;
  uint32_t FuncIndex;
  uint32_t BodyOffset; ///< of the body, from the start of the module
  uint32_t Name;       ///< offset in Names, of a NUL-terminated name
  uint32_t Stream;     ///< offset in TrapStream
};

/// The trap stream holds, for each function, rows sorted by address:
///   ULEB128  distance of the address to the row before (the first: to the
///            function's start), plus 1; 0 ends the function
///   SLEB128  distance of the Wasm offset (from the body's start) to the row
///            before
///   byte     TrapCode that an instruction of this row raises, or 0
/// A row covers the addresses up to the next row.

/// A BPF instruction as the kernel takes it (struct sock_filter).
struct FilterInstruction {
  uint16_t Code;
  uint8_t JumpTrue;
  uint8_t JumpFalse;
  uint32_t K;
};

struct ImageHeader {
  uint32_t Magic;
  uint32_t Version; ///< AbiVersion
  uint32_t InstanceSize;
  uint32_t Flags; ///< ImageFlags
  uint64_t MemoryMinPages;
  uint64_t MemoryMaxPages; ///< without a declared maximum 65536
  uint64_t StackSize;

  /// Initial contents of memory 0 from MemoryImageOffset on. With
  /// MapMemoryImage set it begins and ends on a 64 KiB boundary of both file
  /// and memory, lies in a segment of its own and is moved into place;
  /// otherwise it is copied.
  Rel<uint8_t> MemoryImage;
  uint32_t MemoryImageOffset;
  uint64_t MemoryImageSize;

  /// void(vmctx): globals, tables, segments that are not in the image, and
  /// the module's start function. Null if there is nothing to do.
  Rel<void> Init;
  /// void(vmctx): the export "_start". Null if there is none.
  Rel<void> Start;

  Rel<void> CodeBegin;
  Rel<void> CodeEnd;
  int32_t FuncrefOffset; ///< of the first descriptor from vmctx
  RelArray<FuncrefInit> Funcrefs;
  RelArray<TableInit> Tables;
  int32_t ElemSizeOffset; ///< of the first element segment's size from vmctx
  RelArray<ElemInit> Elems;
  int32_t DataSizeOffset;
  RelArray<DataInit> Datas;
  RelArray<FunctionEntry> Functions;
  RelArray<uint8_t> TrapStream;
  RelArray<char> Names;
  /// What may be called once the guest runs: for a run that was granted no
  /// directory, and for one that was.
  RelArray<FilterInstruction> SyscallFilter;
  RelArray<FilterInstruction> DirectoryFilter;
  /// Baked grants and options: see runtime-support/abi/Grants.h.
  RelArray<uint8_t> Grants;
};

constexpr uint32_t ImageMagic = 0x6d736157; // "Wasm"

enum ImageFlags : uint32_t {
  HasMemory = 1,
  MapMemoryImage = 2,
};

} // namespace wasmc::abi

#endif
