// The costs of embedding, by wasmc's library: wasmc HELLO SQLITE CALLS, three
// artifacts. Prints names and numbers. With a further argument it loads SQLite
// as a file to be trusted, no more.
#include "wasmc.h"
#include "timing.h"

static wasm_engine_t *Engine;
static wasm_store_t *Store;

static void stop(const char *What, wasmc_error_t *E, wasm_trap_t *T) {
  fail(What, E ? wasmc_error_message(E) : T ? "trap" : wasmc_last_error());
}

static wasm_module_t *load(const char *Path) {
  wasmc_error_t *E = NULL;
  wasm_module_t *M = wasmc_module_from_file(Engine, Path, &E);
  if (!M)
    stop(Path, E, NULL);
  return M;
}

static wasm_trap_t *nop(void *Env, wasmc_value_t *Values) {
  (void)Env, (void)Values;
  return NULL;
}

static wasmc_linker_t *newLinker(wasm_store_t *S) {
  wasmc_error_t *E = NULL;
  wasmc_linker_t *L = wasmc_linker_new(S);
  wasm_functype_t *Type = wasm_functype_new_1_1(wasm_valtype_new(WASM_I32),
                                                wasm_valtype_new(WASM_I32));
  if (!wasmc_linker_define_wasi(L, &E) ||
      !wasmc_linker_define_unchecked(L, "env", "nop", Type, nop, NULL, NULL))
    stop("linker", E, NULL);
  wasm_functype_delete(Type);
  return L;
}

static wasmc_prepared_t *prepare(wasm_store_t *S, wasm_module_t *M) {
  wasmc_error_t *E = NULL;
  wasmc_linker_t *L = newLinker(S);
  wasmc_prepared_t *P = wasmc_linker_prepare(L, M, &E);
  if (!P)
    stop("prepare", E, NULL);
  wasmc_linker_delete(L);
  return P;
}

static wasm_instance_t *instantiate(wasmc_prepared_t *P) {
  wasmc_error_t *E = NULL;
  wasm_trap_t *T = NULL;
  wasm_instance_t *I = wasmc_prepared_instantiate(P, &T, &E);
  if (!I)
    stop("instantiate", E, T);
  return I;
}

static void call(const wasm_func_t *F, wasmc_value_t *Values) {
  wasm_trap_t *T = wasmc_func_call_unchecked(F, Values);
  if (T)
    stop("call", NULL, T);
}

struct Guest {
  wasm_module_t *Module;
  wasmc_prepared_t *Prepared;
  size_t Touch;
};

static void touch(struct Guest *G, wasm_instance_t *I) {
  wasm_extern_t *X = wasmc_instance_export_at(I, G->Touch);
  wasmc_value_t Values[1] = {{.i32 = 7}};
  call(wasm_extern_as_func(X), Values);
  wasm_extern_delete(X);
}

static void requests(void *Env, int Count) {
  struct Guest *G = Env;
  for (int I = 0; I != Count; ++I) {
    wasm_instance_t *Made = instantiate(G->Prepared);
    touch(G, Made);
    wasm_instance_delete(Made);
  }
}

static void requestsWithStores(void *Env, int Count) {
  struct Guest *G = Env;
  for (int I = 0; I != Count; ++I) {
    wasm_store_t *S = wasm_store_new(Engine);
    wasmc_prepared_t *P = prepare(S, G->Module);
    wasm_instance_t *Made = instantiate(P);
    touch(G, Made);
    wasm_instance_delete(Made);
    wasmc_prepared_delete(P);
    wasm_store_delete(S);
  }
}

static struct Guest guest(const char *Path) {
  struct Guest G;
  G.Module = load(Path);
  G.Prepared = prepare(Store, G.Module);
  G.Touch = wasmc_module_find_export(G.Module, "touch", 5);
  return G;
}

static void intoGuest(void *Env, int Count) {
  wasmc_value_t Values[1];
  for (int I = 0; I != Count; ++I) {
    Values[0].i32 = I;
    call(Env, Values);
  }
}
static void intoHost(void *Env, int Count) {
  wasmc_value_t Values[1] = {{.i32 = Count}};
  call(Env, Values);
}

static void calls(const char *Path) {
  struct Guest G = guest(Path);
  wasm_instance_t *I = instantiate(G.Prepared);
  wasm_extern_t *Add = wasmc_instance_export(I, "add");
  wasm_extern_t *Loop = wasmc_instance_export(I, "loop");
  measure("host to guest and back", 20000, intoGuest, wasm_extern_as_func(Add));
  measure("guest to host and back", 20000, intoHost, wasm_extern_as_func(Loop));
  int Sink;
  measure("indirect C call", 20000, indirectCalls, &Sink);
}

static void manyInstances(struct Guest *G) {
  enum { Wanted = 10000, Most = 100000 };
  double Before = privateMemory();
  int Count = 0;
  for (; Count != Wanted; ++Count)
    touch(G, instantiate(G->Prepared));
  report("private KiB an instance, of 10,000",
         (privateMemory() - Before) / Wanted);
  wasm_trap_t *T = NULL;
  wasmc_error_t *E = NULL;
  while (Count != Most && wasmc_prepared_instantiate(G->Prepared, &T, &E))
    ++Count;
  report("instances a process", Count);
}

/// A process of its own: the first time.
static int loadTrusted(const char *Path) {
  wasmc_error_t *E = NULL;
  double Start = now();
  if (!wasmc_module_from_trusted_file(Engine, Path, &E))
    stop(Path, E, NULL);
  report("load, trusted, first time", now() - Start);
  return 0;
}

int main(int NumArgs, char **Args) {
  wasmc_error_t *E = NULL;
  if (!wasmc_install_handlers(&E))
    stop("handlers", E, NULL);
  Engine = wasm_engine_new();
  Store = wasm_store_new(Engine);
  if (NumArgs > 4)
    return loadTrusted(Args[2]);
  double Start = now();
  load(Args[2]);
  report("load, checked, first time", now() - Start);
  Start = now();
  load(Args[2]);
  report("load, second time", now() - Start);
  struct Guest Hello = guest(Args[1]), Sqlite = guest(Args[2]);
  measure("hello: instance, call, drop", 200, requests, &Hello);
  measure("SQLite: instance, call, drop", 200, requests, &Sqlite);
  measure("hello: the same with a store", 200, requestsWithStores, &Hello);
  measure("SQLite: the same with a store", 200, requestsWithStores, &Sqlite);
  calls(Args[3]);
  manyInstances(&Hello);
}
