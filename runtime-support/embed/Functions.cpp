//===- Functions.cpp - calls of guests, and calls of the host -------------===//
//
// Values stand in an array of 16 bytes each, as entry thunks want them. The
// standard's are converted one by one; wasmc_value_t is the same thing already.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/embed/Process.h"
#include "runtime-support/embed/Types.h"
#include "runtime-support/loader/Invoke.h"

using namespace wasmc;
using namespace wasmc::embed;

namespace {

static_assert(sizeof(wasmc_value_t) == sizeof(Value) &&
              alignof(wasmc_value_t) == alignof(Value));

/// An array that is on the stack as long as it is short.
template <typename T> class Temporary {
public:
  explicit Temporary(size_t Size)
      : Items(Size <= Short ? OnStack : make<T>(Size)) {}
  Temporary(const Temporary &) = delete;
  ~Temporary() {
    if (Items != OnStack)
      free(Items);
  }
  explicit operator bool() const { return Items; }
  T &operator[](size_t I) { return Items[I]; }
  T *begin() { return Items; }

private:
  static constexpr size_t Short = 16;
  T OnStack[Short];
  T *Items;
};

size_t moreOf(const loader::FuncType &T) {
  return T.NumParams > T.NumResults ? T.NumParams : T.NumResults;
}

/// While it lives, so does what the function belongs to, whichever handles the
/// functions that are called delete.
class Alive {
public:
  explicit Alive(wasm_instance_t *Of) : Of(Of) {
    if (Of)
      hold(*Of);
  }
  Alive(const Alive &) = delete;
  ~Alive() {
    if (Of)
      letGo(*Of);
  }

private:
  wasm_instance_t *Of;
};

__attribute__((always_inline)) inline wasm_trap_t *call(const wasm_func_t &F,
                                                        Value *Values) {
  wasm_store_t &S = *F.In;
  if (__builtin_expect(!enterThread(S, nullptr), 0))
    return trapOf(S, wasmc_last_error());
  Alive Hold(F.Of);
  loader::Problem P;
  const bool IsGuest = F.Item.Function == loader::Linkage::Compiled;
  Outcome Result = IsGuest ? loader::invokeCompiled(S.Guests, F.Item, Values, P)
                           : loader::invoke(S.Guests, F.Item, Values, P);
  if (__builtin_expect(Result == Outcome::Ok, 1))
    return nullptr;
  return trapOf(S, Result, P, IsGuest);
}

//===--- From guests to the host ------------------------------------------===//

abi::TrapCode ended(HostFunction &F, wasm_trap_t *Trap) {
  if (__builtin_expect(!Trap, 1))
    return abi::TrapCode::None;
  if (F.In->Pending)
    wasm_trap_delete(F.In->Pending);
  F.In->Pending = Trap;
  return abi::TrapCode::Host;
}

abi::TrapCode callUnchecked(void *Env, Value *Values) {
  auto &F = *static_cast<HostFunction *>(Env);
  return ended(F,
               F.Unchecked(F.Env, reinterpret_cast<wasmc_value_t *>(Values)));
}

abi::TrapCode callConverted(void *Env, Value *Values) {
  auto &F = *static_cast<HostFunction *>(Env);
  const loader::FuncType &Type = F.Type;
  Temporary<wasm_val_t> Args(Type.NumParams), Results(Type.NumResults);
  if (!Args || !Results)
    return ended(F, trapOf(*F.In, "no memory for the values of a call"));
  for (uint32_t I = 0; I != Type.NumParams; ++I)
    toHost(*F.In, Type.Params[I], Values[I], Args[I]);
  for (uint32_t I = 0; I != Type.NumResults; ++I) {
    Results[I].kind = kindOf(Type.Results[I]);
    Results[I].of.i64 = 0;
  }
  wasm_val_vec_t ArgVec = {Type.NumParams, Args.begin()},
                 ResultVec = {Type.NumResults, Results.begin()};
  wasm_trap_t *Trap = F.Plain ? F.Plain(&ArgVec, &ResultVec)
                              : F.WithEnv(F.Env, &ArgVec, &ResultVec);
  for (uint32_t I = 0; I != Type.NumParams; ++I)
    wasm_val_delete(&Args[I]);
  for (uint32_t I = 0; I != Type.NumResults && !Trap; ++I) {
    if (!toGuest(*F.In, Type.Results[I], Results[I], Values[I]))
      Trap = trapOf(*F.In, "a function of the host gave a result of another "
                           "type");
    wasm_val_delete(&Results[I]);
  }
  return ended(F, Trap);
}

void deleteFunction(HostFunction &F) {
  if (!F.In->Closed) {
    (F.Previous ? F.Previous->Next : F.In->Functions) = F.Next;
    if (F.Next)
      F.Next->Previous = F.Previous;
  }
  if (F.Finalizer)
    F.Finalizer(F.Env);
  free(&F);
}

} // namespace

HostFunction *embed::makeFunction(wasm_store_t &In,
                                  const wasm_functype_t &Type) {
  loader::Engine &E = *In.Engine->In;
  abi::ExternType Linked = {};
  auto *F = make<HostFunction>();
  if (!F || !idOf(E, Type, Linked.Type)) {
    free(F);
    failForMemory(nullptr);
    return nullptr;
  }
  loader::initHostFunction(F->Linked, In.Guests, Linked.Type, callConverted, F);
  F->Type = loader::funcType(E, Linked);
  F->In = &In;
  F->Next = In.Functions;
  if (F->Next)
    F->Next->Previous = F;
  In.Functions = F;
  return F;
}

void embed::useUnchecked(HostFunction &F, wasmc_callback_t Callback) {
  F.Unchecked = Callback;
  F.Linked.Callback = callUnchecked;
}

void embed::finish(wasm_func_t &F) {
  if (F.Host && --F.Host->Handles == 0 && !F.Host->Given)
    deleteFunction(*F.Host);
}

void embed::deleteFunctions(wasm_store_t &S) {
  HostFunction *Next;
  for (HostFunction *F = S.Functions; F; F = Next) {
    Next = F->Next;
    F->Given = false;
    if (!F->Handles)
      deleteFunction(*F);
  }
}

//===--- Functions of the C API -------------------------------------------===//

static wasm_func_t *handleOf(wasm_store_t &S, HostFunction *F) {
  if (!F)
    return nullptr;
  auto *H = static_cast<wasm_func_t *>(
      makeExtern(S, loader::externOf(F->Linked), nullptr));
  if (!H) {
    F->Finalizer = nullptr;
    deleteFunction(*F);
    return nullptr;
  }
  H->Host = F;
  ++F->Handles;
  return H;
}

wasm_func_t *wasm_func_new(wasm_store_t *S, const wasm_functype_t *Type,
                           wasm_func_callback_t Callback) {
  HostFunction *F = makeFunction(*S, *Type);
  if (F)
    F->Plain = Callback;
  return handleOf(*S, F);
}

wasm_func_t *wasm_func_new_with_env(wasm_store_t *S,
                                    const wasm_functype_t *Type,
                                    wasm_func_callback_with_env_t Callback,
                                    void *Env, void (*Finalizer)(void *)) {
  HostFunction *F = makeFunction(*S, *Type);
  if (F) {
    F->WithEnv = Callback;
    F->Env = Env;
    F->Finalizer = Finalizer;
  }
  return handleOf(*S, F);
}

wasm_func_t *wasmc_func_new_unchecked(wasm_store_t *S,
                                      const wasm_functype_t *Type,
                                      wasmc_callback_t Callback, void *Env,
                                      void (*Finalizer)(void *)) {
  HostFunction *F = makeFunction(*S, *Type);
  if (F) {
    useUnchecked(*F, Callback);
    F->Env = Env;
    F->Finalizer = Finalizer;
  }
  return handleOf(*S, F);
}

wasm_functype_t *wasm_func_type(const wasm_func_t *F) {
  return describe(F->Type);
}
size_t wasm_func_param_arity(const wasm_func_t *F) { return F->Type.NumParams; }
size_t wasm_func_result_arity(const wasm_func_t *F) {
  return F->Type.NumResults;
}

wasm_trap_t *wasmc_func_call_unchecked(const wasm_func_t *F,
                                       wasmc_value_t *Values) {
  return call(*F, reinterpret_cast<Value *>(Values));
}

wasm_trap_t *wasm_func_call(const wasm_func_t *F, const wasm_val_vec_t *Args,
                            wasm_val_vec_t *Results) {
  wasm_store_t &S = *F->In;
  // The handle may be deleted by what is called.
  const loader::FuncType Type = F->Type;
  if (Args->size != Type.NumParams || Results->size < Type.NumResults)
    return trapOf(S, "the function has another number of parameters or "
                     "results");
  Temporary<Value> Values(moreOf(Type));
  if (!Values)
    return trapOf(S, "no memory for the values of a call");
  for (uint32_t I = 0; I != Type.NumParams; ++I)
    if (!toGuest(S, Type.Params[I], Args->data[I], Values[I]))
      return trapOf(S, "an argument is of another type");
  if (wasm_trap_t *Trap = call(*F, Values.begin()))
    return Trap;
  for (uint32_t I = 0; I != Type.NumResults; ++I)
    toHost(S, Type.Results[I], Values[I], Results->data[I]);
  return nullptr;
}
