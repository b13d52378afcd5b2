//===- ExceptionCalls.cpp - throw, and what nobody catches ----------------===//

#include "runtime-support/sys/Mapping.h"
#include "runtime-support/trap/RuntimeCalls.h"

using namespace wasmc;

namespace {
struct Heap {
  char *Next, *End;
};
} // namespace

uint64_t calls::exception_new(void *Vmctx, uint64_t Tag, uint64_t NumValues) {
  abi::ExecutionContext &Exec = *abi::headerOf(Vmctx)->Exec;
  constexpr uint64_t HeapBytes = 64 << 20;
  if (!Exec.Exceptions) {
    long Mapped = sys::mapAnonymous(HeapBytes, sys::ReadWrite, false);
    if (sys::isError(Mapped))
      trap::raiseTrap(Vmctx, abi::TrapCode::HeapExhausted);
    char *Low = reinterpret_cast<char *>(Mapped);
    *reinterpret_cast<Heap *>(Low) = {Low + 64, Low + HeapBytes};
    Exec.Exceptions = Low;
  }
  auto &H = *static_cast<Heap *>(Exec.Exceptions);
  uint64_t Bytes = sizeof(abi::Exception) + NumValues * abi::ValueBytes;
  if (Bytes > uint64_t(H.End - H.Next))
    trap::raiseTrap(Vmctx, abi::TrapCode::HeapExhausted);
  auto *E = reinterpret_cast<abi::Exception *>(H.Next);
  H.Next += Bytes;
  *E = {reinterpret_cast<const abi::TagInstance *>(Tag), NumValues};
  return uint64_t(E);
}

void calls::unhandled_exception(void *Vmctx, uint64_t Exception) {
  trap::raiseTrap(Vmctx, abi::TrapCode::UnhandledException);
}
