//===- Instances.cpp - from modules to instances, and their end -----------===//
//
// The loader's instance is dropped with the last handle of it and of its
// exports, unless others may refer to it: then nobody knows when they have
// stopped, and it stays as long as its store.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/embed/Process.h"

using namespace wasmc;
using namespace wasmc::embed;
using abi::ExternKind;

/// By a table, a global, or a function that takes or gives references.
bool embed::reachesBack(loader::Engine &E, const loader::Extern &Import) {
  auto HasReference = [](const abi::ValueType *Types, uint32_t Count) {
    for (uint32_t I = 0; I != Count; ++I)
      if (wasm_valkind_is_ref(kindOf(Types[I])))
        return true;
    return false;
  };
  switch (Import.Type.Kind) {
  case ExternKind::Func: {
    if (Import.Function != loader::Linkage::Compiled)
      return false; // what the host gets has a handle of its own
    loader::FuncType Type = loader::funcType(E, Import.Type);
    return HasReference(Type.Params, Type.NumParams) ||
           HasReference(Type.Results, Type.NumResults);
  }
  case ExternKind::Global:
    return HasReference(&Import.Type.Value, 1);
  case ExternKind::Memory:
    return false;
  default:
    return true;
  }
}

static bool failWith(ErrorOut Error, Outcome Result, const loader::Problem &P) {
  return fail(Error,
              Result == Outcome::Unlinkable ? WASMC_ERROR_LINK
                                            : WASMC_ERROR_ENVIRONMENT,
              P.Why.bytes());
}

static void addToStore(wasm_instance_t &I) {
  wasm_store_t &S = *I.In;
  I.Next = S.Instances;
  if (I.Next)
    I.Next->Previous = &I;
  S.Instances = &I;
}

void embed::finish(wasm_instance_t &I) {
  wasm_store_t &S = *I.In;
  if (S.Closed || !I.Made)
    return;
  (I.Previous ? I.Previous->Next : S.Instances) = I.Next;
  if (I.Next)
    I.Next->Previous = I.Previous;
  if (!I.Reachable)
    loader::drop(*I.Made);
}

/// The machine and the host are ready for its code.
static bool canRun(wasm_store_t &S, const loader::Image &Of, ErrorOut Error) {
  const abi::ImageHeader &H = loader::headerOf(Of);
  if (needsHandlers(Of) && !handlersInstalled())
    return fail(Error, WASMC_ERROR_USAGE,
                "the module's code traps by signals: call "
                "wasmc_install_handlers() first, or compile it with "
                "--bounds=check");
  if (S.StackBytes < H.StackSize)
    S.StackBytes = H.StackSize;
  return enterThread(S, Error);
}

wasm_instance_t *embed::instantiate(wasm_store_t &S, loader::Image &Of,
                                    const loader::Extern *Imports,
                                    bool Reachable, wasm_trap_t **Trap,
                                    ErrorOut Error) {
  if (Trap)
    *Trap = nullptr;
  if (!canRun(S, Of, Error))
    return nullptr;
  auto *I = makeRef<wasm_instance_t>(wasm_ref_kind::Instance, S);
  if (!I) {
    failForMemory(Error);
    return nullptr;
  }
  I->Reachable = Reachable;
  loader::Problem P;
  Outcome Result = loader::instantiate(S.Guests, Of, Imports, I->Made, P);
  if (I->Made)
    addToStore(*I);
  if (Result == Outcome::Ok)
    return I;
  if (Result == Outcome::Trap || Result == Outcome::Exit) {
    wasm_trap_t *Made = trapOf(S, Result, P, true);
    if (Trap)
      *Trap = Made;
    else
      wasm_trap_delete(Made);
  } else {
    failWith(Error, Result, P);
  }
  release(*I);
  return nullptr;
}

wasm_instance_t *wasm_instance_new(wasm_store_t *S, const wasm_module_t *M,
                                   const wasm_extern_vec_t *Imports,
                                   wasm_trap_t **Trap) {
  if (Trap)
    *Trap = nullptr;
  const size_t Number = loader::headerOf(*M->Loaded).Imports.Count;
  if ((Imports ? Imports->size : 0) != Number) {
    fail(nullptr, WASMC_ERROR_LINK, "the module has another number of imports");
    return nullptr;
  }
  auto *Given = make<loader::Extern>(Number);
  if (!Given) {
    failForMemory(nullptr);
    return nullptr;
  }
  bool Reachable = false;
  for (size_t I = 0; I != Number; ++I) {
    const wasm_extern_t &X = *Imports->data[I];
    makeReachable(X);
    Given[I] = X.Item;
    Reachable |= reachesBack(*S->Engine->In, X.Item);
  }
  wasm_instance_t *I =
      instantiate(*S, *M->Loaded, Given, Reachable, Trap, nullptr);
  free(Given);
  return I;
}

//===--- Exports ----------------------------------------------------------===//

wasm_extern_t *wasmc_instance_export_at(const wasm_instance_t *I,
                                        size_t Number) {
  loader::Extern X;
  if (Number > UINT32_MAX || !loader::exportAt(*I->Made, uint32_t(Number), X))
    return nullptr;
  return makeExtern(*I->In, X, const_cast<wasm_instance_t *>(I));
}

wasm_extern_t *wasmc_instance_export(const wasm_instance_t *I,
                                     const char *Name) {
  loader::Extern X;
  if (!loader::findExport(*I->Made, bytesOf(Name), X))
    return nullptr;
  return makeExtern(*I->In, X, const_cast<wasm_instance_t *>(I));
}

void wasm_instance_exports(const wasm_instance_t *I, wasm_extern_vec_t *Out) {
  const auto &H = loader::headerOf(loader::imageOf(*I->Made));
  wasm_extern_vec_new_uninitialized(Out, H.Exports.Count);
  for (size_t N = 0; N != Out->size; ++N)
    Out->data[N] = wasmc_instance_export_at(I, N);
}
