//===- Files.h - inputs and outputs -----------------------------*- C++ -*-===//
//
// "-" is standard input or output. Outputs are written beside their place and
// renamed into it, so that a file is there as a whole or not at all.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TOOLS_FILES_H
#define WASMC_TOOLS_FILES_H

#include "compiler/driver/SourceModule.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"

namespace wasmc {

using FileBytes = std::unique_ptr<llvm::MemoryBuffer>;

llvm::Expected<FileBytes> readInput(const std::string &Path);
/// A module in the binary or the text format.
llvm::Expected<SourceModule> readModule(const std::string &Path);

inline llvm::ArrayRef<uint8_t> bytesOf(const FileBytes &File) {
  return {reinterpret_cast<const uint8_t *>(File->getBufferStart()),
          File->getBufferSize()};
}

/// Fails early where writeOutput() would: before hours of compilation.
llvm::Error checkOutput(const std::string &Path);
llvm::Error writeOutput(const std::string &Path, llvm::ArrayRef<char> Bytes,
                        bool Executable);

} // namespace wasmc

#endif
