//===- Store.cpp - the life of a store ------------------------------------===//

#include "runtime-support/loader/Store.h"
#include "runtime-support/memory/Reservation.h"

using namespace wasmc;
using namespace wasmc::loader;

// Hidden, or their addresses would come from a global offset table, which needs
// dynamic relocations.
#define WASMC_WORDS_1 , uint64_t
#define WASMC_WORDS_2 WASMC_WORDS_1, uint64_t
#define WASMC_WORDS_3 WASMC_WORDS_2, uint64_t
#define WASMC_WORDS_4 WASMC_WORDS_3, uint64_t
#define WASMC_WORDS_5 WASMC_WORDS_4, uint64_t
#define WASMC_RESULT_true uint64_t
#define WASMC_RESULT_false void
#define RUNTIME_CALL(Name, NumParams, HasResult)                               \
  extern "C" __attribute__((visibility("hidden"))) WASMC_RESULT_##HasResult    \
  wasmc_rt_##Name(void *WASMC_WORDS_##NumParams);
#include "runtime-support/abi/RuntimeCalls.def"

namespace {

constexpr uint64_t roundUp(uint64_t Value) {
  return (Value + abi::VmctxAlign - 1) & ~(abi::VmctxAlign - 1);
}

/// The handlers' stack, then the registry, as trap/Trap.h wants it.
constexpr uint64_t BelowTraps = trap::HandlerStackSize + trap::FrameRoom;
constexpr uint64_t HandlerMappingBytes =
    roundUp(BelowTraps + sizeof(TrapState));

void fillRuntimeCalls(const void **To) {
#define RUNTIME_CALL(Name, NumParams, HasResult)                               \
  To[RuntimeCall_##Name] = reinterpret_cast<const void *>(&wasmc_rt_##Name);
#include "runtime-support/abi/RuntimeCalls.def"
}

Store *refuse(Text &Why, const char *What, long Errno) {
  Why << What;
  Why.reason(Errno);
  return nullptr;
}

} // namespace

Store *loader::openStore(uint64_t PageSize, Text &Why) {
  long Mapped = sys::mapAnonymous(roundUp(sizeof(Store)), sys::ReadWrite, true);
  if (sys::isError(Mapped))
    return refuse(Why, "no memory for a store", Mapped);
  auto &S = *reinterpret_cast<Store *>(Mapped);
  S.PageSize = PageSize;
  long Handlers = sys::mapAnonymous(HandlerMappingBytes, sys::ReadWrite, true);
  if (sys::isError(Handlers)) {
    closeStore(S);
    return refuse(Why, "no memory for a signal stack", Handlers);
  }
  S.HandlerMapping = reinterpret_cast<void *>(Handlers);
  S.Traps = reinterpret_cast<TrapState *>(Handlers + BelowTraps);
  S.Traps->OnTrap = unwind;
  long Failed = trap::install(*S.Traps);
  if (Failed < 0) {
    closeStore(S);
    return refuse(Why, "cannot install signal handlers", Failed);
  }
  fillRuntimeCalls(S.RuntimeCalls);
  S.Exec.RuntimeCalls = S.RuntimeCalls;
  S.Exec.Faults = S.Traps;
  S.Exec.Fuel = INT64_MAX;
  return &S;
}

void loader::closeStore(Store &S) {
  for (const Slot &Space : S.Spaces.all())
    if (Instance *I = Space.Tenant)
      drop(S, *I);
  S.Spaces.destroy();
  S.Registered.destroy();
  S.Types.destroy();
  for (Image *I : S.Images)
    deleteImage(I);
  S.Images.destroy();
  S.Codes.destroy();
  if (S.Stack.Bytes)
    sys::unmap(S.Stack.Mapping, S.Stack.Bytes);
  if (S.HandlerMapping) {
    trap::uninstall();
    sys::unmap(S.HandlerMapping, HandlerMappingBytes);
  }
  sys::unmap(&S, roundUp(sizeof(Store)));
}

bool loader::ensureStack(Store &S, uint64_t Bytes, Text &Why) {
  Bytes = roundUp(Bytes);
  constexpr uint64_t Guard = memory::StackGuardSize;
  if (S.Stack.Bytes >= Guard + Bytes)
    return true;
  long Mapped = sys::mapAnonymous(Guard + Bytes, sys::NoAccess, false);
  if (!sys::isError(Mapped)) {
    char *Low = reinterpret_cast<char *>(Mapped) + Guard;
    long Protected = sys::protect(Low, Bytes, sys::ReadWrite);
    if (sys::isError(Protected)) {
      sys::unmap(reinterpret_cast<void *>(Mapped), Guard + Bytes);
      Mapped = Protected;
    }
  }
  if (sys::isError(Mapped)) {
    Why << "cannot map a stack of " << (Bytes >> 10) << " KiB";
    Why.reason(Mapped);
    return false;
  }
  if (S.Stack.Bytes)
    sys::unmap(S.Stack.Mapping, S.Stack.Bytes);
  S.Stack = {reinterpret_cast<char *>(Mapped), Guard + Bytes};
  uintptr_t Low = uintptr_t(Mapped) + Guard;
  S.Traps->Guest.StackGuard = {uintptr_t(Mapped), Low};
  S.Traps->Guest.Stack = {Low, Low + Bytes};
  S.Exec.StackLimit = Low;
  return true;
}
