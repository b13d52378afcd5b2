//===- Process.cpp - what there is once a process, and a thread -----------===//

#include "runtime-support/embed/Process.h"
#include "runtime-support/embed/Handlers.h"
#include "runtime-support/sys/Mapping.h"

using namespace wasmc;
using namespace wasmc::embed;

//===--- Threads ----------------------------------------------------------===//

__thread ThreadRecord *embed::Mine;

static struct {
  sys::Lock Lock;
  bool Began;
  ThreadKey Key;
  wasm_engine_t *Engines;
  wasmc_compiler_t Compiler;
} Process;

/// The thread has its own stack for handlers back, unless somebody has put
/// another one in place since.
static void giveStackBack(ThreadRecord &R) {
  if (!R.HandlerStack)
    return;
  AltStack Now = {};
  constexpr int Disabled = 2;
  if (sigaltstack(nullptr, &Now) == 0 && Now.Low == R.HandlerStack) {
    if (R.Before.Flags & Disabled)
      R.Before = {nullptr, Disabled, 0};
    sigaltstack(&R.Before, nullptr);
  }
  sys::unmap(R.HandlerMapping, R.HandlerMappingBytes);
}

static void endThread(void *Record) {
  auto &R = *static_cast<ThreadRecord *>(Record);
  if (R.Opened)
    loader::closeThread(R.Guests);
  giveStackBack(R);
  Mine = nullptr;
  free(&R);
}

static void beforeFork();
static void inParent();
static void inChild();

/// What the process needs before its first thread or engine.
static bool begin() {
  sys::Locked Hold(Process.Lock);
  if (!Process.Began)
    Process.Began = pthread_key_create(&Process.Key, endThread) == 0 &&
                    pthread_atfork(beforeFork, inParent, inChild) == 0;
  return Process.Began;
}

ThreadRecord *embed::thisThread() {
  if (Mine)
    return Mine;
  if (!begin())
    return nullptr;
  auto *R = make<ThreadRecord>();
  if (R && pthread_setspecific(Process.Key, R) != 0) {
    free(R);
    R = nullptr;
  }
  return Mine = R;
}

/// A stack that handlers can run on: the thread's own if it has a large one.
static bool prepareHandlerStack(ThreadRecord &R, ErrorOut Error) {
  if (R.HasStack)
    return true;
  constexpr int InUse = 1, Disabled = 2;
  const size_t Least = leastHandlerStack();
  if (sigaltstack(nullptr, &R.Before) != 0)
    return fail(Error, WASMC_ERROR_ENVIRONMENT,
                "the machine has no stacks for signal handlers");
  if (!(R.Before.Flags & Disabled) && R.Before.Size >= Least)
    return R.HasStack = true;
  if (R.Before.Flags & InUse)
    return fail(Error, WASMC_ERROR_USAGE,
                "a signal handler, on a stack that is too small, can't be "
                "where a thread calls its first guest");
  constexpr size_t Page = 64 << 10; // the largest
  const size_t Bytes = Page + ((Least + (48 << 10) + Page - 1) & ~(Page - 1));
  long Mapped = sys::mapAnonymous(Bytes, sys::NoAccess, false);
  if (sys::isError(Mapped))
    return failForMemory(Error);
  char *Low = reinterpret_cast<char *>(Mapped) + Page;
  AltStack Ours = {Low, 0, Bytes - Page};
  if (sys::isError(sys::protect(Low, Ours.Size, sys::ReadWrite)) ||
      sigaltstack(&Ours, nullptr) != 0) {
    sys::unmap(reinterpret_cast<void *>(Mapped), Bytes);
    return failForMemory(Error);
  }
  R.HandlerStack = Low;
  R.HandlerMapping = reinterpret_cast<void *>(Mapped);
  R.HandlerMappingBytes = Bytes;
  return R.HasStack = true;
}

bool embed::prepareThread(ThreadRecord &R, uint64_t StackBytes,
                          ErrorOut Error) {
  if (handlersInstalled() && !prepareHandlerStack(R, Error))
    return false;
  if (R.Opened && R.Guests.stackBytes() >= StackBytes)
    return true;
  if (R.Guests.runsGuest())
    return fail(Error, WASMC_ERROR_USAGE,
                "this thread's guests run on a stack that is too small for "
                "another one");
  loader::Text Why;
  R.Opened = loader::openThread(R.Guests, StackBytes, Why);
  R.StackBytes = R.Opened ? R.Guests.stackBytes() : 0;
  return R.Opened || fail(Error, WASMC_ERROR_ENVIRONMENT, Why.bytes());
}

bool embed::moveToThisThread(wasm_store_t &S, ErrorOut Error) {
  ThreadRecord *R = thisThread();
  if (!R)
    return failForMemory(Error);
  if (!prepareThread(*R, S.StackBytes, Error))
    return false;
  loader::useThread(S.Guests, R->Guests);
  return true;
}

bool wasmc_prepare_thread(wasmc_error_t **Error) {
  constexpr uint64_t SmallStack = 1 << 20;
  ThreadRecord *R = thisThread();
  return R ? prepareThread(*R, SmallStack, Error) : failForMemory(Error);
}

//===--- Engines, and forks -----------------------------------------------===//

bool embed::addEngine(wasm_engine_t &E) {
  if (!begin())
    return false;
  sys::Locked Hold(Process.Lock);
  E.Next = Process.Engines;
  if (E.Next)
    E.Next->Previous = &E;
  Process.Engines = &E;
  return true;
}

void embed::removeEngine(wasm_engine_t &E) {
  sys::Locked Hold(Process.Lock);
  (E.Previous ? E.Previous->Next : Process.Engines) = E.Next;
  if (E.Next)
    E.Next->Previous = E.Previous;
}

/// No other thread is in the middle of a change that the child would see half
/// done, with a lock that nobody releases.
static void beforeFork() {
  Process.Lock.acquire();
  for (wasm_engine_t *E = Process.Engines; E; E = E->Next) {
    E->ModulesLock.acquire();
    E->Deadlines.hold();
    loader::holdEngine(*E->In);
  }
}

static void inParent() {
  for (wasm_engine_t *E = Process.Engines; E; E = E->Next) {
    loader::letEngineGo(*E->In);
    E->Deadlines.letGo();
    E->ModulesLock.release();
  }
  Process.Lock.release();
}

static void inChild() {
  for (wasm_engine_t *E = Process.Engines; E; E = E->Next) {
    loader::letEngineGo(*E->In);
    E->Deadlines.forget();
    E->Deadlines.letGo();
    E->ModulesLock.release();
  }
  Process.Lock.release();
}

//===--- The compiler -----------------------------------------------------===//

wasmc_compiler_t embed::compiler() {
  return __atomic_load_n(&Process.Compiler, __ATOMIC_ACQUIRE);
}
void wasmc_register_compiler(wasmc_compiler_t C) {
  __atomic_store_n(&Process.Compiler, C, __ATOMIC_RELEASE);
}
