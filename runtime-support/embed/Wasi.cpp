//===- Wasi.cpp - what a store's guests may see of the world --------------===//
//
// A host's descriptors stay its own: guests get duplicates, which are closed
// with the store.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/embed/Objects.h"
#include "runtime-support/sys/File.h"
#include "runtime-support/sys/Mapping.h"
#include "runtime-support/wasi/Host.h"

using namespace wasmc;
using namespace wasmc::embed;
using sys::Syscall;

namespace {

char *copyOf(const char *Text) {
  size_t Size = strlen(Text) + 1;
  auto *Copy = make<char>(Size);
  if (Copy)
    memcpy(Copy, Text, Size);
  return Copy;
}

/// Doubles its room as it grows.
template <typename T> struct List {
  T *Items;
  uint32_t Count, Room;

  bool append(const T &Item) {
    if (Count == Room) {
      uint32_t More = Room ? Room * 2 : 8;
      T *Larger = make<T>(More);
      if (!Larger)
        return false;
      if (Count)
        memcpy(Larger, Items, Count * sizeof(T));
      free(Items);
      Items = Larger;
      Room = More;
    }
    Items[Count++] = Item;
    return true;
  }
};

bool failWith(ErrorOut Error, const char *What, const char *Name, long Errno) {
  loader::Text Why;
  Why << What << Name;
  Why.reason(Errno);
  return fail(Error, WASMC_ERROR_ENVIRONMENT, Why.bytes());
}

void closeIfOpen(int Fd) {
  if (Fd >= 0)
    sys::call(Syscall::close, Fd);
}

} // namespace

struct wasmc_wasi_t {
  List<char *> Args, Env;
  List<abi::DirectoryGrant> Dirs;
  int Streams[3]; ///< -1: empty
};

wasmc_wasi_t *wasmc_wasi_new(void) {
  auto *W = make<wasmc_wasi_t>();
  if (W)
    for (int &Fd : W->Streams)
      Fd = -1;
  return W;
}

void wasmc_wasi_delete(wasmc_wasi_t *W) {
  if (!W)
    return;
  for (uint32_t I = 0; I != W->Args.Count; ++I)
    free(W->Args.Items[I]);
  for (uint32_t I = 0; I != W->Env.Count; ++I)
    free(W->Env.Items[I]);
  for (uint32_t I = 0; I != W->Dirs.Count; ++I) {
    closeIfOpen(W->Dirs.Items[I].Fd);
    free(const_cast<char *>(W->Dirs.Items[I].Guest));
  }
  free(W->Args.Items);
  free(W->Env.Items);
  free(W->Dirs.Items);
  for (int Fd : W->Streams)
    closeIfOpen(Fd);
  free(W);
}

//===--- Grants -----------------------------------------------------------===//

static bool append(List<char *> &To, char *Text) {
  if (Text && To.append(Text))
    return true;
  free(Text);
  return failForMemory(nullptr);
}

bool wasmc_wasi_add_arg(wasmc_wasi_t *W, const char *Arg) {
  return append(W->Args, copyOf(Arg));
}

bool wasmc_wasi_add_env(wasmc_wasi_t *W, const char *Name, const char *Value) {
  size_t NameSize = strlen(Name), ValueSize = strlen(Value);
  auto *Text = make<char>(NameSize + ValueSize + 2);
  if (Text) {
    memcpy(Text, Name, NameSize);
    Text[NameSize] = '=';
    memcpy(Text + NameSize + 1, Value, ValueSize);
  }
  return append(W->Env, Text);
}

bool wasmc_wasi_add_dir(wasmc_wasi_t *W, const char *Host, const char *Guest,
                        bool ReadOnly, wasmc_error_t **Error) {
  long Fd = sys::awayFromStandardStreams(
      sys::call(Syscall::openat, sys::AtCwd, Host,
                sys::OpenDirectory | sys::OpenCloexec, 0));
  if (Fd < 0)
    return failWith(Error, "cannot open directory ", Host, Fd);
  char *Name = copyOf(Guest);
  if (Name && W->Dirs.append({nullptr, Name, ReadOnly, int(Fd)}))
    return true;
  free(Name);
  closeIfOpen(int(Fd));
  return failForMemory(Error);
}

bool wasmc_wasi_set_stream(wasmc_wasi_t *W, int Stream, int Fd,
                           wasmc_error_t **Error) {
  constexpr int DupCloexec = 1030, LowestOther = 3;
  if (Stream < 0 || Stream > 2)
    return fail(Error, WASMC_ERROR_USAGE, "there are streams 0, 1 and 2");
  long Copy = sys::call(Syscall::fcntl, Fd, DupCloexec, LowestOther);
  if (Copy < 0)
    return failWith(Error, "cannot duplicate a descriptor", "", Copy);
  closeIfOpen(W->Streams[Stream]);
  W->Streams[Stream] = int(Copy);
  return true;
}

bool wasmc_wasi_inherit_streams(wasmc_wasi_t *W, wasmc_error_t **Error) {
  for (int Stream = 0; Stream != 3; ++Stream)
    if (!wasmc_wasi_set_stream(W, Stream, Stream, Error))
      return false;
  return true;
}

//===--- Stores -----------------------------------------------------------===//

namespace wasmc::embed {
struct WasiState {
  wasi::Host Host;
  wasmc_wasi_t *Config; ///< its strings are used
};
} // namespace wasmc::embed

void embed::deleteWasi(wasm_store_t &S) {
  WasiState *W = S.Wasi;
  if (!W)
    return;
  S.Wasi = nullptr;
  S.Guests.Exec.Host = nullptr;
  W->Host.Fds.closeAll();
  wasmc_wasi_delete(W->Config);
  free(W);
}

/// The guest's table has the descriptor from now on.
static bool give(wasi::Host &H, int &Fd, const wasi::Descriptor &Like) {
  if (!H.Fds.reserve())
    return false;
  wasi::Descriptor D = Like;
  D.Fd = Fd;
  H.Fds.add(D);
  Fd = -1;
  return true;
}

static bool giveAll(WasiState &W, ErrorOut Error) {
  wasmc_wasi_t &Config = *W.Config;
  for (int &Fd : Config.Streams) {
    if (Fd < 0) {
      long Null = sys::awayFromStandardStreams(
          sys::call(Syscall::openat, sys::AtCwd, "/dev/null",
                    sys::OpenReadWrite | sys::OpenCloexec, 0));
      if (Null < 0)
        return failWith(Error, "cannot open ", "/dev/null", Null);
      Fd = int(Null);
    }
    wasi::Descriptor D;
    D.Inherited = true;
    D.Base = wasi::FileRights;
    if (!give(W.Host, Fd, D))
      return failForMemory(Error);
  }
  for (uint32_t I = 0; I != Config.Dirs.Count; ++I) {
    abi::DirectoryGrant &Dir = Config.Dirs.Items[I];
    wasi::Descriptor D;
    D.Type = wasi::FileType::Directory;
    D.ReadOnly = Dir.ReadOnly;
    D.Base = wasi::DirectoryRights;
    D.Inheriting = wasi::AllRights;
    D.Preopen = Dir.Guest;
    if (!give(W.Host, Dir.Fd, D))
      return failForMemory(Error);
  }
  return true;
}

bool wasmc_store_set_wasi(wasm_store_t *S, wasmc_wasi_t *Config,
                          wasmc_error_t **Error) {
  auto *W = make<WasiState>();
  if (!W || !Config) {
    free(W);
    wasmc_wasi_delete(Config);
    return failForMemory(Error);
  }
  new (W) WasiState();
  W->Config = Config;
  deleteWasi(*S);
  S->Wasi = W;
  abi::RunGrants &G = W->Host.Grants;
  bool HasProgram = Config->Args.Count;
  G.Program = HasProgram ? Config->Args.Items[0] : nullptr;
  G.Args = HasProgram ? Config->Args.Items + 1 : nullptr;
  G.NumArgs = HasProgram ? Config->Args.Count - 1 : 0;
  G.Env = Config->Env.Items;
  G.NumEnv = Config->Env.Count;
  S->Guests.Exec.Host = &W->Host;
  if (giveAll(*W, Error))
    return true;
  deleteWasi(*S);
  return false;
}
