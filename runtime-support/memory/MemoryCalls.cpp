//===- MemoryCalls.cpp - memory.grow and bulk memory operations -----------===//
//
// Spec: Execution, Memory Instructions. Every operand comes from the guest.
// Each operation checks all of its bounds before it writes a byte, and each
// check is of the form "length > size or start > size - length", which can't
// overflow.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/sys/Mapping.h"
#include "runtime-support/trap/RuntimeCalls.h"

using namespace wasmc;
using abi::TrapCode;

namespace {

/// One memory until multi-memory comes; compiled code passes its number.
char *memoryBase(void *Vmctx) { return static_cast<char *>(Vmctx); }
uint64_t memoryBytes(void *Vmctx) { return abi::headerOf(Vmctx)->Memory.Bytes; }

bool outside(uint64_t Start, uint64_t Length, uint64_t Size) {
  return Length > Size || Start > Size - Length;
}

/// Traps unless the range is in memory 0.
char *memoryRange(void *Vmctx, uint64_t Start, uint64_t Length) {
  if (outside(Start, Length, memoryBytes(Vmctx)))
    trap::raiseTrap(Vmctx, TrapCode::MemoryOutOfBounds);
  return memoryBase(Vmctx) + Start;
}

uint32_t *dataSize(void *Vmctx, uint64_t Segment) {
  const abi::ImageHeader *Image = abi::headerOf(Vmctx)->Image;
  return reinterpret_cast<uint32_t *>(static_cast<char *>(Vmctx) +
                                      Image->DataSizeOffset) +
         Segment;
}

} // namespace

uint64_t calls::memory_grow(void *Vmctx, uint64_t, uint64_t Delta) {
  constexpr uint64_t Failure = ~uint64_t(0);
  abi::InstanceHeader *Header = abi::headerOf(Vmctx);
  uint64_t OldPages = Header->Memory.Bytes / abi::WasmPageSize;
  if (Delta > Header->Memory.MaxPages - OldPages)
    return Failure;
  if (Delta) {
    uint64_t More = Delta * abi::WasmPageSize;
    char *End = memoryBase(Vmctx) + Header->Memory.Bytes;
    if (sys::isError(sys::protect(End, More, sys::ReadWrite)))
      return Failure;
    Header->Memory.Bytes += More;
  }
  return OldPages;
}

void calls::memory_init(void *Vmctx, uint64_t, uint64_t Segment, uint64_t To,
                        uint64_t From, uint64_t Length) {
  const abi::DataInit &Data = abi::headerOf(Vmctx)->Image->Datas[Segment];
  if (outside(From, Length, *dataSize(Vmctx, Segment)))
    trap::raiseTrap(Vmctx, TrapCode::MemoryOutOfBounds);
  char *Target = memoryRange(Vmctx, To, Length);
  if (Length)
    __builtin_memcpy(Target, Data.Bytes.begin() + From, Length);
}

void calls::data_drop(void *Vmctx, uint64_t Segment) {
  *dataSize(Vmctx, Segment) = 0;
}

void calls::memory_copy(void *Vmctx, uint64_t, uint64_t, uint64_t To,
                        uint64_t From, uint64_t Length) {
  char *Source = memoryRange(Vmctx, From, Length);
  __builtin_memmove(memoryRange(Vmctx, To, Length), Source, Length);
}

void calls::memory_fill(void *Vmctx, uint64_t, uint64_t To, uint64_t Byte,
                        uint64_t Length) {
  __builtin_memset(memoryRange(Vmctx, To, Length), int(Byte & 0xff), Length);
}
