//===- Names.h - which instance has which name ------------------*- C++ -*-===//
//
// Inside loader/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOADER_NAMES_H
#define WASMC_LOADER_NAMES_H

#include "runtime-support/loader/Array.h"
#include "runtime-support/loader/Text.h"

namespace wasmc::loader {

struct Instance;

class Names {
public:
  /// The instance with this name, or null.
  Instance *find(Bytes Name) const;
  /// Takes the name from whichever instance has it. False if the machine has no
  /// memory for it.
  [[nodiscard]] bool set(Bytes Name, Instance *To);
  /// The instance has no name any more.
  void forget(const Instance *Gone);
  void destroy();

private:
  struct Entry {
    Instance *Named; ///< null once it was dropped
    uint64_t Begin;  ///< in Text
    uint64_t Size;
  };
  Entry *entry(Bytes Name) const;

  Array<Entry> Entries;
  Array<char> Text;
};

} // namespace wasmc::loader

#endif
