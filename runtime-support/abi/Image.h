//===- Image.h - what an image tells the runtime ----------------*- C++ -*-===//
//
// The read-only description that stands in every executable and in every
// loadable image at the symbol wasmc_image: sizes, segments, tables for traps
// and backtraces. Every reference is relative (Rel.h).
//
// A loadable image is an ELF shared object whose entry address is this header.
// It says besides what the module imports and exports, with their types, and
// calls the runtime through ExecutionContext::RuntimeCalls. An executable is
// closed: what it imports is linked in, and its types' ids are their numbers.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_IMAGE_H
#define WASMC_ABI_IMAGE_H

#include "runtime-support/abi/Instance.h"
#include "runtime-support/abi/Manifest.h"

namespace wasmc::abi {

/// A funcref descriptor before its instance exists. Type is an index into the
/// module's types, of a loadable image; the id itself in an executable. Code is
/// null for an import of a loadable image, whose descriptor is filled in when
/// it is linked.
struct FuncrefInit {
  Rel<void> Code;
  uint32_t TypeId;
  uint32_t FuncIndex;
};

/// A type's description (loadable images), in words, so that types of several
/// images can be compared. ImageHeader::Types holds the module's recursive
/// groups in order:
///   group     NumTypes NumWords type*          NumWords counts the types'
///   words type      Final NumSupers heap-ref* composite composite 0x60
///   NumParams value* NumResults value*   func
///           | 0x5f NumFields field*                     struct
///           | 0x5e field                                array
///   field     value packing mutable            packing 0 none, 1 i8, 2 i16
///   value     code heap                        two words, as in ValueType
///   heap-ref  one word, as ValueType::Heap
/// Two types are equal if their groups are equal in all words and they stand at
/// the same place in them, once references to earlier groups (EarlierType) are
/// replaced by the store's ids.
enum TypeWord : uint32_t {
  EarlierType = 0x80000000, ///< + index among the module's types
  GroupMember = 0xc0000000, ///< + position in the same group
  TypeWordMask = 0xc0000000,
};

/// Codes of the binary format, as far as somebody on this side must know them.
/// Of composite types:
enum TypeForm : uint32_t {
  FuncForm = 0x60,
  StructForm = 0x5f,
  ArrayForm = 0x5e,
};
/// Of value types:
enum ValueCode : uint32_t {
  I32Code = 0x7f,
  I64Code = 0x7e,
  F32Code = 0x7d,
  F64Code = 0x7c,
  V128Code = 0x7b,
  NullableRefCode = 0x63,
  RefCode = 0x64,
};
/// Of abstract heap types:
enum HeapCode : uint32_t {
  NoExnHeap = 0x74,
  NoFuncHeap = 0x73,
  NoExternHeap = 0x72,
  FuncHeap = 0x70,
  ExternHeap = 0x6f,
  ExnHeap = 0x69,
};

/// Code is a ValueCode. Heap, of a reference, is an abstract heap type's code
/// or a TypeWord; else 0.
struct ValueType {
  uint32_t Code;
  uint32_t Heap;
};

/// Kinds of imports and exports, numbered as in the binary format.
enum class ExternKind : uint32_t { Func, Table, Memory, Global, Tag };

enum ExternFlags : uint32_t {
  Mutable = 1,    ///< Global
  Addr64 = 2,     ///< Table, Memory
  Shared = 4,     ///< Memory
  HasMaximum = 8, ///< Table, Memory
};

struct ExternType {
  ExternKind Kind;
  uint32_t Flags;
  uint32_t Type;         ///< Func, Tag: index among the module's types
  ValueType Value;       ///< Table: of its elements; Global
  uint32_t PageSizeLog2; ///< Memory
  uint64_t Min, Max;     ///< Table: elements, Memory: pages
};

struct ImportEntry {
  RelArray<char> Module;
  RelArray<char> Name;
  ExternType Type;
  /// What linking fills in, from vmctx. Func: a FuncrefDescriptor. Table: a
  /// pointer to the TableInstance. Memory: a MemoryRef. Global: a pointer to
  /// the value. Tag: a pointer to the TagInstance.
  int32_t Offset;
  /// Func: code with the function's own type that calls a function of the host:
  /// Code of its descriptor, if the import is given one.
  Rel<void> HostThunk;
};

/// A function that calls Code, of an exported type, from outside of Wasm.
/// Values has ValueBytes, so aligned, for each argument or result, whichever
/// are more: arguments are read from their lowest bytes, results written there,
/// zeros in the rest. An exception that Code throws goes to the runtime call
/// unhandled_exception, which ends the call like a trap.
using EntryThunk = void(void *Vmctx, const void *Code, void *Values);

struct ExportEntry {
  RelArray<char> Name;
  ExternType Type;
  /// The import that is handed on, plus one; 0: the instance's own.
  uint32_t ImportPlusOne;
  /// From vmctx; own ones only. Func: the FuncrefDescriptor. Table: the
  /// TableInstance. Memory: the MemoryInstance. Global: the value. Tag: the
  /// TagInstance.
  int32_t Offset;
  Rel<void> Entry; ///< Func: an EntryThunk
};

/// A tag of the module's own.
struct TagInit {
  int32_t Offset;  ///< of the TagInstance from vmctx
  uint32_t TypeId; ///< as in FuncrefInit
  uint32_t Index;  ///< among the module's tags
  /// For messages, offsets of NUL-terminated texts in Names: what the tag is
  /// called, "" if it has no name, and a letter for the type of each value: i
  /// i32, I i64, f f32, F f64, v v128, r a reference.
  uint32_t Name, Values;
};

struct TableInit {
  int32_t Offset; ///< of the TableInstance, or the pointer to it, from vmctx
  uint32_t Imported;
  uint64_t Min;
  uint64_t Max; ///< elements; without a declared maximum what its indices reach
  /// Its elements may be exnrefs: exceptions live as long as they are here.
  uint64_t HoldsExceptions;
};

/// What an own memory is made from.
struct MemoryShape {
  uint64_t MinPages;
  uint64_t MaxPages; ///< without a declared maximum what its addresses reach
  uint32_t PageSizeLog2;
  uint32_t Flags; ///< ExternFlags: Addr64
};

/// Security: whether code compares every address of such a memory with its
/// size, in guard mode too. No reservation covers 64-bit addresses; and a size
/// that is no multiple of the host's pages has no inaccessible page behind it.
/// Compiled code has no checks for other memories in guard mode, and the
/// runtime gives those, and only those, a GuardReservation.
constexpr bool isAlwaysChecked(uint32_t ExternFlags, uint32_t PageSizeLog2) {
  return (ExternFlags & Addr64) || PageSizeLog2 != WasmPageSizeLog2;
}

/// A memory of the module's own that doesn't begin at vmctx: all but memory 0.
/// Own memories lie one behind the other from vmctx on.
struct MemoryInit {
  int32_t Offset; ///< of the MemoryInstance from vmctx
  uint32_t Index; ///< among the module's memories
  MemoryShape Shape;
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
  /// The same in all versions.
  uint32_t Magic;
  uint32_t Version;       ///< AbiVersion
  abi::Manifest Manifest; ///< of a loadable image

  uint32_t InstanceSize;
  uint32_t Flags;     ///< ImageFlags
  MemoryShape Memory; ///< memory 0, with HasMemory
  uint64_t StackSize;

  /// Initial contents of memory 0 from MemoryImageOffset on. With
  /// MapMemoryImage set it begins and ends on a 64 KiB boundary of both file
  /// and memory, lies in a segment of its own and is moved into place;
  /// otherwise it is copied.
  Rel<uint8_t> MemoryImage;
  uint64_t MemoryImageOffset;
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
  RelArray<MemoryInit> FurtherMemories;
  int32_t MemoryRefOffset; ///< of the first MemoryRef from vmctx; 0: none
  RelArray<TagInit> Tags;

  /// Loadable images only, from here on.
  RelArray<uint32_t> Types; ///< see TypeWord
  uint32_t NumTypes;
  int32_t TypeIdOffset; ///< of the first type's id (uint32_t) from vmctx
  RelArray<ImportEntry> Imports;
  RelArray<ExportEntry> Exports;
  /// The image's own memcpy and its kin, if its code calls them: a fault in
  /// them is that of the code.
  Rel<void> MemoryRoutinesBegin;
  Rel<void> MemoryRoutinesEnd;
};

constexpr uint32_t ImageMagic = 0x6d736157; // "Wasm"

enum ImageFlags : uint32_t {
  HasMemory = 1, ///< memory 0 is the module's own
  MapMemoryImage = 2,
  Loadable = 4,
  /// The code compares addresses with the memory's size; else every memory
  /// that isn't isAlwaysChecked() must have GuardReservation bytes reserved.
  ChecksBounds = 8,
  MetersFuel = 16,    ///< the code counts ExecutionContext::Fuel down
  Interruptible = 32, ///< the code checks ExecutionContext::Deadline
  /// The code raises its traps by the runtime call "trap", and compares the
  /// stack with its limit: it needs no signal handlers.
  TrapsByCalls = 64,
  KnownImageFlags = TrapsByCalls * 2 - 1,
};

} // namespace wasmc::abi

#endif
