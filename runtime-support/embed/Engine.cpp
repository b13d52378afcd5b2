//===- Engine.cpp - engines and stores ------------------------------------===//

#include "runtime-support/embed/Process.h"

using namespace wasmc;
using namespace wasmc::embed;

//===--- Engines ----------------------------------------------------------===//

void embed::retain(wasm_engine_t &E) { E.Shares.add(); }

void embed::release(wasm_engine_t &E) {
  if (!E.Shares.remove())
    return;
  E.Deadlines.stop();
  removeEngine(E);
  loader::closeEngine(*E.In);
  free(&E);
}

wasm_config_t *wasm_config_new(void) { return make<wasm_config_t>(); }
void wasm_config_delete(wasm_config_t *C) { free(C); }
void wasmc_config_set_handlers(wasm_config_t *C, bool Install) {
  C->InstallHandlers = Install;
}

static uint64_t pageSize() {
  constexpr unsigned long PageSize = 6; // AT_PAGESZ
  return getauxval(PageSize);
}

static wasm_engine_t *newEngine(const wasm_config_t &Config) {
  if (Config.InstallHandlers && !installHandlers(nullptr))
    return nullptr;
  auto *E = make<wasm_engine_t>();
  loader::Text Why;
  if (!E || !(E->In = loader::openEngine(pageSize(), Why))) {
    if (E)
      fail(nullptr, WASMC_ERROR_ENVIRONMENT, Why.bytes());
    free(E);
    return nullptr;
  }
  E->Shares.add();
  if (addEngine(*E))
    return E;
  loader::closeEngine(*E->In);
  free(E);
  return nullptr;
}

wasm_engine_t *wasm_engine_new(void) { return newEngine({}); }

wasm_engine_t *wasm_engine_new_with_config(wasm_config_t *Config) {
  wasm_engine_t *E = newEngine(*Config);
  wasm_config_delete(Config);
  return E;
}

void wasm_engine_delete(wasm_engine_t *E) {
  if (E)
    release(*E);
}

uint32_t wasmc_abi_version(void) { return abi::AbiVersion; }

//===--- Stores -----------------------------------------------------------===//

wasm_store_t *wasm_store_new(wasm_engine_t *E) {
  auto *S = make<wasm_store_t>();
  if (!S)
    return nullptr;
  loader::openStore(S->Guests, *E->In);
  S->Guests.Embedder = S;
  S->Shares.add();
  S->Engine = E;
  retain(*E);
  return S;
}

/// Dropping an instance resets its memories, which wants a thread.
void wasm_store_delete(wasm_store_t *S) {
  if (!S)
    return;
  S->Engine->Deadlines.clear(S->Deadline);
  loader::closeStore(S->Guests);
  S->Closed = true;
  unpinAll(*S);
  deleteFunctions(*S);
  deleteItems(*S);
  deleteWasi(*S);
  if (S->Pending)
    wasm_trap_delete(S->Pending);
  S->Pending = nullptr;
  wasm_engine_t &E = *S->Engine;
  release(*S);
  release(E);
}

void wasmc_store_set_fuel(wasm_store_t *S, uint64_t Units) {
  // The counter is signed to compiled code.
  S->Guests.Exec.Fuel = Units < INT64_MAX ? Units : INT64_MAX;
}
uint64_t wasmc_store_fuel(const wasm_store_t *S) { return S->Guests.Exec.Fuel; }

void wasmc_store_set_limits(wasm_store_t *S, const wasmc_limits_t *L) {
  S->Guests.Limit = {L->memory_pages, L->table_elements, L->instances};
}

//===--- Interrupts -------------------------------------------------------===//

/// The store's record itself: interrupting one that is closed does nothing.
static wasm_store_t *storeOf(const wasmc_interrupt_t *I) {
  return reinterpret_cast<wasm_store_t *>(const_cast<wasmc_interrupt_t *>(I));
}

wasmc_interrupt_t *wasmc_store_interrupt_handle(wasm_store_t *S) {
  retain(*S);
  return reinterpret_cast<wasmc_interrupt_t *>(S);
}
void wasmc_interrupt_delete(wasmc_interrupt_t *I) {
  if (I)
    release(*storeOf(I));
}
void wasmc_interrupt(const wasmc_interrupt_t *I) {
  loader::interrupt(storeOf(I)->Guests);
}
void wasmc_store_resume(wasm_store_t *S) { loader::clearInterrupt(S->Guests); }
