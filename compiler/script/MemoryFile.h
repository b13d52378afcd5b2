//===- MemoryFile.h - bytes that other processes can open -------*- C++ -*-===//

#ifndef WASMC_SCRIPT_MEMORYFILE_H
#define WASMC_SCRIPT_MEMORYFILE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace wasmc {

/// A file without a name, gone with this object. Processes of the same user
/// find it by its path.
class MemoryFile {
public:
  static llvm::Expected<MemoryFile> create(llvm::ArrayRef<char> Bytes);
  MemoryFile() = default;
  MemoryFile(MemoryFile &&Other);
  MemoryFile &operator=(MemoryFile &&Other);
  ~MemoryFile();

  std::string path() const;

private:
  explicit MemoryFile(int Fd) : Fd(Fd) {}
  int Fd = -1;
};

} // namespace wasmc

#endif
