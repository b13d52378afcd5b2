//===- Library.h - a module's code linked into a program --------*- C++ -*-===//
//
// What a static library's glue (compiler/artifact/LibraryModule.h) tells the
// runtime about its module: the constant wasmc_library_NAME. Unlike an image it
// is relocated by the program's linker, and holds addresses.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_LIBRARY_H
#define WASMC_ABI_LIBRARY_H

#include <stdint.h>

namespace wasmc::abi {

struct ImageHeader;

/// Calls the host's function for an import with arguments from Values, 16 bytes
/// each, and puts its results there. Instance is the host's handle.
using ImportAdaptor = void(void *Instance, void *Values);

struct Library {
  const ImageHeader *Image;
  const char *Name;
  /// One for each import of the image, in its order; null: WASI has it.
  ImportAdaptor *const *Imports;
};

} // namespace wasmc::abi

#endif
