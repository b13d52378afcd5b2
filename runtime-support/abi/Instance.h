//===- Instance.h - what compiled code and runtime share -------*- C++ -*-===//
//
// The instance ABI. One pinned pointer, vmctx, is the first argument of every
// compiled function: it is byte 0 of memory 0, and the instance lies right
// below it, hot fields nearest (AArch64 reaches 256 bytes in one instruction):
//
//      lower addresses
//   | descriptors | imports | types | segments | tables | globals | header |
//                                                                      vmctx ^
//   | memory 0: 8 GiB + guard reserved, or nothing if it owns none ...
//
// A module whose memory 0 is imported, or that has none, has a vmctx of the
// same kind with nothing above it.
//
// InstanceLayout.h gives the offsets of the parts that differ by module.
// Nothing below vmctx can be reached by the guest: addresses are zero-extended
// and added to vmctx, never subtracted.
//
// What belongs to the thread of execution and not to an instance is in the
// ExecutionContext, which all instances of a store point to.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_INSTANCE_H
#define WASMC_ABI_INSTANCE_H

#include "runtime-support/abi/TrapCode.h"
#include <stddef.h>
#include <stdint.h>

namespace wasmc::abi {

struct ImageHeader;

/// The number of this ABI. README.md says which changes want a new one.
constexpr uint32_t AbiVersion = 2;

/// Of a page, where a memory's type doesn't say otherwise.
constexpr uint32_t WasmPageSizeLog2 = 16;
constexpr uint64_t WasmPageSize = uint64_t(1) << WasmPageSizeLog2;

/// vmctx is aligned to this, so that memory 0 can be mapped on hosts with
/// pages of up to 64 KiB.
constexpr uint64_t VmctxAlign = 65536;

/// Reserved from vmctx on for a 32-bit memory in guard mode: an effective
/// address is at most (2^32-1) + (2^32-1), and the widest access is 16 bytes.
constexpr uint64_t GuardReservation = (uint64_t(8) << 30) + VmctxAlign;

/// A value in memory, where its type is known to neither side when they are
/// compiled: its bytes from the lowest on.
constexpr uint64_t ValueBytes = 16;
/// A function has at most so many parameters, and so many results.
constexpr uint64_t MaxValues = 1000;

/// What a thread of execution carries through all instances of its store.
/// A runtime call must leave StackHeadroom bytes above StackLimit.
struct ExecutionContext {
  uintptr_t StackLimit;     ///< lowest usable address of the guest stack
  uint64_t Fuel;            ///< instructions left
  uint64_t Deadline;        ///< non-zero: stop at the next check
  const void *RuntimeCalls; ///< table of runtime calls, for loaded images
  void *Host;               ///< the embedder's or WASI's state
  void *Faults;             ///< trap/'s registry: who handles a trap
  void *Exceptions;         ///< exception/'s heap, null until the first throw
  /// Arguments and results of functions in linked form that fit no register,
  /// each in the slot of its number; in use between the two sides of a call or
  /// return only. Last, so that nobody need touch it who doesn't use it.
  alignas(16) unsigned char Scratch[MaxValues * ValueBytes];
};

/// Zeros, but for the scratch, which nobody reads before it is written: its
/// pages are left alone.
inline void clear(ExecutionContext &Exec) {
  __builtin_memset(&Exec, 0, offsetof(ExecutionContext, Scratch));
}

/// Stack that the runtime may use below a call from compiled code.
constexpr uint64_t StackHeadroom = 64 << 10;

/// What a funcref points to; a null reference is the word 0. Code has the
/// linked form (README.md) in a loadable image. TypeId is the canonical type:
/// equal types of a store have equal ids. An instance holds copies of the
/// descriptors of the functions it imports, so that a call of an import and a
/// reference to it are like those of its own functions; Vmctx is the callee's.
struct FuncrefDescriptor {
  const void *Code;
  void *Vmctx;
  uint32_t TypeId;
  uint32_t FuncIndex;
};

/// A tag; its identity is its address. Tags that an instance imports are
/// pointers to another instance's.
struct TagInstance {
  uint32_t TypeId; ///< like a descriptor's
  uint32_t Index;  ///< among all tags of the module that defines it
};

/// What an exnref points to (spec: Exception Instances); a null reference is
/// the word 0. It stays where it is. The runtime call exception_new makes one,
/// compiled code fills in the values and only reads them from then on.
struct Exception {
  const TagInstance *Tag;
  uint64_t NumValues;
  // Values follow, ValueBytes each, zeros behind what is shorter.
};
static_assert(sizeof(Exception) == ValueBytes);

/// Calls a function of the host on the host's stack. Function is what its
/// descriptor has for a Vmctx; Values are those of an EntryThunk (abi/Image.h).
struct HostCallee;
using HostCall = void (*)(HostCallee *Function, void *Values);

/// What the descriptor of a function of the host has for a Vmctx.
struct HostCallee {
  HostCall Call;
  ExecutionContext *Exec;
};

/// What a table may grow to, whatever its type allows. Sizes in bytes, twice
/// over, fit 64 bits.
constexpr uint64_t MostTableElements = 0xffffffff;

/// A table of reference words, 0 for null.
struct TableInstance {
  uintptr_t *Elems;
  uint64_t Size; ///< elements
  uint64_t Max;  ///< elements
  uint64_t Capacity;
  /// 0: Elems is a part of its owner's space; else a mapping of its own, which
  /// growing replaces, whichever instance asks for it.
  uint64_t Mapped;
};

/// A linear memory, in the header of the instance that owns it. Base stays
/// where it is as long as the memory lives, so compiled code may keep it.
struct MemoryInstance {
  uint64_t PageSizeLog2;
  uint64_t MaxPages; ///< memory.grow fails beyond; they fit Reserved
  uint64_t Reserved; ///< bytes mapped or reserved from Base on
  uint64_t Bytes;    ///< current size: a number of pages
  char *Base;
};

/// How compiled code reaches a memory that isn't its instance's own memory 0.
/// Security: code without checks is only linked to a memory with
/// GuardReservation bytes reserved.
struct MemoryRef {
  char *Base; ///< Memory->Base
  MemoryInstance *Memory;
};

/// The fixed part of an instance, right below vmctx; the last field is the
/// one at vmctx - 8.
struct InstanceHeader {
  void *Owner; ///< the runtime's own record of the instance
  const ImageHeader *Image;
  MemoryInstance Memory; ///< memory 0, zeros if the instance doesn't own one
  ExecutionContext *Exec;
};
static_assert(sizeof(InstanceHeader) == 64);

inline InstanceHeader *headerOf(void *Vmctx) {
  return static_cast<InstanceHeader *>(Vmctx) - 1;
}

/// Offset of a header field from vmctx: negative.
#define WASMC_HEADER_OFFSET(Field)                                             \
  (int32_t(offsetof(::wasmc::abi::InstanceHeader, Field)) -                    \
   int32_t(sizeof(::wasmc::abi::InstanceHeader)))

} // namespace wasmc::abi

#endif
