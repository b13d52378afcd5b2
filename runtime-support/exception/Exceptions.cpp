//===- Exceptions.cpp - throw, and what nobody catches --------------------===//
//
// Spec: Execution, Control Instructions; Exception Instances.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/exception/Exceptions.h"
#include "runtime-support/exception/Describe.h"
#include "runtime-support/exception/Roots.h"
#include "runtime-support/trap/RuntimeCalls.h"

using namespace wasmc;
using exception::Heap;

namespace {

/// Behind the heap. An exception that was thrown out of the guest is kept, for
/// whoever wants to know.
struct Kept {
  const abi::Exception *Unhandled;
  char Description[exception::DescriptionSize];
};

Heap *heapOf(const abi::ExecutionContext &Exec) {
  return static_cast<Heap *>(Exec.Exceptions);
}
Kept &keptBy(Heap &H) { return *static_cast<Kept *>(H.extra()); }

trap::FaultRegistry &registryOf(const abi::ExecutionContext &Exec) {
  return *static_cast<trap::FaultRegistry *>(Exec.Faults);
}

/// Values of an exception may be references to others: each is the first word
/// of its slot.
void markValues(Heap &H, Heap::Cell In) {
  const auto *E = static_cast<const abi::Exception *>(In.Address);
  // A cell that is free may say anything.
  uint64_t Most = (In.Bytes - sizeof(abi::Exception)) / abi::ValueBytes;
  uint64_t Number = E->NumValues < Most ? E->NumValues : Most;
  const auto *Words = reinterpret_cast<const uintptr_t *>(E + 1);
  for (uint64_t I = 0; I != Number; ++I)
    H.mark(Words[I * (abi::ValueBytes / sizeof(uintptr_t))]);
}

__attribute__((noinline)) void collect(Heap &H, abi::ExecutionContext &Exec) {
  H.beginMarking();
  H.mark(uintptr_t(keptBy(H).Unhandled));
  uint64_t RootBytes = exception::markRoots(H, Exec, registryOf(Exec).Guest);
  for (Heap::Cell C = H.nextMarked(); C.Address; C = H.nextMarked())
    markValues(H, C);
  H.endMarking(RootBytes);
}

/// Where allocating isn't the matter of a moment.
__attribute__((noinline)) void *allocateSlowly(void *Vmctx, uint64_t Units) {
  abi::ExecutionContext &Exec = *abi::headerOf(Vmctx)->Exec;
  void *Cell = nullptr;
  if (Units <= exception::SizeClass::MaxUnits) {
    if (!Exec.Exceptions)
      Exec.Exceptions = Heap::open(sizeof(Kept));
    else
      collect(*heapOf(Exec), Exec);
    if (Exec.Exceptions)
      Cell = heapOf(Exec)->allocate(Units);
  }
  if (!Cell)
    trap::raiseTrap(Vmctx, abi::TrapCode::HeapExhausted);
  return Cell;
}

} // namespace

uint64_t calls::exception_new(void *Vmctx, uint64_t Tag, uint64_t NumValues) {
  static_assert(sizeof(abi::Exception) == exception::SizeClass::Unit &&
                abi::ValueBytes == exception::SizeClass::Unit);
  const uint64_t Units = 1 + NumValues;
  void *Cell = nullptr;
  Heap *H = heapOf(*abi::headerOf(Vmctx)->Exec);
  if (__builtin_expect(H && Units <= exception::SizeClass::MaxUnits, 1))
    Cell = H->allocate(Units);
  if (__builtin_expect(!Cell, 0))
    Cell = allocateSlowly(Vmctx, Units);
  auto *E = static_cast<abi::Exception *>(Cell);
  *E = {reinterpret_cast<const abi::TagInstance *>(Tag), NumValues};
  return uint64_t(E);
}

void calls::unhandled_exception(void *Vmctx, uint64_t Word) {
  const auto *E = reinterpret_cast<const abi::Exception *>(Word);
  abi::ExecutionContext &Exec = *abi::headerOf(Vmctx)->Exec;
  if (E) { // as all are that were thrown
    Kept &K = keptBy(*heapOf(Exec));
    K.Unhandled = E;
    trap::FaultRegistry &Registry = registryOf(Exec);
    exception::describe(*E, Registry.Guest, K.Description);
    Registry.Detail = K.Description;
  }
  trap::raiseTrap(Vmctx, abi::TrapCode::UnhandledException);
}

exception::Unhandled exception::unhandled(const abi::ExecutionContext &Exec) {
  if (!Exec.Exceptions || !keptBy(*heapOf(Exec)).Unhandled)
    return {nullptr, nullptr};
  const Kept &K = keptBy(*heapOf(Exec));
  return {K.Unhandled, K.Description};
}

void exception::close(abi::ExecutionContext &Exec) {
  if (Exec.Exceptions)
    Heap::close(heapOf(Exec));
  Exec.Exceptions = nullptr;
}
