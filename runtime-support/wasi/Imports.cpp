//===- Imports.cpp - WASI functions by their names ------------------------===//

#include "runtime-support/wasi/Imports.h"
#include "runtime-support/abi/Instance.h"

using namespace wasmc;

// Hidden, so that their addresses need no relocation. How they are written is
// Function.h's; all that counts here is that parameters and results are words.
#define WASI(Name, Params, Result)                                             \
  extern "C" __attribute__((visibility("hidden"))) void wasmc_wasi_##Name();
#include "runtime-support/abi/Wasi.def"

namespace {

/// The linked form (abi/README.md) of what has integers only.
constexpr unsigned NumWords = 5;
struct Returned {
  uint64_t First, Second;
};

template <typename T, T... I> struct Numbers {};
template <unsigned> using Word = uint64_t;

template <void (*Function)(), bool HasResult, unsigned... I>
Returned call(void *Vmctx, const uint64_t (&InRegisters)[NumWords],
              Numbers<unsigned, I...>) {
  const unsigned char *Scratch = abi::headerOf(Vmctx)->Exec->Scratch;
  auto Parameter = [&](unsigned Number) {
    return Number < NumWords ? InRegisters[Number]
                             : *reinterpret_cast<const uint64_t *>(
                                   Scratch + Number * abi::ValueBytes);
  };
  using Code = uint64_t(void *, Word<I>...);
  uint64_t Result = reinterpret_cast<Code *>(Function)(Vmctx, Parameter(I)...);
  // The exception comes behind the result, if there is one. None is thrown.
  return {HasResult ? Result : 0, 0};
}

template <void (*Function)(), unsigned NumParams, bool HasResult>
Returned linked(void *Vmctx, uint64_t A, uint64_t B, uint64_t C, uint64_t D,
                uint64_t E) {
  return call<Function, HasResult>(
      Vmctx, {A, B, C, D, E},
      __make_integer_seq<Numbers, unsigned, NumParams>());
}

} // namespace

bool wasi::findImport(const char *Name, uint64_t Size,
                      abi::NativeFunction &Result) {
#define WASI(Function, Params, Results)                                        \
  if (Size == sizeof(#Function) - 1 &&                                         \
      !__builtin_memcmp(Name, #Function, Size)) {                              \
    Result = {reinterpret_cast<const void *>(                                  \
                  &linked<wasmc_wasi_##Function, sizeof(Params) - 1,           \
                          sizeof(Results) != 1>),                              \
              Params, Results};                                                \
    return true;                                                               \
  }
#include "runtime-support/abi/Wasi.def"
  return false;
}
