//===- Function.h - how an import's implementation is written ---*- C++ -*-===//
//
// An implementation takes a Call and the parameters of the function's row in
// abi/Wasi.def, as uint32_t and uint64_t, and returns an Errno:
//
//   static Errno fdTell(Call C, uint32_t Fd, uint32_t Offset) { ... }
//   WASI_FUNCTION_2(fd_tell, fdTell)
//
// The macro makes the symbol that compiled code calls, with 64-bit words for
// everything. What compiles has exactly the parameters of the row: upper
// halves of i32 words are dropped here and nowhere else.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASI_FUNCTION_H
#define WASMC_WASI_FUNCTION_H

#include "runtime-support/trap/RuntimeCalls.h"
#include "runtime-support/wasi/GuestMemory.h"
#include "runtime-support/wasi/Host.h"

namespace wasmc::wasi {

enum class FunctionId : uint8_t {
#define WASI(Name, Params, Result) Name,
#include "runtime-support/abi/Wasi.def"
};

constexpr const char *paramsOf(FunctionId F) {
  switch (F) {
#define WASI(Name, Params, Result)                                             \
  case FunctionId::Name:                                                       \
    return Params;
#include "runtime-support/abi/Wasi.def"
  }
  return nullptr;
}

/// What one call of a function works on.
struct Call {
  Host &H;
  GuestMemory Memory;
  abi::ExecutionContext &Exec;

  /// The descriptor, if it has all of these rights.
  Errno need(uint32_t Fd, uint64_t Rights, Descriptor *&D) const;
  /// The same for a function that changes something.
  Errno needWritable(uint32_t Fd, uint64_t Rights, Descriptor *&D) const;
};

/// Returns from an implementation on an error.
#define WASI_TRY(Expression)                                                   \
  do {                                                                         \
    if (::wasmc::wasi::Errno Tried = (Expression);                             \
        Tried != ::wasmc::wasi::Errno::Success)                                \
      return Tried;                                                            \
  } while (false)

template <typename T> constexpr char letterOf = '?';
template <> inline constexpr char letterOf<uint32_t> = 'i';
template <> inline constexpr char letterOf<uint64_t> = 'I';

template <typename... Types>
constexpr bool matches(FunctionId F, Errno (*)(Call, Types...)) {
  const char Letters[] = {letterOf<Types>..., 0};
  const char *Params = paramsOf(F);
  for (const char *L = Letters; *L; ++L, ++Params)
    if (*L != *Params)
      return false;
  return !*Params;
}

template <typename... Types, typename... Words>
inline uint64_t enter(Errno (*Implementation)(Call, Types...), void *Vmctx,
                      Words... W) {
  static_assert(sizeof...(Types) == sizeof...(Words));
  trap::checkHeadroom(Vmctx);
  abi::ExecutionContext &Exec = *abi::headerOf(Vmctx)->Exec;
  Call C = {*static_cast<Host *>(Exec.Host), GuestMemory(Vmctx), Exec};
  return uint64_t(Implementation(C, Types(W)...));
}

#define WASI_FUNCTION(Name, Implementation, Params, Words)                     \
  static_assert(::wasmc::wasi::matches(::wasmc::wasi::FunctionId::Name,        \
                                       Implementation));                       \
  extern "C" uint64_t wasmc_wasi_##Name Params;                                \
  extern "C" uint64_t wasmc_wasi_##Name Params {                               \
    return ::wasmc::wasi::enter Words;                                         \
  }

#define WASI_FUNCTION_0(Name, F)                                               \
  WASI_FUNCTION(Name, F, (void *Vmctx), (F, Vmctx))
#define WASI_FUNCTION_1(Name, F)                                               \
  WASI_FUNCTION(Name, F, (void *Vmctx, uint64_t W0), (F, Vmctx, W0))
#define WASI_FUNCTION_2(Name, F)                                               \
  WASI_FUNCTION(Name, F, (void *Vmctx, uint64_t W0, uint64_t W1),              \
                (F, Vmctx, W0, W1))
#define WASI_FUNCTION_3(Name, F)                                               \
  WASI_FUNCTION(Name, F, (void *Vmctx, uint64_t W0, uint64_t W1, uint64_t W2), \
                (F, Vmctx, W0, W1, W2))
#define WASI_FUNCTION_4(Name, F)                                               \
  WASI_FUNCTION(                                                               \
      Name, F,                                                                 \
      (void *Vmctx, uint64_t W0, uint64_t W1, uint64_t W2, uint64_t W3),       \
      (F, Vmctx, W0, W1, W2, W3))
#define WASI_FUNCTION_5(Name, F)                                               \
  WASI_FUNCTION(Name, F,                                                       \
                (void *Vmctx, uint64_t W0, uint64_t W1, uint64_t W2,           \
                 uint64_t W3, uint64_t W4),                                    \
                (F, Vmctx, W0, W1, W2, W3, W4))
#define WASI_FUNCTION_6(Name, F)                                               \
  WASI_FUNCTION(Name, F,                                                       \
                (void *Vmctx, uint64_t W0, uint64_t W1, uint64_t W2,           \
                 uint64_t W3, uint64_t W4, uint64_t W5),                       \
                (F, Vmctx, W0, W1, W2, W3, W4, W5))
#define WASI_FUNCTION_7(Name, F)                                               \
  WASI_FUNCTION(Name, F,                                                       \
                (void *Vmctx, uint64_t W0, uint64_t W1, uint64_t W2,           \
                 uint64_t W3, uint64_t W4, uint64_t W5, uint64_t W6),          \
                (F, Vmctx, W0, W1, W2, W3, W4, W5, W6))
#define WASI_FUNCTION_9(Name, F)                                               \
  WASI_FUNCTION(Name, F,                                                       \
                (void *Vmctx, uint64_t W0, uint64_t W1, uint64_t W2,           \
                 uint64_t W3, uint64_t W4, uint64_t W5, uint64_t W6,           \
                 uint64_t W7, uint64_t W8),                                    \
                (F, Vmctx, W0, W1, W2, W3, W4, W5, W6, W7, W8))

} // namespace wasmc::wasi

#endif
