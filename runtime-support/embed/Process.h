//===- Process.h - what there is once a process -----------------*- C++ -*-===//
//
// Inside embed/. The library's only global state: signal handlers and what they
// replaced, the key that ends threads' records, the engines that a fork must
// hold still, the compiler. A record for each thread hangs on one thread-local
// pointer, whose model (initial-exec) lets signal handlers read it.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_EMBED_PROCESS_H
#define WASMC_EMBED_PROCESS_H

#include "runtime-support/embed/Objects.h"

namespace wasmc::embed {

struct ThreadRecord {
  loader::Thread Guests; ///< opened by the first call
  bool Opened;
  uint64_t StackBytes;  ///< of an opened one
  bool HasStack;        ///< handlers can run on this thread
  void *HandlerStack;   ///< ours, or null
  void *HandlerMapping; ///< with the page below it
  uint64_t HandlerMappingBytes;
  AltStack Before;
  char LastError[sizeof(loader::Text)];
};

/// Of this thread, or null: of the initial-exec model, for handlers.
extern __thread ThreadRecord *Mine
    __attribute__((tls_model("initial-exec"), visibility("hidden")));

/// This thread's; null if there is no memory for it.
ThreadRecord *thisThread();

/// The thread can run guests that need StackBytes, and handlers.
[[nodiscard]] bool prepareThread(ThreadRecord &R, uint64_t StackBytes,
                                 ErrorOut Error);

/// The store can run guests on this thread.
[[nodiscard]] inline bool isOnThisThread(const wasm_store_t &S) {
  ThreadRecord *R = Mine;
  return R && S.Guests.On == &R->Guests && R->StackBytes >= S.StackBytes;
}
[[nodiscard]] bool moveToThisThread(wasm_store_t &S, ErrorOut Error);
[[nodiscard]] inline bool enterThread(wasm_store_t &S, ErrorOut Error) {
  return __builtin_expect(isOnThisThread(S), 1) || moveToThisThread(S, Error);
}

[[nodiscard]] bool installHandlers(ErrorOut Error);
bool handlersInstalled();

/// False if the machine refuses what the first engine of a process needs.
[[nodiscard]] bool addEngine(wasm_engine_t &E);
void removeEngine(wasm_engine_t &E);

wasmc_compiler_t compiler();

} // namespace wasmc::embed

#endif
