//===- Store.cpp - the life of stores, and of stacks ----------------------===//

#include "runtime-support/loader/Store.h"
#include "runtime-support/memory/Reservation.h"

using namespace wasmc;
using namespace wasmc::loader;

void loader::openStore(Store &S, Engine &In) {
  __builtin_memset(&S, 0, offsetof(Store, Exec));
  abi::clear(S.Exec);
  S.Limit = Limits();
  S.In = &In;
  S.Exec.RuntimeCalls = In.RuntimeCalls;
  S.Exec.Fuel = INT64_MAX;
}

void loader::closeStore(Store &S) {
  while (Instance *I = firstInstance(S))
    drop(*I);
  exception::close(S.Exec);
}

bool loader::openThread(Thread &T, uint64_t StackBytes, Text &Why) {
  StackBytes = (StackBytes + abi::VmctxAlign - 1) & ~(abi::VmctxAlign - 1);
  if (T.MappingBytes && T.stackBytes() >= StackBytes)
    return true;
  constexpr uint64_t Guard = memory::StackGuardSize;
  long Mapped = sys::mapAnonymous(Guard + StackBytes, sys::NoAccess, false);
  if (!sys::isError(Mapped)) {
    char *Low = reinterpret_cast<char *>(Mapped) + Guard;
    long Protected = sys::protect(Low, StackBytes, sys::ReadWrite);
    if (sys::isError(Protected)) {
      sys::unmap(reinterpret_cast<void *>(Mapped), Guard + StackBytes);
      Mapped = Protected;
    }
  }
  if (sys::isError(Mapped)) {
    Why << "cannot map a stack of " << (StackBytes >> 10) << " KiB";
    Why.reason(Mapped);
    return false;
  }
  closeThread(T);
  T.Mapping = reinterpret_cast<void *>(Mapped);
  T.MappingBytes = Guard + StackBytes;
  uintptr_t Low = uintptr_t(Mapped) + Guard;
  T.Guest.StackGuard = {uintptr_t(Mapped), Low};
  T.Guest.Stack = {Low, Low + StackBytes};
  T.GuestSp = Low + StackBytes;
  T.OnTrap = unwind;
  T.OnExit = unwindExit;
  return true;
}

void loader::closeThread(Thread &T) {
  if (T.MappingBytes)
    sys::unmap(T.Mapping, T.MappingBytes);
  T.MappingBytes = 0;
}
