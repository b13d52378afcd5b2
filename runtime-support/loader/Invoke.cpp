//===- Invoke.cpp - into the guest, and back ------------------------------===//

#include "runtime-support/loader/Store.h"

using namespace wasmc;
using namespace wasmc::loader;

/// Enter-<arch>.S: keeps the registers that a callee must keep on the host's
/// stack, whose pointer it writes to ResumeSp, and calls Function(Vmctx, Code,
/// Values) on the guest's. False after a trap.
extern "C" bool wasmc_enter_guest(void *Vmctx, const void *Code, void *Values,
                                  const void *Function, void *StackTop,
                                  uintptr_t *ResumeSp);

/// Where wasmc_enter_guest goes on after a trap, with the stack pointer that it
/// wrote. Hidden, so that its address needs no relocation.
extern "C" __attribute__((visibility("hidden"))) void wasmc_guest_trapped();

/// Goes there from a runtime call.
extern "C" [[noreturn]] void wasmc_leave_guest(uintptr_t ResumeSp);

void loader::unwind(trap::FaultRegistry &Registry, abi::TrapCode Code,
                    const sys::Registers &, sys::SignalContext *Context) {
  auto &Traps = static_cast<TrapState &>(Registry);
  Traps.Code = Code;
  if (Context)
    Context->resumeAt(uintptr_t(&wasmc_guest_trapped), Traps.ResumeSp);
  else
    wasmc_leave_guest(Traps.ResumeSp);
}

Outcome loader::enter(Store &S, void *Vmctx, const void *Code, Value *Values,
                      const void *Function, Problem &P) {
  void *StackTop = S.Stack.Mapping + S.Stack.Bytes;
  bool Returned = wasmc_enter_guest(Vmctx, Code, Values, Function, StackTop,
                                    &S.Traps->ResumeSp);
  S.Traps->ResumeSp = 0;
  if (Returned)
    return Outcome::Ok;
  P.Trap = S.Traps->Code;
  return Outcome::Trap;
}

namespace {

FuncType typeOf(const Store &S, const Extern &Function) {
  FuncType Type = {};
  if (Function.Type.Kind == abi::ExternKind::Func)
    S.Types.funcType(Function.Type.Type, Type);
  return Type;
}

/// True if the word is that of a function of some instance: the guest will
/// call whatever it says.
bool isFunction(const Store &S, uint64_t Word) {
  for (const Slot &Space : S.Spaces.all()) {
    if (!Space.Tenant)
      continue;
    const abi::ImageHeader &H = *Space.Tenant->Of->File.Header;
    uint64_t First = uint64_t(Space.Vmctx) + int64_t(H.FuncrefOffset);
    constexpr uint64_t Bytes = sizeof(abi::FuncrefDescriptor);
    if (Word >= First && Word - First < H.Funcrefs.Count * Bytes)
      return (Word - First) % Bytes == 0;
  }
  return false;
}

/// The one kind of value that can be wrong. References to functions of a type
/// aren't taken: nobody compares the type.
bool isValueOf(const Store &S, abi::ValueType Type, const Value &V) {
  if (!isReference(Type.Code))
    return true;
  uint64_t Word = V.Words[0];
  if (Word == 0)
    return Type.Code == NullableRefCode;
  bool OfFunctions = Type.Heap == FuncHeap || Type.Heap == NoFuncHeap ||
                     (Type.Heap & abi::TypeWordMask);
  return !OfFunctions || (Type.Heap == FuncHeap && isFunction(S, Word));
}

/// What a global's or a result's upper bytes are is nobody's promise.
Value onlyBytesOf(abi::ValueType Type, Value V) {
  if (Type.Code == I32Code || Type.Code == F32Code)
    V.Words[0] = uint32_t(V.Words[0]);
  if (Type.Code != V128Code)
    V.Words[1] = 0;
  return V;
}

} // namespace

Arity loader::arityOf(const Store &S, const Extern &Function) {
  FuncType Type = typeOf(S, Function);
  return {Type.NumParams, Type.NumResults};
}

Outcome loader::invoke(Store &S, const Extern &Function, Value *Values,
                       Problem &P) {
  FuncType Type = typeOf(S, Function);
  for (uint32_t I = 0; I != Type.NumParams; ++I)
    if (!isValueOf(S, Type.Params[I], Values[I])) {
      P.Why << "argument " << uint64_t(I) << " is no reference of its type";
      return Outcome::Failed;
    }
  auto &Callee = *static_cast<abi::FuncrefDescriptor *>(Function.Address);
  Outcome Run = enter(S, Callee.Vmctx, Callee.Code, Values, Function.Entry, P);
  if (Run == Outcome::Ok)
    for (uint32_t I = 0; I != Type.NumResults; ++I)
      Values[I] = onlyBytesOf(Type.Results[I], Values[I]);
  return Run;
}

uint64_t &loader::fuel(Store &S) { return S.Exec.Fuel; }

Value loader::readGlobal(const Extern &Global) {
  Value V = {};
  bool Wide = Global.Type.Value.Code == V128Code;
  __builtin_memcpy(&V, Global.Address, Wide ? 16 : 8);
  return onlyBytesOf(Global.Type.Value, V);
}
