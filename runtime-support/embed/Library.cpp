//===- Library.cpp - modules that are linked into a program ---------------===//
//
// wasmc-library.h: what typed functions of a static library's header lead to.
// Each instance has a store of its own. Images are adopted where they stand, by
// one engine, when they are first used, and never given up.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/abi/Library.h"
#include "runtime-support/embed/Process.h"
#include "runtime-support/embed/Traps.h"
#include "runtime-support/embed/include/wasmc-library.h"
#include "runtime-support/loader/Invoke.h"
#include "runtime-support/loader/Linker.h"
#include "runtime-support/wasi/Imports.h"

using namespace wasmc;
using namespace wasmc::embed;

struct wasmc_library : abi::Library {};

#define WASMC_SAME(Status, Code)                                               \
  static_assert(Status == int(abi::TrapCode::Code))
WASMC_SAME(WASMC_OK, None);
WASMC_SAME(WASMC_UNREACHABLE, Unreachable);
WASMC_SAME(WASMC_MEMORY_OUT_OF_BOUNDS, MemoryOutOfBounds);
WASMC_SAME(WASMC_TABLE_OUT_OF_BOUNDS, TableOutOfBounds);
WASMC_SAME(WASMC_UNDEFINED_ELEMENT, UndefinedElement);
WASMC_SAME(WASMC_UNINITIALIZED_ELEMENT, UninitializedElement);
WASMC_SAME(WASMC_INDIRECT_CALL_TYPE_MISMATCH, IndirectCallTypeMismatch);
WASMC_SAME(WASMC_INTEGER_DIVIDE_BY_ZERO, IntegerDivideByZero);
WASMC_SAME(WASMC_INTEGER_OVERFLOW, IntegerOverflow);
WASMC_SAME(WASMC_INVALID_CONVERSION_TO_INTEGER, InvalidConversionToInteger);
WASMC_SAME(WASMC_CALL_STACK_EXHAUSTED, CallStackExhausted);
WASMC_SAME(WASMC_OUT_OF_FUEL, OutOfFuel);
WASMC_SAME(WASMC_INTERRUPTED, Interrupted);
WASMC_SAME(WASMC_UNHANDLED_EXCEPTION, UnhandledException);
WASMC_SAME(WASMC_HOST_TRAP, Host);
WASMC_SAME(WASMC_HEAP_EXHAUSTED, HeapExhausted);
#undef WASMC_SAME

namespace {

/// A function of the host, as an instance imports it.
struct HostImport {
  loader::HostFunction Linked;
  wasmc_library_instance *Caller;
  abi::ImportAdaptor *Adaptor;
};

/// A library that was used.
struct Adopted {
  const abi::ImageHeader *Header;
  loader::Image *Image;
  Adopted *Next;
};

} // namespace

/// Followed by the image's imports, the loader's view of these, and exports.
struct wasmc_library_instance {
  wasm_store_t *Store;
  loader::Instance *Made;
  void *Env;
  wasm_trap_t *Last; ///< of the last call that hasn't ended well
  HostImport *Imports;
  loader::Extern *Given;
  loader::Extern *Exports; ///< functions of guests, once they were called
};

namespace {

struct {
  sys::Lock Lock;
  wasm_engine_t *Engine;
  Adopted *First;
} Libraries;

//===--- Images -----------------------------------------------------------===//

loader::Image *adoptLocked(const wasmc_library &L) {
  for (Adopted *A = Libraries.First; A; A = A->Next)
    if (A->Header == L.Image)
      return A->Image;
  if (L.Image->Version != abi::AbiVersion) {
    loader::Text Why;
    Why << "the library " << L.Name << " was compiled for version "
        << L.Image->Version << " of the runtime's ABI, and the runtime linked "
        << "in is of version " << abi::AbiVersion
        << ": compile all libraries of a program by one version of wasmc";
    fail(nullptr, WASMC_ERROR_MODULE, Why.bytes());
    return nullptr;
  }
  if (!Libraries.Engine && !(Libraries.Engine = wasm_engine_new()))
    return nullptr;
  auto *A = make<Adopted>();
  if (A)
    A->Image = loader::adopt(*Libraries.Engine->In, *L.Image);
  if (!A || !A->Image) {
    free(A);
    failForMemory(nullptr);
    return nullptr;
  }
  A->Header = L.Image;
  A->Next = Libraries.First;
  Libraries.First = A;
  return A->Image;
}

loader::Image *adopt(const wasmc_library &L) {
  sys::Locked Hold(Libraries.Lock);
  return adoptLocked(L);
}

//===--- Imports ----------------------------------------------------------===//

abi::TrapCode callImport(void *Env, Value *Values) {
  auto &I = *static_cast<HostImport *>(Env);
  I.Adaptor(I.Caller, Values);
  return __builtin_expect(I.Caller->Store->Pending != nullptr, 0)
             ? abi::TrapCode::Host
             : abi::TrapCode::None;
}

/// The compiler has compared their types.
bool giveWasi(const abi::ImportEntry &Import, const abi::ExternType &Type,
              loader::Extern &To) {
  abi::NativeFunction Found;
  if (!wasi::findImport(Import.Name.begin(), Import.Name.Count, Found))
    return fail(nullptr, WASMC_ERROR_LINK,
                "the runtime linked in lacks a function of WASI: compile all "
                "libraries of a program by one version of wasmc");
  To = {};
  To.Type = Type;
  To.Function = loader::Linkage::Native;
  To.Address = const_cast<void *>(Found.Code);
  return true;
}

bool giveImports(wasmc_library_instance &I, const wasmc_library &L,
                 const loader::Image &Of) {
  const auto &Wanted = loader::headerOf(Of).Imports;
  for (uint32_t N = 0; N != Wanted.Count; ++N) {
    abi::ExternType Type = loader::inEngineTypes(Of, Wanted[N].Type);
    if (!L.Imports[N]) {
      if (!giveWasi(Wanted[N], Type, I.Given[N]))
        return false;
      continue;
    }
    HostImport &Host = I.Imports[N];
    Host.Caller = &I;
    Host.Adaptor = L.Imports[N];
    loader::initHostFunction(Host.Linked, I.Store->Guests, Type.Type,
                             callImport, &Host);
    I.Given[N] = loader::externOf(Host.Linked);
  }
  return true;
}

//===--- Instances --------------------------------------------------------===//

wasmc_library_instance *allocate(const abi::ImageHeader &H) {
  using Instance = wasmc_library_instance;
  auto *I = static_cast<Instance *>(calloc(
      1, sizeof(Instance) + H.Imports.Count * sizeof(HostImport) +
             (H.Imports.Count + H.Exports.Count) * sizeof(loader::Extern)));
  if (!I)
    return nullptr;
  I->Imports = reinterpret_cast<HostImport *>(I + 1);
  I->Given = reinterpret_cast<loader::Extern *>(I->Imports + H.Imports.Count);
  I->Exports = I->Given + H.Imports.Count;
  return I;
}

void configure(wasm_store_t &S, const wasmc_library_config &C) {
  auto OrNone = [](uint64_t Limit) { return Limit ? Limit : ~uint64_t(0); };
  S.Guests.Limit.MemoryPages = OrNone(C.memory_pages);
  S.Guests.Limit.TableElements = OrNone(C.table_elements);
  wasmc_store_set_fuel(&S, OrNone(C.fuel));
}

bool setWasi(wasm_store_t &S, const wasmc_library &L, const loader::Image &Of,
             wasmc_wasi_t *Given) {
  bool Wanted = Given;
  for (uint32_t N = 0; N != loader::headerOf(Of).Imports.Count; ++N)
    Wanted |= !L.Imports[N];
  return !Wanted ||
         wasmc_store_set_wasi(&S, Given ? Given : wasmc_wasi_new(), nullptr);
}

bool prepare(wasm_store_t &S, const loader::Image &Of, bool HostSignals) {
  if (needsHandlers(Of) && !handlersInstalled()) {
    if (HostSignals)
      return fail(nullptr, WASMC_ERROR_USAGE,
                  "the module's code traps by signals: call "
                  "wasmc_install_handlers() first, or compile it with "
                  "--bounds=check");
    if (!installHandlers(nullptr))
      return false;
  }
  S.StackBytes = loader::headerOf(Of).StackSize;
  return enterThread(S, nullptr);
}

/// Keeps what is told of a call's end.
wasmc_status ended(wasmc_library_instance &I, Outcome Result,
                   const loader::Problem &P, bool RanGuest) {
  if (I.Last)
    wasm_trap_delete(I.Last);
  I.Last = trapOf(*I.Store, Result, P, RanGuest);
  switch (Result) {
  case Outcome::Trap:
    return int(P.Trap);
  case Outcome::Exit:
    return WASMC_EXIT;
  default:
    return WASMC_REFUSED;
  }
}

bool instantiate(wasmc_library_instance &I, const wasmc_library &L,
                 loader::Image &Of) {
  loader::Problem P;
  Outcome Result = loader::instantiate(I.Store->Guests, Of, I.Given, I.Made, P);
  if (Result == Outcome::Ok)
    return true;
  if (Result != Outcome::Trap && Result != Outcome::Exit)
    return fail(nullptr, WASMC_ERROR_ENVIRONMENT, P.Why.bytes());
  ended(I, Result, P, true);
  loader::Text Why;
  Why << L.Name << " has not been initialized: " << I.Last->Message;
  return fail(nullptr, WASMC_ERROR_MODULE, Why.bytes());
}

loader::Extern item(const wasmc_library_instance &I, uint32_t Number) {
  loader::Extern X = {};
  loader::exportAt(*I.Made, Number, X);
  return X;
}

abi::MemoryInstance &memory(const wasmc_library_instance &I, uint32_t Number) {
  return *static_cast<abi::MemoryInstance *>(item(I, Number).Address);
}

} // namespace

wasmc_library_instance *wasmc_library_new(const wasmc_library *L,
                                          const wasmc_library_config *Config) {
  const wasmc_library_config C = Config ? *Config : wasmc_library_config{};
  loader::Image *Of = adopt(*L);
  wasmc_library_instance *I = Of ? allocate(loader::headerOf(*Of)) : nullptr;
  if (!I) {
    if (Of)
      failForMemory(nullptr);
    wasmc_wasi_delete(C.wasi);
    return nullptr;
  }
  I->Env = C.env;
  I->Store = wasm_store_new(Libraries.Engine);
  if (!I->Store) {
    failForMemory(nullptr);
    wasmc_wasi_delete(C.wasi);
    free(I);
    return nullptr;
  }
  configure(*I->Store, C);
  if (setWasi(*I->Store, *L, *Of, C.wasi) &&
      prepare(*I->Store, *Of, C.host_signals) && giveImports(*I, *L, *Of) &&
      instantiate(*I, *L, *Of))
    return I;
  wasmc_library_delete(I);
  return nullptr;
}

void wasmc_library_delete(wasmc_library_instance *I) {
  if (!I)
    return;
  if (I->Last)
    wasm_trap_delete(I->Last);
  wasm_store_delete(I->Store);
  free(I);
}

void *wasmc_library_env(const wasmc_library_instance *I) { return I->Env; }

//===--- Calls ------------------------------------------------------------===//

/// The first call of a function, one on another thread than the last, and one
/// of an import that is exported again.
__attribute__((noinline)) static wasmc_status
callSlowly(wasmc_library_instance *I, uint32_t Number, void *Values) {
  loader::Problem P;
  if (!enterThread(*I->Store, nullptr)) {
    P.Why << wasmc_last_error();
    return ended(*I, Outcome::Failed, P, false);
  }
  const loader::Extern Function = item(*I, Number);
  const bool IsGuest = Function.Function == loader::Linkage::Compiled;
  if (IsGuest)
    I->Exports[Number] = Function;
  Outcome Result = loader::invoke(I->Store->Guests, Function,
                                  static_cast<Value *>(Values), P);
  return Result == Outcome::Ok ? WASMC_OK : ended(*I, Result, P, IsGuest);
}

__attribute__((noinline)) static wasmc_status
guestEnded(wasmc_library_instance *I, Outcome Result) {
  const loader::Thread &T = *I->Store->Guests.On;
  loader::Problem P;
  P.Trap = T.Code;
  P.ExitCode = T.ExitCode;
  return ended(*I, Result, P, true);
}

wasmc_status wasmc_library_call(wasmc_library_instance *I, uint32_t Number,
                                void *Values) {
  const loader::Extern &Function = I->Exports[Number];
  if (__builtin_expect(!Function.Address || !isOnThisThread(*I->Store), 0))
    return callSlowly(I, Number, Values);
  loader::Problem P;
  Outcome Result = loader::invokeCompiled(I->Store->Guests, Function,
                                          static_cast<Value *>(Values), P);
  if (__builtin_expect(Result == Outcome::Ok, 1))
    return WASMC_OK;
  return guestEnded(I, Result);
}

const char *wasmc_library_message(const wasmc_library_instance *I) {
  return I->Last ? I->Last->Message : "";
}

bool wasmc_library_frame_at(const wasmc_library_instance *I, size_t Number,
                            wasmc_library_frame *To) {
  if (!I->Last || Number >= I->Last->NumFrames)
    return false;
  const wasm_frame_t &F = I->Last->Frames[Number];
  *To = {F.Name, F.FuncIndex, F.ModuleOffset};
  return true;
}

int wasmc_library_exit_code(const wasmc_library_instance *I) {
  return I->Last ? I->Last->ExitCode : 0;
}

void wasmc_library_trap(wasmc_library_instance *I, const char *Message) {
  wasm_store_t &S = *I->Store;
  if (S.Pending)
    wasm_trap_delete(S.Pending);
  S.Pending = trapOf(S, Message);
}

void wasmc_library_set_fuel(wasmc_library_instance *I, uint64_t Units) {
  wasmc_store_set_fuel(I->Store, Units);
}
uint64_t wasmc_library_fuel(const wasmc_library_instance *I) {
  return wasmc_store_fuel(I->Store);
}

//===--- Memories, tables, globals ----------------------------------------===//

uint8_t *wasmc_library_memory_data(wasmc_library_instance *I, uint32_t Number) {
  return reinterpret_cast<uint8_t *>(memory(*I, Number).Base);
}
uint64_t wasmc_library_memory_size(wasmc_library_instance *I, uint32_t Number) {
  return memory(*I, Number).Bytes;
}
uint64_t wasmc_library_memory_grow(wasmc_library_instance *I, uint32_t Number,
                                   uint64_t Pages) {
  return loader::growMemory(memory(*I, Number), Pages);
}

uint64_t wasmc_library_table_size(wasmc_library_instance *I, uint32_t Number) {
  return static_cast<abi::TableInstance *>(item(*I, Number).Address)->Size;
}

wasmc_library_value wasmc_library_global_get(wasmc_library_instance *I,
                                             uint32_t Number) {
  static_assert(sizeof(wasmc_library_value) == sizeof(Value));
  Value Now = loader::readGlobal(item(*I, Number));
  wasmc_library_value Result;
  memcpy(&Result, &Now, sizeof(Result));
  return Result;
}
void wasmc_library_global_set(wasmc_library_instance *I, uint32_t Number,
                              wasmc_library_value To) {
  Value V;
  memcpy(&V, &To, sizeof(V));
  loader::writeGlobal(item(*I, Number), V);
}
