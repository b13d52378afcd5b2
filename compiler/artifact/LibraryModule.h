//===- LibraryModule.h - what joins a module with a program -----*- C++ -*-===//
//
// A door of artifact/: of a static library, the glue (functions of the C ABI
// for exports, adaptors for imports, abi/Library.h) and the C header that
// declares it. The module's code is in an object of its own.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ARTIFACT_LIBRARYMODULE_H
#define WASMC_ARTIFACT_LIBRARYMODULE_H

#include "llvm/ADT/StringRef.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace llvm {
class LLVMContext;
class Module;
class TargetMachine;
} // namespace llvm

namespace wasmc {

/// How a value looks to C: see LibraryHeader.cpp. A V128 goes by its address.
enum class CType : uint8_t { I32, I64, F32, F64, V128, Ref };

struct LibrarySignature {
  std::vector<CType> Params, Results;
};

struct LibraryImport {
  std::string Module, Name; ///< printable
  std::string Symbol;       ///< empty: WASI has it
  LibrarySignature Type;
};

/// A function that the header declares. Call is emitted as glue, the others are
/// written out in the header itself.
struct LibraryFunction {
  enum Purpose : uint8_t {
    Call,
    MemoryData,
    MemorySize,
    MemoryGrow,
    TableSize,
    GlobalGet,
    GlobalSet
  };
  Purpose For;
  std::string Symbol;
  uint32_t Export;       ///< its number
  std::string Name;      ///< of the export, printable
  LibrarySignature Type; ///< Call; of a global, its type is a result
};

struct LibraryDescription {
  std::string Name; ///< an identifier, with which all symbols begin
  std::vector<LibraryImport> Imports; ///< all of the module's
  std::vector<LibraryFunction> Functions;
};

/// The object with the image defines it at the image's header.
std::string libraryImageSymbol(const LibraryDescription &Library);
/// Of the abi::Library.
std::string librarySymbol(const LibraryDescription &Library);

std::unique_ptr<llvm::Module>
buildLibraryModule(const LibraryDescription &Library,
                   llvm::LLVMContext &Context, const llvm::TargetMachine &TM);

/// The header's text, of which Common is the first part.
std::string libraryHeader(const LibraryDescription &Library,
                          llvm::StringRef Common);

/// What a header calls the functions that every library has, without the
/// library's name: no other function has such a name.
std::vector<llvm::StringRef> commonFunctionNames();

} // namespace wasmc

#endif
