//===- Linkers.cpp - imports found by their names -------------------------===//

#include "runtime-support/embed/Process.h"
#include "runtime-support/loader/Linker.h"
#include "runtime-support/wasi/Imports.h"

using namespace wasmc;
using namespace wasmc::embed;

struct wasmc_linker_t {
  wasm_store_t *In;
  loader::Linker Names;
};

struct wasmc_prepared_t {
  wasm_store_t *In;
  wasm_module_t *Of;
  bool Reachable; ///< each of its instances
  loader::Extern Imports[];
};

wasmc_linker_t *wasmc_linker_new(wasm_store_t *S) {
  auto *L = make<wasmc_linker_t>();
  if (!L)
    return nullptr;
  L->In = S;
  retain(*S);
  return L;
}
void wasmc_linker_delete(wasmc_linker_t *L) {
  if (!L)
    return;
  L->Names.destroy();
  release(*L->In);
  free(L);
}

//===--- Definitions ------------------------------------------------------===//

bool wasmc_linker_define(wasmc_linker_t *L, const char *Module,
                         const char *Name, const wasm_extern_t *X) {
  makeReachable(*X);
  return L->Names.define(bytesOf(Module), bytesOf(Name), X->Item) ||
         failForMemory(nullptr);
}

bool wasmc_linker_define_instance(wasmc_linker_t *L, const char *Module,
                                  const wasm_instance_t *I) {
  const_cast<wasm_instance_t *>(I)->Reachable = true;
  return L->Names.define(bytesOf(Module), *I->Made) || failForMemory(nullptr);
}

static bool define(wasmc_linker_t &L, const char *Module, const char *Name,
                   HostFunction &F) {
  F.Given = true;
  return L.Names.define(bytesOf(Module), bytesOf(Name),
                        loader::externOf(F.Linked)) ||
         failForMemory(nullptr);
}

bool wasmc_linker_define_func(wasmc_linker_t *L, const char *Module,
                              const char *Name, const wasm_functype_t *Type,
                              wasm_func_callback_with_env_t Callback, void *Env,
                              void (*Finalizer)(void *)) {
  HostFunction *F = makeFunction(*L->In, *Type);
  if (!F)
    return false;
  F->WithEnv = Callback;
  F->Env = Env;
  F->Finalizer = Finalizer;
  return define(*L, Module, Name, *F);
}

bool wasmc_linker_define_unchecked(wasmc_linker_t *L, const char *Module,
                                   const char *Name,
                                   const wasm_functype_t *Type,
                                   wasmc_callback_t Callback, void *Env,
                                   void (*Finalizer)(void *)) {
  HostFunction *F = makeFunction(*L->In, *Type);
  if (!F)
    return false;
  useUnchecked(*F, Callback);
  F->Env = Env;
  F->Finalizer = Finalizer;
  return define(*L, Module, Name, *F);
}

/// A constant of a function's own: a table of pointers would need relocations.
static const loader::NativeModule &wasiModule() {
  static const loader::NativeModule Wasi = {wasi::ModuleName, wasi::findImport};
  return Wasi;
}

bool wasmc_linker_define_wasi(wasmc_linker_t *L, wasmc_error_t **Error) {
  L->Names.fallBackTo(wasiModule());
  return L->In->Wasi || wasmc_store_set_wasi(L->In, wasmc_wasi_new(), Error);
}

//===--- Instances --------------------------------------------------------===//

wasmc_prepared_t *wasmc_linker_prepare(const wasmc_linker_t *L,
                                       const wasm_module_t *M,
                                       wasmc_error_t **Error) {
  const size_t Number = loader::headerOf(*M->Loaded).Imports.Count;
  auto *P = static_cast<wasmc_prepared_t *>(
      calloc(1, sizeof(wasmc_prepared_t) + Number * sizeof(loader::Extern)));
  if (!P) {
    failForMemory(Error);
    return nullptr;
  }
  loader::Problem Why;
  Outcome Found = L->Names.resolve(*M->Loaded, P->Imports, Why);
  if (Found != Outcome::Ok) {
    fail(Error, WASMC_ERROR_LINK, Why.Why.bytes());
    free(P);
    return nullptr;
  }
  P->In = L->In;
  retain(*P->In);
  P->Of = wasm_module_copy(M);
  for (size_t I = 0; I != Number; ++I)
    P->Reachable |= reachesBack(*L->In->Engine->In, P->Imports[I]);
  return P;
}

void wasmc_prepared_delete(wasmc_prepared_t *P) {
  if (!P)
    return;
  wasm_module_delete(P->Of);
  release(*P->In);
  free(P);
}

wasm_instance_t *wasmc_prepared_instantiate(const wasmc_prepared_t *P,
                                            wasm_trap_t **Trap,
                                            wasmc_error_t **Error) {
  return instantiate(*P->In, *P->Of->Loaded, P->Imports, P->Reachable, Trap,
                     Error);
}

wasm_instance_t *wasmc_linker_instantiate(const wasmc_linker_t *L,
                                          const wasm_module_t *M,
                                          wasm_trap_t **Trap,
                                          wasmc_error_t **Error) {
  if (Trap)
    *Trap = nullptr;
  wasmc_prepared_t *P = wasmc_linker_prepare(L, M, Error);
  if (!P)
    return nullptr;
  wasm_instance_t *I = wasmc_prepared_instantiate(P, Trap, Error);
  wasmc_prepared_delete(P);
  return I;
}
