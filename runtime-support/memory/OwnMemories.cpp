//===- OwnMemories.cpp - where an instance's own memories lie -------------===//

#include "runtime-support/memory/OwnMemories.h"

using namespace wasmc;
using memory::OwnMemory;

uint32_t memory::OwnMemories::count() const {
  return (hasFirst() ? 1 : 0) + Image.FurtherMemories.Count;
}

OwnMemory memory::OwnMemories::operator[](uint32_t I) const {
  OwnMemory M = describe(I);
  for (uint32_t Below = 0; Below != I; ++Below)
    M.Distance += describe(Below).Reserved;
  return M;
}

uint64_t memory::OwnMemories::reserved() const {
  uint64_t Bytes = 0;
  for (uint32_t I = 0; I != count() && Bytes < TooManyBytes; ++I)
    Bytes += describe(I).Reserved;
  return Bytes < TooManyBytes ? Bytes : TooManyBytes;
}

bool memory::OwnMemories::mayShrink() const {
  for (uint32_t I = 0; I != count(); ++I)
    if (!isGuarded(describe(I).Shape))
      return true;
  return false;
}

/// The most pages that a memory gets, never fewer than it begins with.
static uint64_t mostPages(const abi::MemoryShape &Shape, uint64_t MostBytes) {
  if (Shape.Flags & abi::Addr64) {
    bool IsUnlimited = memory::bytesOf(Shape.MaxPages, Shape.PageSizeLog2) ==
                       memory::TooManyBytes;
    uint64_t Usual = IsUnlimited ? memory::UsualMostOf64BitMemory
                                 : memory::MostOf64BitMemory;
    if (MostBytes > Usual)
      MostBytes = Usual;
  }
  uint64_t Most = MostBytes >> Shape.PageSizeLog2;
  if (Most < Shape.MinPages)
    Most = Shape.MinPages;
  return Most < Shape.MaxPages ? Most : Shape.MaxPages;
}

__attribute__((noinline)) OwnMemory
memory::OwnMemories::describe(uint32_t I) const {
  OwnMemory M = {};
  if (hasFirst() && I == 0) {
    M.Shape = Image.Memory;
    M.Offset = WASMC_HEADER_OFFSET(Memory);
  } else {
    const abi::MemoryInit &Init =
        Image.FurtherMemories[I - (hasFirst() ? 1 : 0)];
    M.Shape = Init.Shape;
    M.Offset = Init.Offset;
    M.Index = Init.Index;
  }
  M.Shape.MaxPages = mostPages(M.Shape, MostBytes);
  M.Reserved =
      isGuarded(M.Shape)
          ? abi::GuardReservation
          : accessible(bytesOf(M.Shape.MaxPages, M.Shape.PageSizeLog2));
  return M;
}
