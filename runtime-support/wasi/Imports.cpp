//===- Imports.cpp - WASI functions by their names ------------------------===//

#include "runtime-support/wasi/Imports.h"

using namespace wasmc;

// Hidden, so that their addresses need no relocation. Only the addresses are
// used here: how they are called is Function.h's.
#define WASI(Name, Params, Result)                                             \
  extern "C" __attribute__((visibility("hidden"))) void wasmc_wasi_##Name();
#include "runtime-support/abi/Wasi.def"

bool wasi::findImport(const char *Name, uint64_t Size,
                      abi::NativeFunction &Result) {
#define WASI(Function, Params, Results)                                        \
  if (Size == sizeof(#Function) - 1 &&                                         \
      !__builtin_memcmp(Name, #Function, Size)) {                              \
    Result = {reinterpret_cast<const void *>(&wasmc_wasi_##Function), Params,  \
              Results};                                                        \
    return true;                                                               \
  }
#include "runtime-support/abi/Wasi.def"
  return false;
}
