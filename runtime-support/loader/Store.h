//===- Store.h - what engines and stores are made of ------------*- C++ -*-===//
//
// Inside loader/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_STORE_H
#define WASMC_LOADER_STORE_H

#include "runtime-support/loader/ImageFile.h"
#include "runtime-support/loader/Loader.h"
#include "runtime-support/loader/Reset.h"
#include "runtime-support/loader/Slots.h"
#include "runtime-support/loader/Types.h"

namespace wasmc::loader {

enum RuntimeCallNumber : uint32_t {
#define RUNTIME_CALL(Name, NumParams, HasResult) RuntimeCall_##Name,
#include "runtime-support/abi/RuntimeCalls.def"
  NumRuntimeCalls
};

struct Engine {
  uint64_t PageSize;
  const void *RuntimeCalls[NumRuntimeCalls];
  PageMap Pages;
  sys::Lock Lock; ///< of all that follows, and of images' slots
  TypeStore Types;
  Slots Spaces;
};

struct Image {
  Engine *In;
  uint64_t References; ///< atomic
  ImageFile File;
  Array<uint32_t> TypeIds; ///< the engine's, of the module's types
  Slot *Ready;             ///< slots with memories as they are at first
  uint32_t FirstTypeIds[256];
};

Image *newImage(Engine &In); ///< null if the machine has no memory for it
/// Of an image without slots.
void deleteImage(Image *I);

/// In its slot, followed by the imports. InstanceHeader::Owner. The parts of a
/// store's instances are a list, for trap/.
struct Instance {
  trap::GuestPart Part;
  Instance *Previous;
  Store *In;
  Image *Of;
  char *Vmctx;
  Slot *Space;
  Extern *Imports; ///< as many as the image has
};
static_assert(offsetof(Instance, Part) == 0);

/// The instance whose part it is, or null.
inline Instance *ownerOf(const trap::GuestPart *Part) {
  return reinterpret_cast<Instance *>(const_cast<trap::GuestPart *>(Part));
}
inline Instance *firstInstance(const Store &S) { return ownerOf(S.Parts); }
inline Instance *nextInstance(const Instance *I) {
  return ownerOf(I->Part.Next);
}

inline HostFunction &hostOf(const Extern &Function) {
  return *reinterpret_cast<HostFunction *>(
      static_cast<char *>(Function.Address) -
      offsetof(HostFunction, Descriptor));
}

template <typename T> T *at(void *Vmctx, int64_t Offset) {
  return reinterpret_cast<T *>(static_cast<char *>(Vmctx) + Offset);
}

inline Bytes name(const abi::RelArray<char> &A) { return {A.begin(), A.Count}; }

/// Whether the import may be given this.
Outcome checkImport(const Image &Of, const abi::ImportEntry &Import,
                    const Extern &Given, Problem &P);

/// Writes imports to where compiled code looks for them, with what else is the
/// engine's: types' ids and references to memories.
void linkInstance(Instance &I);

/// Calls Function(Vmctx, Code, Values) on the guest stack.
[[nodiscard]] Outcome enter(Store &S, void *Vmctx, const void *Code,
                            Value *Values, const void *Function, Problem &P);

/// Go back to enter(). Hidden, so that their addresses need no relocation.
__attribute__((visibility("hidden"))) trap::TrapHandler unwind;
__attribute__((visibility("hidden"))) trap::ExitHandler unwindExit;

} // namespace wasmc::loader

#endif
