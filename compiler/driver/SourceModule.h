//===- SourceModule.h - what a user hands over as a module ------*- C++ -*-===//
//
// A binary module as it is, or one in the text format, assembled. Everything
// that takes a module takes both.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_SOURCEMODULE_H
#define WASMC_DRIVER_SOURCEMODULE_H

#include "compiler/base/Error.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>

namespace wasmc {

struct AssembledModule;

class SourceModule {
public:
  static llvm::Expected<SourceModule>
  from(std::unique_ptr<llvm::MemoryBuffer> File);
  SourceModule(SourceModule &&);
  ~SourceModule();

  llvm::ArrayRef<uint8_t> bytes() const;
  bool isText() const { return bool(Assembled); }
  /// Reads it, without validating it.
  llvm::Error check() const;
  /// The module in the text format, made from its bytes; it needs not be
  /// valid. Errors are located.
  llvm::Expected<std::string> print() const;
  /// An error in bytes(), told in line and column where there is a text.
  llvm::Error locate(llvm::Error E) const;

private:
  explicit SourceModule(std::unique_ptr<llvm::MemoryBuffer> File);

  std::unique_ptr<llvm::MemoryBuffer> File;
  std::unique_ptr<AssembledModule> Assembled; ///< null: File is binary
};

} // namespace wasmc

#endif
