//===- Loader.h - images loaded, linked and called --------------*- C++ -*-===//
//
// The door of loader/. A store holds images and their instances, which may
// import from one another, and calls what they export (spec: Execution,
// Modules). It has one stack that guests run on and handles their traps: a call
// that traps returns to its caller, and what the guest did before stays done.
//
// A store belongs to the thread that opened it. While it is open, the process's
// handlers of the signals that guests' traps raise are the store's, and there
// is no other store.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_LOADER_H
#define WASMC_LOADER_LOADER_H

#include "runtime-support/abi/Image.h"
#include "runtime-support/loader/Text.h"

namespace wasmc::loader {

struct Store;
struct Image;
struct Instance;

enum class Outcome {
  Ok,
  Trap,       ///< Problem::Trap
  Unlinkable, ///< Problem::Why, beginning with the test suite's phrase
  Failed,     ///< Problem::Why: the file is damaged or the machine refuses
};

struct Problem {
  abi::TrapCode Trap;
  Text Why;
};

/// A value as it comes and goes: an i32 or f32 in the lowest four bytes and the
/// rest zero, a reference's word in the lowest eight. A function's word is
/// opaque and never 0, which is null.
struct alignas(16) Value {
  uint64_t Words[2];
};

/// What an import is given, or an export gives. Types in it are the store's:
/// Type.Type is an id, and Type.Value.Heap refers to one.
struct Extern {
  abi::ExternType Type;
  /// Func: FuncrefDescriptor. Table: TableInstance. Memory: MemoryInstance.
  /// Global: its value.
  void *Address;
  const void *Entry; ///< Func: its abi::EntryThunk
};

/// PageSize is the machine's. Null: Why says what the machine refuses.
Store *openStore(uint64_t PageSize, Text &Why);
void closeStore(Store &S);

/// Maps and checks the image in the file, which may be removed afterwards. The
/// image lives as long as the store.
[[nodiscard]] Outcome load(Store &S, const char *Path, Image *&Result,
                           Problem &P);

/// Makes an instance whose imports are what the named instances export, and
/// initializes it. After a trap there is no instance to be used, but what
/// others got of it stays.
[[nodiscard]] Outcome instantiate(Store &S, Image &Of, Instance *&Result,
                                  Problem &P);

/// Makes the instance's exports importable by this name, whatever had the name
/// before. False if the machine has no memory for the name.
[[nodiscard]] bool nameInstance(Store &S, Instance &I, Bytes Name);

/// False if the instance exports nothing by this name.
bool findExport(const Instance &I, Bytes Name, Extern &Result);

/// The number of parameters and of results.
struct Arity {
  uint32_t Params, Results;
};
Arity arityOf(const Store &S, const Extern &Function);

/// Calls the function. Values hold its arguments and then its results: there is
/// room for the more of both. Failed if an argument is no value of its type.
[[nodiscard]] Outcome invoke(Store &S, const Extern &Function, Value *Values,
                             Problem &P);

/// What metered code has left; see ExecutionContext::Fuel.
uint64_t &fuel(Store &S);

Value readGlobal(const Extern &Global);

/// Takes the instance's space for others. The caller knows that nobody refers
/// to the instance any more: no table, global or import of another one.
void drop(Store &S, Instance &I);

} // namespace wasmc::loader

#endif
