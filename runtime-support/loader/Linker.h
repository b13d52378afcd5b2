//===- Linker.h - imports found by their names ------------------*- C++ -*-===//
//
// A door of loader/: names for instances and for single definitions, and the
// imports of an image resolved by them (spec: Execution, Modules; what an
// embedder does). Names of modules and items may be anything.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_LINKER_H
#define WASMC_LOADER_LINKER_H

#include "runtime-support/abi/NativeFunction.h"
#include "runtime-support/loader/Array.h"
#include "runtime-support/loader/Loader.h"

namespace wasmc::loader {

/// A module of native functions, which are looked up as they are imported.
struct NativeModule {
  const char *Name;
  abi::FindNative *Find;
};

/// Zeros are an empty linker.
class Linker {
public:
  /// Makes the instance's exports importable by this name, whatever had the
  /// name before. False if the machine has no memory for the name.
  [[nodiscard]] bool define(Bytes Module, Instance &I);
  /// The same for one item, which comes before an instance's of that module.
  [[nodiscard]] bool define(Bytes Module, Bytes Name, const Extern &Item);
  /// What no definition has.
  void fallBackTo(const NativeModule &M) { Native = &M; }
  /// No name leads to the instance any more.
  void forget(const Instance &Gone);

  /// Finds what the image's imports are given; there is room for all. A name
  /// that isn't there, or is of another type, is Unlinkable.
  [[nodiscard]] Outcome resolve(const Image &Of, Extern *Imports,
                                Problem &P) const;

  void destroy();

private:
  struct Entry {
    uint64_t Begin; ///< of both names in Text
    uint64_t ModuleSize, NameSize;
    const Instance *Named; ///< null: Item, or nothing if IsItem is false
    bool IsItem;
    Extern Item;
  };
  Entry *entry(Bytes Module, Bytes Name, bool IsItem) const;
  Entry *make(Bytes Module, Bytes Name, bool IsItem);
  bool find(const Image &Of, const abi::ImportEntry &Import,
            Extern &Result) const;
  bool findNative(const Image &Of, const abi::ImportEntry &Import,
                  Extern &Result) const;

  Array<Entry> Entries;
  Array<char> Text;
  const NativeModule *Native;
};

} // namespace wasmc::loader

#endif
