//===- Inspect.h - what a file says of itself -------------------*- C++ -*-===//
//
// A door of driver/: modules and executables as plain data, for showing.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_DRIVER_INSPECT_H
#define WASMC_DRIVER_INSPECT_H

#include "compiler/base/Error.h"
#include "compiler/base/Options.h"
#include "llvm/ADT/ArrayRef.h"

namespace wasmc {

/// An import or export. Names are printable: control characters are escaped.
struct ExternSummary {
  std::string Module; ///< of an import
  std::string Name;
  std::string Type; ///< "func [i32] -> []"
};

struct CustomSummary {
  std::string Name;
  uint64_t Size = 0;
};

struct ModuleSummary {
  std::string Name; ///< from the name section
  uint64_t Size = 0;
  std::vector<ExternSummary> Imports, Exports;
  std::vector<std::string> Memories, Tables; ///< types
  std::vector<std::string> Features;         ///< needed, as in Features.def
  std::vector<std::string> Unsupported;      ///< of these, not supported
  std::vector<std::string> Off; ///< of these, supported but off by default
  size_t NumFunctions = 0;      ///< with a body
  size_t NumNamedFunctions = 0;
  size_t NumGlobals = 0, NumElems = 0, NumDatas = 0;
  uint64_t CodeBytes = 0, DataBytes = 0;
  std::vector<CustomSummary> Customs;
};

/// Reads and validates, modules too that need what is not supported.
llvm::Expected<ModuleSummary> inspectModule(llvm::ArrayRef<uint8_t> Wasm);

/// An entry of an image's manifest, by its key in abi/Manifest.def. Texts are
/// printable.
template <typename T> struct ManifestEntry {
  llvm::StringRef Key;
  T Value;
};

struct ExecutableSummary {
  bool Loadable = false; ///< an image for a loader, not an executable
  /// It is of another ABI version than this wasmc's OwnAbiVersion, and nothing
  /// but its manifest can be read.
  bool OtherAbi = false;
  uint32_t OwnAbiVersion = 0;
  std::vector<ManifestEntry<std::string>> Texts; ///< of a loadable image
  std::vector<ManifestEntry<uint64_t>> Numbers;
  std::vector<ExternSummary> Imports, Exports; ///< of a loadable image
  /// Of a loadable image: what is wrong with its trailer, or nothing; and the
  /// key that it says it was signed with, in hexadecimal digits.
  std::string Damage, Signer;
  std::string Target; ///< "x86_64-linux"
  uint64_t Size = 0;
  uint32_t AbiVersion = 0;
  bool HasMemory = false;
  uint64_t MemoryMinPages = 0, MemoryMaxPages = 0;
  uint64_t MemoryPageSize = 0;
  uint64_t MemoryImageSize = 0;
  uint64_t StackSize = 0;
  uint32_t NumFunctions = 0;
  GrantOptions Grants;
  /// The baked grants are all it can get.
  bool HasCeiling = false;
};

bool isExecutable(llvm::ArrayRef<uint8_t> File);
/// For executables and loadable images that wasmc made.
llvm::Expected<ExecutableSummary>
inspectExecutable(llvm::ArrayRef<uint8_t> File);

} // namespace wasmc

#endif
