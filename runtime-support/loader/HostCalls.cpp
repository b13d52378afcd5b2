//===- HostCalls.cpp - out of the guest, and back -------------------------===//

#include "runtime-support/loader/Enter.h"
#include "runtime-support/loader/Store.h"

using namespace wasmc;
using namespace wasmc::loader;

/// Enter-<arch>.S: an abi::HostCall. Calls wasmc_host_callback on the host's
/// stack, below what the innermost enter() left there, with the guest's frame
/// pointer. Hidden, so that its address needs no relocation.
extern "C" __attribute__((visibility("hidden"))) void
wasmc_call_host(abi::HostCallee *Function, void *Values);

// Thread has a base, but no virtual one.
#pragma GCC diagnostic ignored "-Winvalid-offsetof"
// Enter-<arch>.S goes from the function to its thread by these.
static_assert(offsetof(HostFunction, In) == WASMC_HOST_FUNCTION_IN &&
              offsetof(Store, On) == WASMC_STORE_ON &&
              offsetof(Thread, ResumeSp) == WASMC_THREAD_RESUME_SP &&
              offsetof(Thread, GuestSp) == WASMC_THREAD_GUEST_SP);

/// Called by wasmc_call_host on the host's stack.
extern "C" __attribute__((visibility("hidden"))) void
wasmc_host_callback(HostFunction *F, Value *Values, uintptr_t GuestFp);
void wasmc_host_callback(HostFunction *F, Value *Values, uintptr_t GuestFp) {
  abi::TrapCode Code = F->Callback(F->Env, Values);
  if (__builtin_expect(Code == abi::TrapCode::None, 1))
    return;
  Thread &T = *F->In->On;
  T.OnTrap(T, Code, {0, 0, GuestFp, 0}, nullptr);
}

void loader::initHostFunction(HostFunction &F, Store &In, uint32_t Type,
                              HostCallback *Callback, void *Env) {
  F.Descriptor = {nullptr, &F.Callee, Type, 0};
  F.Callee = {wasmc_call_host, &In.Exec};
  F.Callback = Callback;
  F.Env = Env;
  F.In = &In;
}

Extern loader::externOf(HostFunction &F) {
  Extern X = {};
  X.Type.Kind = abi::ExternKind::Func;
  X.Type.Type = F.Descriptor.TypeId;
  X.Function = Linkage::Host;
  X.Address = &F.Descriptor;
  return X;
}

/// Code that calls functions of the host of this type, or null.
static const void *hostThunk(const Store &S, uint32_t Type) {
  for (const Instance *I = firstInstance(S); I; I = nextInstance(I))
    for (const abi::ImportEntry &Import : I->Of->File.Header->Imports)
      if (Import.Type.Kind == abi::ExternKind::Func &&
          I->Of->TypeIds[Import.Type.Type] == Type)
        return Import.HostThunk.get();
  return nullptr;
}

uint64_t loader::referenceTo(Store &S, const Extern &Function) {
  auto &F = *static_cast<abi::FuncrefDescriptor *>(Function.Address);
  if (Function.Function == Linkage::Host && !F.Code)
    F.Code = hostThunk(S, F.TypeId);
  return F.Code ? uint64_t(&F) : 0;
}
