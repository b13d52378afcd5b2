//===- Store.h - what a store is made of ------------------------*- C++ -*-===//
//
// Inside loader/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_STORE_H
#define WASMC_LOADER_STORE_H

#include "runtime-support/loader/ImageFile.h"
#include "runtime-support/loader/Loader.h"
#include "runtime-support/loader/Names.h"
#include "runtime-support/loader/Slots.h"
#include "runtime-support/loader/Types.h"

namespace wasmc::loader {

struct Image {
  ImageFile File;
  Array<uint32_t> TypeIds; ///< the store's, of the module's types
};

Image *newImage(); ///< zeros; null if the machine has no memory for it
void deleteImage(Image *I);

/// The start of a slot, followed by the imports. InstanceHeader::Owner.
struct Instance {
  Image *Of;
  void *Vmctx;
  uint32_t Slot;
  Extern *Imports; ///< as many as the image has
};

/// How a guest that traps goes back to enter(). The signal handler finds it
/// where it looks for its FaultRegistry.
struct TrapState : trap::FaultRegistry {
  uintptr_t ResumeSp; ///< of the host's stack; 0: no guest runs
  abi::TrapCode Code; ///< of the last trap
};

struct GuestStack {
  char *Mapping;
  uint64_t Bytes; ///< the guard's and the stack's
};

enum RuntimeCallNumber : uint32_t {
#define RUNTIME_CALL(Name, NumParams, HasResult) RuntimeCall_##Name,
#include "runtime-support/abi/RuntimeCalls.def"
  NumRuntimeCalls
};

struct Store {
  uint64_t PageSize;
  void *HandlerMapping; ///< the handlers' stack, and Traps
  TrapState *Traps;
  GuestStack Stack;
  abi::ExecutionContext Exec;
  const void *RuntimeCalls[NumRuntimeCalls];
  TypeStore Types;
  Slots Spaces;
  Names Registered;
  Array<Image *> Images;
  Array<trap::CodeRange> Codes;
};

template <typename T> T *at(void *Vmctx, int64_t Offset) {
  return reinterpret_cast<T *>(static_cast<char *>(Vmctx) + Offset);
}

/// Its guest stack has at least this size. Only while no guest runs.
[[nodiscard]] bool ensureStack(Store &S, uint64_t Bytes, Text &Why);

/// The store's view of a type that an image states.
abi::ExternType inStoreTypes(const Image &Of, abi::ExternType Type);

/// Finds what the image's imports are given. What doesn't match is Unlinkable.
Outcome resolveImports(Store &S, const Image &Of, Extern *Imports, Problem &P);

/// Writes them to where compiled code looks for them, with what else is the
/// store's: types' ids and references to memories.
void linkInstance(Instance &I);

/// Calls Function(Vmctx, Code, Values) on the guest stack.
[[nodiscard]] Outcome enter(Store &S, void *Vmctx, const void *Code,
                            Value *Values, const void *Function, Problem &P);

/// Goes back to enter(). Hidden, so that its address needs no relocation.
__attribute__((visibility("hidden"))) trap::TrapHandler unwind;

} // namespace wasmc::loader

#endif
