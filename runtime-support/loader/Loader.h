//===- Loader.h - images loaded, linked and called --------------*- C++ -*-===//
//
// The door of loader/.
//
//   Engine    one a process is enough: the images, their types, and address
//             space for instances. Its functions may be called by several
//             threads at once.
//   Image     a loaded file. Counted: load() gives one reference, and each
//             instance holds one.
//   Store     instances that may import from one another (spec: Execution,
//             Runtime Structure), with their fuel, deadline and limits. Used by
//             one thread at a time.
//   Thread    the stack that guests run on, of one thread of the process.
//   Instance  lives until it is dropped, or its store is destroyed.
//
// A call of a guest that traps returns to its caller, and what the guest did
// before stays done. Guests may call functions of the host, which run on the
// host's stack and may call guests again.
//
// Whoever uses the loader sees to it that the signals of trap/Trap.h lead to
// trap::handleFault() with the thread's Thread: a program by trap::install(), a
// library by handlers of its own.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_LOADER_H
#define WASMC_LOADER_LOADER_H

#include "runtime-support/abi/Image.h"
#include "runtime-support/exception/Exceptions.h"
#include "runtime-support/loader/Text.h"
#include "runtime-support/loader/Thread.h"

namespace wasmc::loader {

struct Engine;
struct Image;
struct Instance;

enum class Outcome {
  Ok,
  Trap,       ///< Problem::Trap; Thread::Trace says where
  Exit,       ///< the guest ended itself (WASI's proc_exit): Problem::ExitCode
  Unlinkable, ///< Problem::Why, beginning with the test suite's phrase
  Failed,     ///< Problem::Why: the file is damaged or the machine refuses
};

struct Problem {
  abi::TrapCode Trap;
  int ExitCode;
  Text Why;
};

/// A value as it comes and goes: an i32 or f32 in the lowest four bytes and the
/// rest zero, a reference's word in the lowest eight. A function's word is
/// opaque (its FuncrefDescriptor) and never 0, which is null.
struct alignas(16) Value {
  uint64_t Words[2];
};

/// How compiled code comes by a function.
enum class Linkage : uint8_t {
  Compiled, ///< Extern::Address: its FuncrefDescriptor
  Host,     ///< Address: a HostFunction's descriptor
  Native,   ///< Address: code that is called as if it were the importer's
};

/// What an import is given, or an export gives. Types in it are the engine's:
/// Type.Type is an id, and Type.Value.Heap refers to one.
struct Extern {
  abi::ExternType Type;
  Linkage Function; ///< Func only
  /// Func: see Linkage. Table: TableInstance. Memory: MemoryInstance. Global:
  /// its value. Tag: TagInstance.
  void *Address;
  const void *Entry; ///< Func that is Compiled: its abi::EntryThunk
};

/// A function type. Lives as long as the engine.
struct FuncType {
  uint32_t NumParams, NumResults;
  const abi::ValueType *Params, *Results;
};

//===--- Engine and images ------------------------------------------------===//

/// PageSize is the machine's. Null: Why says what the machine refuses.
Engine *openEngine(uint64_t PageSize, Text &Why);
/// When there is no store and no image left.
void closeEngine(Engine &E);
/// Around a fork: no other thread is in the middle of a change.
void holdEngine(Engine &E);
void letEngineGo(Engine &E);

/// Where an image comes from.
struct Source {
  Source(const char *Path, bool Trusted = false)
      : Path(Path), Trusted(Trusted) {}

  const char *Path;
  /// The caller vouches that the file is as it was made: its checksum isn't
  /// looked at, which takes most of a load's time. All else is checked.
  bool Trusted;
};

/// Maps and checks the image in the file, which may be removed afterwards.
[[nodiscard]] Outcome load(Engine &E, const Source &From, Image *&Result,
                           Problem &P);
/// An image that is linked into the program, and as right as the rest of it: it
/// isn't checked, and stays where it is. Null: no memory.
Image *adopt(Engine &E, const abi::ImageHeader &Header);
void retain(Image &I);
void release(Image &I);

/// An image without code or types, for memories and tables of the host's. The
/// header is the caller's, right, and lives as long. Null: no memory.
Image *imageOfHost(Engine &E, const abi::ImageHeader &Header);

const abi::ImageHeader &headerOf(const Image &I);
/// The engine's view of a type that an image states.
abi::ExternType inEngineTypes(const Image &Of, abi::ExternType Type);

/// The type of an Extern, whose kind is Func or Tag.
FuncType funcType(Engine &E, const abi::ExternType &Function);
/// The id of a function type of values without references to defined types, for
/// ExternType::Type. False if the machine has no memory for it.
[[nodiscard]] bool internFuncType(Engine &E, const FuncType &Type,
                                  uint32_t &Id);

/// The specification's matching of external types.
bool matches(const abi::ExternType &Given, const abi::ExternType &Wanted);

/// The type with limits as they are now.
abi::ExternType typeNow(const Extern &Item);

//===--- Stores -----------------------------------------------------------===//

struct Limits {
  uint64_t MemoryPages = ~uint64_t(0);   ///< of each memory
  uint64_t TableElements = ~uint64_t(0); ///< of each table
  uint64_t Instances = ~uint64_t(0);
  uint64_t StackBytes = ~uint64_t(0); ///< that a thread gets for an image
};

struct Store {
  Engine *In;
  Thread *On; ///< the thread that uses the store now
  Limits Limit;
  const trap::GuestPart *Parts; ///< the first instance's
  uint64_t NumInstances;
  void *Embedder; ///< nobody's business here
  /// Fuel, Deadline and Host are the caller's. Last: its end is left alone.
  abi::ExecutionContext Exec;
};

void openStore(Store &S, Engine &In);
/// Drops all instances.
void closeStore(Store &S);

/// Before a store is used by a thread, each time unless it was the last one.
inline void useThread(Store &S, Thread &T) {
  S.On = &T;
  S.Exec.Faults = &T;
}

/// Makes code that can be interrupted (ImageFlags::Interruptible) trap at its
/// next check, until told otherwise. By any thread or signal handler.
inline void interrupt(Store &S) {
  __atomic_store_n(&S.Exec.Deadline, 1, __ATOMIC_RELAXED);
}
inline void clearInterrupt(Store &S) {
  __atomic_store_n(&S.Exec.Deadline, 0, __ATOMIC_RELAXED);
}

//===--- Functions of the host --------------------------------------------===//

/// Takes arguments from Values, as an EntryThunk does, and puts results there.
/// Other than TrapCode::None: the guest traps with this code.
using HostCallback = abi::TrapCode(void *Env, Value *Values);

/// Lives as long as anything that it was given to; make it by initHostFunction.
struct HostFunction {
  abi::HostCallee Callee; ///< what thunks find at Descriptor.Vmctx
  abi::FuncrefDescriptor Descriptor;
  HostCallback *Callback;
  void *Env;
  Store *In;
};

/// Type is a FuncType's id.
void initHostFunction(HostFunction &F, Store &In, uint32_t Type,
                      HostCallback *Callback, void *Env);
Extern externOf(HostFunction &F);

/// The word of a reference to the function, for tables and globals. 0 if it is
/// a function of the host whose type no loaded image calls by a reference or
/// import: then nobody could call it.
uint64_t referenceTo(Store &S, const Extern &Function);

//===--- Instances --------------------------------------------------------===//

/// Makes an instance and initializes it. Imports are as many as the image's, in
/// its order, of this store. After a trap there is an instance too: nobody
/// should use it, but others may have got something of it.
[[nodiscard]] Outcome instantiate(Store &S, Image &Of, const Extern *Imports,
                                  Instance *&Result, Problem &P);

/// Takes the instance's space for others. The caller knows that nobody refers
/// to the instance any more: no table, global or import of another one.
void drop(Instance &I);

Image &imageOf(const Instance &I);
void *vmctxOf(const Instance &I);

/// The export with this number; false if there is none.
bool exportAt(const Instance &I, uint32_t Number, Extern &Result);
/// False if the instance exports nothing by this name.
bool findExport(const Instance &I, Bytes Name, Extern &Result);

/// True if the word is that of a function of some instance.
bool isFunction(const Store &S, uint64_t Word);
/// The instance whose function this is, or null.
Instance *instanceOf(const Store &S, uint64_t Word);
/// The function with this word, which can't be called from outside unless some
/// image of the store exports one of its type: then Entry is null.
Extern functionOf(const Store &S, uint64_t Word);

/// The exception that ended the last call with TrapCode::UnhandledException.
exception::Unhandled unhandledException(const Store &S);

/// Calls the function. Values hold its arguments, right in type, and then its
/// results: there is room for the more of both.
[[nodiscard]] Outcome invoke(Store &S, const Extern &Function, Value *Values,
                             Problem &P);

//===--- Memories, tables, globals ----------------------------------------===//

Value readGlobal(const Extern &Global);
void writeGlobal(const Extern &Global, Value V);
/// As the instructions do: the old size, or -1.
uint64_t growMemory(abi::MemoryInstance &Memory, uint64_t Pages);
uint64_t growTable(abi::TableInstance &Table, uint64_t Word, uint64_t Elements);

} // namespace wasmc::loader

#endif
