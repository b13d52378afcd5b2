//===- Objects.h - what the C API's handles are -----------------*- C++ -*-===//
//
// Inside embed/. All handles are counted: copying one adds a share, deleting it
// takes one away. Handles of a store keep its record from being freed, so that
// they can be deleted after it, but not its guests: once it is closed nothing
// of it is touched any more.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_EMBED_OBJECTS_H
#define WASMC_EMBED_OBJECTS_H

#include "runtime-support/embed/Error.h"
#include "runtime-support/embed/Libc.h"
#include "runtime-support/embed/Timer.h"
#include "runtime-support/embed/include/wasmc.h"
#include "runtime-support/loader/Loader.h"
#include "runtime-support/sys/Lock.h"

namespace wasmc::embed {

using loader::Bytes;
using loader::Outcome;
using loader::Value;

/// Zeros, or null if there is no memory.
template <typename T> T *make(size_t Number = 1) {
  return static_cast<T *>(calloc(Number ? Number : 1, sizeof(T)));
}

inline Bytes bytesOf(const char *Text) { return {Text, strlen(Text)}; }

struct HostFunction;
struct HostItem;
struct WasiState;

/// An atomic count of owners.
class Owners {
public:
  void add() { __atomic_fetch_add(&Count, 1, __ATOMIC_RELAXED); }
  /// True if that was the last one.
  [[nodiscard]] bool remove() {
    return __atomic_fetch_sub(&Count, 1, __ATOMIC_ACQ_REL) == 1;
  }

private:
  uint64_t Count;
};

} // namespace wasmc::embed

namespace wasmc::embed {
/// What tells a file from all others, and from itself once it was written to.
struct FileIdentity {
  uint64_t Device, Inode, Size;
  int64_t ModifiedSeconds, ChangedSeconds;
  uint32_t ModifiedNanoseconds, ChangedNanoseconds;

  bool operator==(const FileIdentity &) const = default;
};
} // namespace wasmc::embed

struct wasm_config_t {
  bool InstallHandlers;
};

/// Stores and modules own it too.
struct wasm_engine_t {
  wasmc::embed::Owners Shares;
  wasmc::loader::Engine *In;
  wasmc::embed::Timer Deadlines;
  wasmc::sys::Lock ModulesLock;
  wasm_module_t *Modules;         ///< those that came from files
  wasm_engine_t *Next, *Previous; ///< of the process: see Process.h
};

enum class wasm_ref_kind : uint8_t {
  Func,
  Global,
  Table,
  Memory,
  Tag,
  Instance,
  Module,
  Trap,
  Foreign,
};

struct wasm_ref_t {
  wasm_ref_kind Kind;
  /// In a table, global or local of a guest: it stays as long as the store.
  bool Pinned;
  uint32_t Shares;  ///< atomic for modules only
  wasm_store_t *In; ///< null for modules
  void *HostInfo;
  void (*Finalizer)(void *);
  wasm_ref_t *NextPinned;
};

/// Owned by the host, by interrupt handles, and by all handles of its objects.
struct wasm_store_t {
  wasmc::embed::Owners Shares;
  wasmc::loader::Store Guests;
  wasm_engine_t *Engine;
  bool Closed;
  uint64_t StackBytes; ///< the most that an instance wants
  wasm_instance_t *Instances;
  wasmc::embed::HostFunction *Functions;
  wasmc::embed::HostItem *Items;
  wasm_ref_t *Pinned;
  wasm_trap_t *Pending; ///< what a function of the host has trapped with
  wasmc::embed::WasiState *Wasi;
  wasmc::embed::Deadline Deadline;
};

struct wasm_instance_t : wasm_ref_t {
  wasmc::loader::Instance *Made;
  /// Others may refer to it: it stays as long as the store.
  bool Reachable;
  wasm_instance_t *Next, *Previous; ///< of the store
};

/// An item of an instance, of which it has a share, or of the host.
struct wasm_extern_t : wasm_ref_t {
  wasmc::loader::Extern Item;
  wasm_instance_t *Of;
};
struct wasm_func_t : wasm_extern_t {
  wasmc::loader::FuncType Type;
  wasmc::embed::HostFunction *Host; ///< null: a guest's
};
struct wasm_global_t : wasm_extern_t {};
struct wasm_table_t : wasm_extern_t {};
struct wasm_memory_t : wasm_extern_t {};

struct wasm_foreign_t : wasm_ref_t {};

struct wasm_module_t : wasm_ref_t {
  wasm_engine_t *Engine;
  wasmc::loader::Image *Loaded;
  int Fd; ///< the artifact, to be serialized; -1: not at hand
  bool IsListed, Trusted;
  wasmc::embed::FileIdentity File; ///< of one that is listed
  wasm_module_t *Next, *Previous;
};

namespace wasmc::embed {

/// A function of the host: lives until its store is closed, or, as long as no
/// guest was given it, until its last handle is deleted.
struct HostFunction {
  loader::HostFunction Linked;
  loader::FuncType Type;
  wasm_store_t *In;
  wasmc_callback_t Unchecked; ///< one of the three
  wasm_func_callback_t Plain;
  wasm_func_callback_with_env_t WithEnv;
  void *Env;
  void (*Finalizer)(void *);
  uint32_t Handles;
  bool Given; ///< to a guest
  HostFunction *Next, *Previous;
};

/// What R has in addition to a reference, before it is freed.
void finish(wasm_func_t &F);
void finish(wasm_instance_t &I);
void finish(wasm_module_t &M);
void finish(wasm_trap_t &T);

//===--- Shares -----------------------------------------------------------===//

void retain(wasm_engine_t &E);
void release(wasm_engine_t &E);
void retain(wasm_ref_t &R);
void release(wasm_ref_t &R);
/// Of those that belong to a store, which one thread at a time uses: for calls.
inline void hold(wasm_ref_t &R) { ++R.Shares; }
inline void letGo(wasm_ref_t &R) {
  if (__builtin_expect(--R.Shares == 0, 0)) {
    ++R.Shares;
    release(R);
  }
}
/// The store's record, not its guests.
void retain(wasm_store_t &S);
void release(wasm_store_t &S);

/// A handle of the kind with one share; null if there is no memory.
template <typename T> T *makeRef(wasm_ref_kind Kind, wasm_store_t &In) {
  T *R = make<T>();
  if (!R)
    return nullptr;
  R->Kind = Kind;
  R->Shares = 1;
  R->In = &In;
  retain(In);
  return R;
}

/// Keeps the object as long as its store.
void pin(wasm_ref_t &R);
void unpinAll(wasm_store_t &S);

//===--- Items ------------------------------------------------------------===//

wasm_ref_kind kindOf(const loader::Extern &Item);
/// A handle for the item; Of may be null.
wasm_extern_t *makeExtern(wasm_store_t &In, const loader::Extern &Item,
                          wasm_instance_t *Of);
/// What is about to be given to a guest.
void makeReachable(const wasm_extern_t &X);

/// Of a store that is closed.
void deleteFunctions(wasm_store_t &S);
void deleteItems(wasm_store_t &S);
void deleteWasi(wasm_store_t &S);

/// The callback, with what goes with it, is the caller's to fill in. Null if
/// there is no memory.
HostFunction *makeFunction(wasm_store_t &In, const wasm_functype_t &Type);
void useUnchecked(HostFunction &F, wasmc_callback_t Callback);

/// Whether the image's code can't trap without handlers.
inline bool needsHandlers(const loader::Image &I) {
  const abi::ImageHeader &H = loader::headerOf(I);
  return !(H.Flags & abi::TrapsByCalls) && H.CodeBegin.get() != H.CodeEnd.get();
}

/// Gives the image's imports, which are in Item's order, to a new instance.
/// Null: a trap, or an error.
wasm_instance_t *instantiate(wasm_store_t &In, loader::Image &Of,
                             const loader::Extern *Imports, bool Reachable,
                             wasm_trap_t **Trap, ErrorOut Error);
/// Whether an instance with this import can be reached by others.
bool reachesBack(loader::Engine &E, const loader::Extern &Import);

//===--- Calls ------------------------------------------------------------===//

/// What is left of a call that hasn't ended well; of a guest, or directly of a
/// function of the host.
wasm_trap_t *trapOf(wasm_store_t &S, Outcome Result, const loader::Problem &P,
                    bool RanGuest);
wasm_trap_t *trapOf(wasm_store_t &S, const char *Message);

//===--- Values and types -------------------------------------------------===//

wasm_valkind_t kindOf(abi::ValueType Type);
abi::ValueType typeOf(wasm_valkind_t Kind);
wasm_externtype_t *describe(loader::Engine &E, const abi::ExternType &Type);

/// False if the value isn't of this type, or is of another store.
[[nodiscard]] bool toGuest(wasm_store_t &S, abi::ValueType Type,
                           const wasm_val_t &From, Value &To);
void toHost(wasm_store_t &S, abi::ValueType Type, const Value &From,
            wasm_val_t &To);

/// A reference's word; false if it can't be of this type.
[[nodiscard]] bool wordOf(wasm_store_t &S, abi::ValueType Type, wasm_ref_t *R,
                          uint64_t &Word);
/// A new share of what the word refers to, or null.
wasm_ref_t *refOf(wasm_store_t &S, abi::ValueType Type, uint64_t Word);

} // namespace wasmc::embed

#endif
