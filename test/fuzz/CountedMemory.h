//===- CountedMemory.h - how much the program has allocated -----*- C++ -*-===//

#ifndef WASMC_TEST_FUZZ_COUNTEDMEMORY_H
#define WASMC_TEST_FUZZ_COUNTEDMEMORY_H

#include <cstddef>

namespace wasmc::test {

/// Bytes that operator new has given and not got back.
size_t memoryInUse();
/// The most that there were in use since the last reset.
size_t mostMemory();
void resetMostMemory();

} // namespace wasmc::test

#endif
