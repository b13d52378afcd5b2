//===- Link.h - objects to an executable or image ---------------*- C++ -*-===//
//
// The door of link/, the only user of lld. Links in memory: inputs are
// buffers, the output is a buffer. lld has global state, so calls are
// serialized here.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LINK_LINK_H
#define WASMC_LINK_LINK_H

#include "compiler/base/Error.h"
#include "compiler/base/Options.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

namespace wasmc {

struct LinkJob {
  Arch Architecture = Arch::X86_64;
  /// Relocatable objects, in the order in which their code is laid out.
  std::vector<llvm::ArrayRef<char>> Objects;
  bool KeepSymbols = false;
  /// The image becomes a part of a program: no segment needs pages of its own.
  bool IsPart = false;
};

/// The runtime that is carried for this architecture: an ar archive.
llvm::ArrayRef<char> runtimeArchive(Arch A);

/// The program that loads, links and calls images on this architecture: it
/// obeys runtime-support/abi/ScriptProtocol.h. A static executable.
llvm::ArrayRef<char> scriptLoader(Arch A);

/// The program that runs an image on this architecture (runtime-support/run/).
/// A static executable.
llvm::ArrayRef<char> runLoader(Arch A);

/// The runtime as a host's library: an ar archive.
llvm::ArrayRef<char> hostLibrary(Arch A);

/// The text of runtime-support/embed/include/wasmc-library.h.
llvm::StringRef libraryHeaderText();

/// A static position-independent executable without dynamic relocations.
llvm::Expected<llvm::SmallVector<char, 0>> linkExecutable(const LinkJob &Job);

/// A shared object without dynamic relocations or symbols, whose entry address
/// is the image's header. Of the runtime it has the memory routines, if the
/// objects call them. A file offset is found by way of the program headers: a
/// mapped memory image (abi::MapMemoryImage) is a segment that begins, in the
/// file too, on a 64 KiB boundary.
llvm::Expected<llvm::SmallVector<char, 0>> linkImage(const LinkJob &Job);

/// An archive for linking into a program: the image, as an object that defines
/// ImageSymbol at its header, Glue, which refers to it, and the host's library.
/// The image's code is as it was linked, and no linker changes it any more.
llvm::Expected<llvm::SmallVector<char, 0>>
linkLibrary(const LinkJob &Job, llvm::StringRef ImageSymbol,
            llvm::ArrayRef<char> Glue);

} // namespace wasmc

#endif
