//===- MemoryCalls.cpp - memory.grow and bulk memory operations -----------===//
//
// Spec: Execution, Memory Instructions. Every operand comes from the guest.
// Each operation checks all of its bounds before it writes a byte, and each
// check is of the form "length > size or start > size - length", which can't
// overflow.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/memory/Grow.h"
#include "runtime-support/memory/OwnMemories.h"
#include "runtime-support/sys/Mapping.h"
#include "runtime-support/trap/RuntimeCalls.h"

using namespace wasmc;
using abi::TrapCode;

namespace {

template <typename T> T *at(void *Vmctx, int64_t Offset) {
  return reinterpret_cast<T *>(static_cast<char *>(Vmctx) + Offset);
}

/// Compiled code passes the memory's number; that is right, but what the number
/// stands for may belong to another instance.
abi::MemoryInstance &memoryOf(void *Vmctx, uint64_t Memory) {
  abi::InstanceHeader *Header = abi::headerOf(Vmctx);
  if (int32_t Refs = Header->Image->MemoryRefOffset)
    return *at<abi::MemoryRef>(Vmctx, Refs)[Memory].Memory;
  return Header->Memory;
}

bool outside(uint64_t Start, uint64_t Length, uint64_t Size) {
  return Length > Size || Start > Size - Length;
}

/// Traps unless the range is in the memory.
char *memoryRange(void *Vmctx, uint64_t Memory, uint64_t Start,
                  uint64_t Length) {
  const abi::MemoryInstance &M = memoryOf(Vmctx, Memory);
  if (outside(Start, Length, M.Bytes))
    trap::raiseTrap(Vmctx, TrapCode::MemoryOutOfBounds);
  return M.Base + Start;
}

uint32_t *dataSize(void *Vmctx, uint64_t Segment) {
  return at<uint32_t>(Vmctx, abi::headerOf(Vmctx)->Image->DataSizeOffset) +
         Segment;
}

} // namespace

uint64_t memory::grow(abi::MemoryInstance &Memory, uint64_t Delta) {
  constexpr uint64_t Failure = ~uint64_t(0);
  uint64_t OldPages = Memory.Bytes >> Memory.PageSizeLog2;
  if (Delta > Memory.MaxPages - OldPages)
    return Failure;
  // MaxPages fit Reserved: no overflow.
  uint64_t Bytes = (OldPages + Delta) << Memory.PageSizeLog2;
  uint64_t OldEnd = accessible(Memory.Bytes), End = accessible(Bytes);
  if (End != OldEnd && sys::isError(sys::protect(Memory.Base + OldEnd,
                                                 End - OldEnd, sys::ReadWrite)))
    return Failure;
  Memory.Bytes = Bytes;
  return OldPages;
}

uint64_t calls::memory_grow(void *Vmctx, uint64_t Index, uint64_t Delta) {
  return memory::grow(memoryOf(Vmctx, Index), Delta);
}

void calls::memory_init(void *Vmctx, uint64_t Memory, uint64_t Segment,
                        uint64_t To, uint64_t From, uint64_t Length) {
  const abi::DataInit &Data = abi::headerOf(Vmctx)->Image->Datas[Segment];
  if (outside(From, Length, *dataSize(Vmctx, Segment)))
    trap::raiseTrap(Vmctx, TrapCode::MemoryOutOfBounds);
  char *Target = memoryRange(Vmctx, Memory, To, Length);
  if (Length)
    __builtin_memcpy(Target, Data.Bytes.begin() + From, Length);
}

void calls::data_drop(void *Vmctx, uint64_t Segment) {
  *dataSize(Vmctx, Segment) = 0;
}

void calls::memory_copy(void *Vmctx, uint64_t ToMemory, uint64_t FromMemory,
                        uint64_t To, uint64_t From, uint64_t Length) {
  char *Source = memoryRange(Vmctx, FromMemory, From, Length);
  __builtin_memmove(memoryRange(Vmctx, ToMemory, To, Length), Source, Length);
}

void calls::memory_fill(void *Vmctx, uint64_t Memory, uint64_t To,
                        uint64_t Byte, uint64_t Length) {
  __builtin_memset(memoryRange(Vmctx, Memory, To, Length), int(Byte & 0xff),
                   Length);
}
