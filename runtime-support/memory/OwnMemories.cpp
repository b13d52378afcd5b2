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
  for (uint32_t I = 0; I != count(); ++I)
    Bytes += describe(I).Reserved;
  return Bytes;
}

__attribute__((noinline)) OwnMemory
memory::OwnMemories::describe(uint32_t I) const {
  OwnMemory M = {};
  if (hasFirst() && I == 0) {
    M.MinPages = Image.MemoryMinPages;
    M.MaxPages = Image.MemoryMaxPages;
    M.Offset = WASMC_HEADER_OFFSET(Memory);
  } else {
    const abi::MemoryInit &Init =
        Image.FurtherMemories[I - (hasFirst() ? 1 : 0)];
    M.MinPages = Init.MinPages;
    M.MaxPages = Init.MaxPages;
    M.Offset = Init.Offset;
    M.Index = Init.Index;
  }
  if (M.MaxPages > MostPages)
    M.MaxPages = MostPages > M.MinPages ? MostPages : M.MinPages;
  M.Reserved = Guarded ? abi::GuardReservation : M.MaxPages * abi::WasmPageSize;
  return M;
}
