// The costs of embedding, by wasmtime's C API: wasmtime HELLO SQLITE CALLS,
// three precompiled modules. Instances live in the pooling allocator, and are
// dropped with their store, as wasmtime has it.
#include "timing.h"
#include <wasm.h>
#include <wasmtime.h>

static wasm_engine_t *Engine;

static void stop(const char *What, wasmtime_error_t *E, wasm_trap_t *T) {
  wasm_byte_vec_t Text = {0, NULL};
  if (E)
    wasmtime_error_message(E, &Text);
  else if (T)
    wasm_trap_message(T, &Text);
  fprintf(stderr, "%s: %.*s\n", What, (int)Text.size, Text.data);
  exit(1);
}

static wasmtime_module_t *load(const char *Path) {
  wasmtime_module_t *M;
  wasmtime_error_t *E = wasmtime_module_deserialize_file(Engine, Path, &M);
  if (E)
    stop(Path, E, NULL);
  return M;
}

static wasm_trap_t *nop(void *Env, wasmtime_caller_t *Caller,
                        wasmtime_val_raw_t *Values, size_t Count) {
  (void)Env, (void)Caller, (void)Values, (void)Count;
  return NULL;
}

static wasmtime_instance_pre_t *prepare(wasmtime_module_t *M) {
  wasmtime_linker_t *L = wasmtime_linker_new(Engine);
  wasm_functype_t *Type = wasm_functype_new_1_1(wasm_valtype_new(WASM_I32),
                                                wasm_valtype_new(WASM_I32));
  wasmtime_error_t *E = wasmtime_linker_define_func_unchecked(
      L, "env", 3, "nop", 3, Type, nop, NULL, NULL);
  if (!E)
    E = wasmtime_linker_define_unknown_imports_as_traps(L, M);
  wasmtime_instance_pre_t *P = NULL;
  if (!E)
    E = wasmtime_linker_instantiate_pre(L, M, &P);
  if (E)
    stop("prepare", E, NULL);
  return P;
}

static wasmtime_instance_t instantiate(wasmtime_store_t *S,
                                       wasmtime_instance_pre_t *P) {
  wasmtime_instance_t I;
  wasm_trap_t *T = NULL;
  wasmtime_error_t *E =
      wasmtime_instance_pre_instantiate(P, wasmtime_store_context(S), &I, &T);
  if (E || T)
    stop("instantiate", E, T);
  return I;
}

static wasmtime_func_t find(wasmtime_store_t *S, wasmtime_instance_t *I,
                            const char *Name) {
  wasmtime_extern_t X;
  if (!wasmtime_instance_export_get(wasmtime_store_context(S), I, Name,
                                    strlen(Name), &X))
    fail("no export", Name);
  return X.of.func;
}

static void call(wasmtime_store_t *S, wasmtime_func_t *F, int32_t Argument) {
  wasmtime_val_raw_t Values[1];
  Values[0].i32 = Argument;
  wasm_trap_t *T = NULL;
  wasmtime_error_t *E =
      wasmtime_func_call_unchecked(wasmtime_store_context(S), F, Values, 1, &T);
  if (E || T)
    stop("call", E, T);
}

struct Guest {
  wasmtime_instance_pre_t *Prepared;
};

static void touch(wasmtime_store_t *S, wasmtime_instance_t *I) {
  wasmtime_func_t F = find(S, I, "touch");
  call(S, &F, 7);
}

static void requestsWithStores(void *Env, int Count) {
  struct Guest *G = Env;
  for (int I = 0; I != Count; ++I) {
    wasmtime_store_t *S = wasmtime_store_new(Engine, NULL, NULL);
    wasmtime_instance_t Made = instantiate(S, G->Prepared);
    touch(S, &Made);
    wasmtime_store_delete(S);
  }
}

struct Callee {
  wasmtime_store_t *Store;
  wasmtime_func_t Function;
};
static void intoGuest(void *Env, int Count) {
  struct Callee *C = Env;
  for (int I = 0; I != Count; ++I)
    call(C->Store, &C->Function, I);
}
static void intoHost(void *Env, int Count) {
  struct Callee *C = Env;
  call(C->Store, &C->Function, Count);
}

static void calls(const char *Path) {
  wasmtime_store_t *S = wasmtime_store_new(Engine, NULL, NULL);
  wasmtime_instance_t I = instantiate(S, prepare(load(Path)));
  struct Callee Add = {S, find(S, &I, "add")}, Loop = {S, find(S, &I, "loop")};
  measure("host to guest and back", 20000, intoGuest, &Add);
  measure("guest to host and back", 20000, intoHost, &Loop);
  int Sink;
  measure("indirect C call", 20000, indirectCalls, &Sink);
}

static void manyInstances(struct Guest *G) {
  enum { Wanted = 10000 };
  double Before = privateMemory();
  for (int Count = 0; Count != Wanted; ++Count) {
    wasmtime_store_t *S = wasmtime_store_new(Engine, NULL, NULL);
    wasmtime_instance_t Made = instantiate(S, G->Prepared);
    touch(S, &Made);
  }
  report("private KiB an instance, of 10,000",
         (privateMemory() - Before) / Wanted);
}

int main(int NumArgs, char **Args) {
  (void)NumArgs;
  wasm_config_t *Config = wasm_config_new();
  wasmtime_pooling_allocation_config_t *Pool =
      wasmtime_pooling_allocation_config_new();
  wasmtime_pooling_allocation_config_total_core_instances_set(Pool, 10010);
  wasmtime_pooling_allocation_config_total_memories_set(Pool, 10010);
  wasmtime_pooling_allocation_config_total_tables_set(Pool, 10010);
  wasmtime_pooling_allocation_config_max_unused_warm_slots_set(Pool, 100);
  wasmtime_pooling_allocation_config_linear_memory_keep_resident_set(Pool,
                                                                     1 << 20);
  wasmtime_pooling_allocation_config_table_keep_resident_set(Pool, 1 << 20);
  wasmtime_pooling_allocation_strategy_set(Config, Pool);
  Engine = wasm_engine_new_with_config(Config);
  double Start = now();
  load(Args[2]);
  report("load, trusted, first time", now() - Start);
  Start = now();
  load(Args[2]);
  report("load, second time", now() - Start);
  struct Guest Hello = {prepare(load(Args[1]))};
  struct Guest Sqlite = {prepare(load(Args[2]))};
  measure("hello: the same with a store", 200, requestsWithStores, &Hello);
  measure("SQLite: the same with a store", 200, requestsWithStores, &Sqlite);
  calls(Args[3]);
  manyInstances(&Hello);
}
