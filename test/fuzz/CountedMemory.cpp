//===- CountedMemory.cpp - how much the program has allocated -------------===//
//
// Replaces operator new for the whole program. One thread only.
//
//===----------------------------------------------------------------------===//

#include "test/fuzz/CountedMemory.h"
#include <cstdlib>
#include <malloc.h>
#include <new>

static size_t InUse, Most;

size_t wasmc::test::memoryInUse() { return InUse; }
size_t wasmc::test::mostMemory() { return Most; }
void wasmc::test::resetMostMemory() { Most = InUse; }

void *operator new(size_t Size) {
  void *Memory = std::malloc(Size ? Size : 1);
  if (!Memory)
    std::abort();
  InUse += malloc_usable_size(Memory);
  Most = InUse > Most ? InUse : Most;
  return Memory;
}

void operator delete(void *Memory) noexcept {
  if (!Memory)
    return;
  // LLVM's own allocations that were made before this program's are not ours.
  size_t Size = malloc_usable_size(Memory);
  InUse -= Size < InUse ? Size : InUse;
  std::free(Memory);
}

void operator delete(void *Memory, size_t) noexcept { operator delete(Memory); }
