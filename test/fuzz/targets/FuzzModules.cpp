//===- FuzzModules.cpp - any bytes, for reader and validator --------------===//
//
// Every input is accepted, or rejected at one of its bytes.
//
//===----------------------------------------------------------------------===//

#include "test/fuzz/Verdict.h"
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  if (wasmc::test::verdict({Data, Size}).empty())
    std::abort();
  return 0;
}
