//===- Modules.cpp - artifacts become modules -----------------------------===//
//
// The loader maps files; bytes become an anonymous one first. It stays open, in
// order to be serialized: an artifact is its own serial form.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/embed/Process.h"
#include "runtime-support/embed/Types.h"
#include "runtime-support/sys/File.h"
#include "runtime-support/sys/Print.h"

using namespace wasmc;
using namespace wasmc::embed;
using sys::Syscall;

namespace {

/// A path for the loader of a file that has none.
class DescriptorPath {
public:
  explicit DescriptorPath(int Fd) {
    loader::Text Path;
    Path << "/proc/self/fd/" << uint64_t(Fd);
    Bytes B = Path.bytes();
    memcpy(Name, B.Data, B.Size);
    Name[B.Size] = 0;
  }
  const char *get() const { return Name; }

private:
  char Name[64];
};

/// The negative errno of what was refused.
long writeFully(int Fd, const char *Data, size_t Size) {
  while (Size) {
    long Written = sys::call(Syscall::write, Fd, Data, Size);
    constexpr long Interrupted = -4;
    if (Written == Interrupted)
      continue;
    if (Written < 0)
      return Written;
    Data += Written;
    Size -= size_t(Written);
  }
  return 0;
}

long fileOf(const void *Data, size_t Size) {
  constexpr unsigned CloseOnExec = 1;
  int Fd = memfd_create("wasmc-module", CloseOnExec);
  if (Fd < 0)
    return -1;
  long Failed = writeFully(Fd, static_cast<const char *>(Data), Size);
  if (Failed >= 0)
    return Fd;
  sys::call(Syscall::close, Fd);
  return Failed;
}

wasm_module_t *newModule(wasm_engine_t &E, const loader::Source &From, int Fd,
                         ErrorOut Error) {
  auto *M = make<wasm_module_t>();
  if (!M) {
    failForMemory(Error);
    return nullptr;
  }
  loader::Problem P = {};
  if (loader::load(*E.In, From, M->Loaded, P) != Outcome::Ok) {
    fail(Error, WASMC_ERROR_MODULE, P.Why.bytes());
    free(M);
    return nullptr;
  }
  M->Kind = wasm_ref_kind::Module;
  M->Shares = 1;
  M->Engine = &E;
  M->Fd = Fd;
  retain(E);
  return M;
}

//===--- Files that are loaded already ------------------------------------===//

bool identify(const char *Path, FileIdentity &Result) {
  sys::Statx S;
  if (sys::statx(sys::AtCwd, Path, 0, S) < 0)
    return false;
  Result = {uint64_t(S.DevMajor) << 32 | S.DevMinor,
            S.Inode,
            S.Size,
            S.Modification.Seconds,
            S.Change.Seconds,
            S.Modification.Nanoseconds,
            S.Change.Nanoseconds};
  return true;
}

/// A further module of the same image, or null. What was trusted once is
/// checked when somebody wants it to be.
wasm_module_t *findLoaded(wasm_engine_t &E, const FileIdentity &File,
                          bool Trusted) {
  sys::Locked Hold(E.ModulesLock);
  for (wasm_module_t *M = E.Modules; M; M = M->Next)
    if (M->File == File && (Trusted || !M->Trusted)) {
      auto *Further = make<wasm_module_t>();
      if (!Further)
        return nullptr;
      Further->Kind = wasm_ref_kind::Module;
      Further->Shares = 1;
      Further->Engine = &E;
      Further->Loaded = M->Loaded;
      Further->Fd = -1;
      loader::retain(*M->Loaded);
      retain(E);
      return Further;
    }
  return nullptr;
}

void list(wasm_module_t &M, const FileIdentity &File, bool Trusted) {
  wasm_engine_t &E = *M.Engine;
  sys::Locked Hold(E.ModulesLock);
  M.File = File;
  M.Trusted = Trusted;
  M.IsListed = true;
  M.Next = E.Modules;
  if (M.Next)
    M.Next->Previous = &M;
  E.Modules = &M;
}

void unlist(wasm_module_t &M) {
  wasm_engine_t &E = *M.Engine;
  sys::Locked Hold(E.ModulesLock);
  (M.Previous ? M.Previous->Next : E.Modules) = M.Next;
  if (M.Next)
    M.Next->Previous = M.Previous;
}

/// A file that changes while it is loaded isn't listed.
wasm_module_t *fromFile(wasm_engine_t &E, const char *Path, bool Trusted,
                        ErrorOut Error) {
  FileIdentity Before, After;
  bool Known = identify(Path, Before);
  wasm_module_t *M = Known ? findLoaded(E, Before, Trusted) : nullptr;
  if (M)
    return M;
  M = newModule(E, {Path, Trusted}, -1, Error);
  if (M && Known && identify(Path, After) && After == Before)
    list(*M, Before, Trusted);
  return M;
}

//===--- Bytes ------------------------------------------------------------===//

bool isArtifact(const void *Data, size_t Size) {
  constexpr char Elf[] = {0x7f, 'E', 'L', 'F'};
  return Size >= sizeof(Elf) && !memcmp(Data, Elf, sizeof(Elf));
}

wasm_module_t *fromArtifact(wasm_engine_t &E, const void *Data, size_t Size,
                            ErrorOut Error) {
  long Fd = fileOf(Data, Size);
  if (Fd < 0) {
    fail(Error, WASMC_ERROR_ENVIRONMENT, "no memory for the module's bytes");
    return nullptr;
  }
  wasm_module_t *M =
      newModule(E, DescriptorPath(int(Fd)).get(), int(Fd), Error);
  if (!M)
    sys::call(Syscall::close, Fd);
  return M;
}

wasm_module_t *compileAndLoad(wasm_engine_t &E, const void *Data, size_t Size,
                              ErrorOut Error) {
  wasmc_compiler_t Compile = compiler();
  if (!Compile) {
    fail(Error, WASMC_ERROR_MODULE,
         "not an artifact of wasmc; compile it with --emit=cwasm, or register "
         "a compiler");
    return nullptr;
  }
  wasm_byte_vec_t Artifact = {0, nullptr};
  char *Why = nullptr;
  if (!Compile(Data, Size, &Artifact, &Why)) {
    fail(Error, WASMC_ERROR_MODULE, Why ? Why : "the compiler gives no reason");
    free(Why);
    return nullptr;
  }
  wasm_module_t *M = fromArtifact(E, Artifact.data, Artifact.size, Error);
  wasm_byte_vec_delete(&Artifact);
  return M;
}

} // namespace

void embed::finish(wasm_module_t &M) {
  if (M.IsListed)
    unlist(M);
  loader::release(*M.Loaded);
  if (M.Fd >= 0)
    sys::call(Syscall::close, M.Fd);
  release(*M.Engine);
}

wasm_module_t *wasmc_module_from_bytes(wasm_engine_t *E, const void *Data,
                                       size_t Size, wasmc_error_t **Error) {
  return isArtifact(Data, Size) ? fromArtifact(*E, Data, Size, Error)
                                : compileAndLoad(*E, Data, Size, Error);
}

wasm_module_t *wasmc_module_from_file(wasm_engine_t *E, const char *Path,
                                      wasmc_error_t **Error) {
  return fromFile(*E, Path, /*Trusted=*/false, Error);
}

wasm_module_t *wasmc_module_from_trusted_file(wasm_engine_t *E,
                                              const char *Path,
                                              wasmc_error_t **Error) {
  return fromFile(*E, Path, /*Trusted=*/true, Error);
}

wasm_module_t *wasm_module_new(wasm_store_t *S, const wasm_byte_vec_t *Binary) {
  return wasmc_module_from_bytes(S->Engine, Binary->data, Binary->size,
                                 nullptr);
}

bool wasm_module_validate(wasm_store_t *S, const wasm_byte_vec_t *Binary) {
  wasm_module_t *M = wasm_module_new(S, Binary);
  wasm_module_delete(M);
  return M;
}

wasm_module_t *wasm_module_deserialize(wasm_store_t *S,
                                       const wasm_byte_vec_t *Bytes) {
  if (!isArtifact(Bytes->data, Bytes->size)) {
    fail(nullptr, WASMC_ERROR_MODULE, "not a serialized module");
    return nullptr;
  }
  return wasm_module_new(S, Bytes);
}

/// Nothing of a module that came from a file, which may have changed.
void wasm_module_serialize(const wasm_module_t *M, wasm_byte_vec_t *Out) {
  wasm_byte_vec_new_empty(Out);
  constexpr int End = 2;
  long Size = M->Fd < 0 ? -1 : sys::call(Syscall::lseek, M->Fd, 0, End);
  if (Size < 0) {
    fail(nullptr, WASMC_ERROR_USAGE,
         "the module came from a file, which is its serial form");
    return;
  }
  wasm_byte_vec_new_uninitialized(Out, size_t(Size));
  size_t Done = 0;
  while (Done != Out->size) {
    long Read = sys::call(Syscall::pread64, M->Fd, Out->data + Done,
                          Out->size - Done, Done);
    if (Read <= 0)
      return wasm_byte_vec_delete(Out);
    Done += size_t(Read);
  }
}

//===--- Sharing: modules belong to no store ------------------------------===//

wasm_shared_module_t *wasm_module_share(const wasm_module_t *M) {
  return reinterpret_cast<wasm_shared_module_t *>(wasm_module_copy(M));
}
wasm_module_t *wasm_module_obtain(wasm_store_t *,
                                  const wasm_shared_module_t *M) {
  return wasm_module_copy(reinterpret_cast<const wasm_module_t *>(M));
}
void wasm_shared_module_delete(wasm_shared_module_t *M) {
  wasm_module_delete(reinterpret_cast<wasm_module_t *>(M));
}

//===--- What a module imports and exports --------------------------------===//

static void nameOf(const abi::RelArray<char> &From, wasm_name_t &To) {
  wasm_byte_vec_new(&To, From.Count, From.begin());
}

static wasm_externtype_t *typeOf(const wasm_module_t &M,
                                 const abi::ExternType &Type) {
  return describe(*M.Engine->In, loader::inEngineTypes(*M.Loaded, Type));
}

void wasm_module_imports(const wasm_module_t *M, wasm_importtype_vec_t *Out) {
  const auto &Imports = loader::headerOf(*M->Loaded).Imports;
  wasm_importtype_vec_new_uninitialized(Out, Imports.Count);
  for (size_t I = 0; I != Out->size; ++I) {
    const abi::ImportEntry &Import = Imports[uint32_t(I)];
    wasm_name_t Module, Name;
    nameOf(Import.Module, Module);
    nameOf(Import.Name, Name);
    Out->data[I] = wasm_importtype_new(&Module, &Name, typeOf(*M, Import.Type));
  }
}

void wasm_module_exports(const wasm_module_t *M, wasm_exporttype_vec_t *Out) {
  const auto &Exports = loader::headerOf(*M->Loaded).Exports;
  wasm_exporttype_vec_new_uninitialized(Out, Exports.Count);
  for (size_t I = 0; I != Out->size; ++I) {
    const abi::ExportEntry &Export = Exports[uint32_t(I)];
    wasm_name_t Name;
    nameOf(Export.Name, Name);
    Out->data[I] = wasm_exporttype_new(&Name, typeOf(*M, Export.Type));
  }
}

size_t wasmc_module_find_export(const wasm_module_t *M, const char *Name,
                                size_t Size) {
  const auto &Exports = loader::headerOf(*M->Loaded).Exports;
  for (uint32_t I = 0; I != Exports.Count; ++I)
    if (Exports[I].Name.Count == Size &&
        !memcmp(Exports[I].Name.begin(), Name, Size))
      return I;
  return SIZE_MAX;
}

bool wasmc_module_needs_handlers(const wasm_module_t *M) {
  return needsHandlers(*M->Loaded);
}
