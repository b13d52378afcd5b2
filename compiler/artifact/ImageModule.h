//===- ImageModule.h - the description an image carries ---------*- C++ -*-===//
//
// The door of artifact/: makes the constant data at wasmc_image
// (runtime-support/abi/Image.h) as an LLVM module, so that symbol differences
// become relocations that the linker resolves on every target.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ARTIFACT_IMAGEMODULE_H
#define WASMC_ARTIFACT_IMAGEMODULE_H

#include "compiler/base/Error.h"
#include "runtime-support/abi/Image.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <array>
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

/// The section that begins with the image's header.
constexpr llvm::StringLiteral ImageSection = "wasm_image";

/// A row of a function's trap table; see abi/Image.h.
struct TrapRow {
  uint64_t Address;    ///< from the function's start
  uint32_t WasmOffset; ///< from the body's start
  abi::TrapCode Code;
};

/// A compiled function found in an object.
struct ObjectFunction {
  std::string Symbol;
  std::vector<TrapRow> Rows;
};

struct ObjectContents {
  std::vector<ObjectFunction> Functions; ///< in address order
  std::vector<std::string> Needs;        ///< undefined symbols
};

/// Reads the symbols and .debug_line of a relocatable object.
llvm::Expected<ObjectContents> readObject(llvm::ArrayRef<char> Object);

struct ImageFunction {
  std::string Symbol;
  uint32_t FuncIndex;
  uint32_t BodyOffset;
  std::string Name;
  std::vector<TrapRow> Rows;
};

struct ImageFuncref {
  std::string Symbol;
  uint32_t TypeId;
  uint32_t FuncIndex;
};

struct ImageTag {
  int32_t Offset;
  uint32_t TypeId;
  uint32_t Index;
  std::string Name;   ///< "": it has none
  std::string Values; ///< a letter each: see abi::TagInit
};

struct ImageElem {
  std::vector<uint32_t> Funcrefs; ///< number plus 1, 0 for null
  int32_t DynamicOffset = 0;
  uint32_t Size = 0;
};

struct ImageImport {
  std::string Module, Name;
  abi::ExternType Type;
  int32_t Offset;
  std::string ThunkSymbol; ///< of a function
};

struct ImageExport {
  std::string Name;
  abi::ExternType Type;
  uint32_t ImportPlusOne = 0;
  int32_t Offset = 0;
  std::string EntrySymbol; ///< of a function
};

/// The entries of abi/Manifest.def, each at its number.
struct ImageManifest {
  std::array<std::string, abi::NumManifestTexts> Texts;
  std::array<uint64_t, abi::NumManifestNumbers> Numbers = {};

  std::string &operator[](abi::ManifestText T) { return Texts[size_t(T)]; }
  uint64_t &operator[](abi::ManifestNumber N) { return Numbers[size_t(N)]; }
  const std::string &operator[](abi::ManifestText T) const {
    return Texts[size_t(T)];
  }
  uint64_t operator[](abi::ManifestNumber N) const {
    return Numbers[size_t(N)];
  }
};

/// What only a loadable image says.
struct ImageLinking {
  std::vector<uint32_t> Types; ///< in words
  uint32_t NumTypes = 0;
  int32_t TypeIdOffset = 0;
  std::vector<ImageImport> Imports;
  std::vector<ImageExport> Exports;
  /// The code calls memcpy or its kin, which are linked in.
  bool HasMemoryRoutines = false;
};

/// Everything the header says, in plain data.
struct ImageDescription {
  uint32_t InstanceSize = 0;
  bool ChecksBounds = false;
  bool TrapsByCalls = false;
  bool MetersFuel = false;
  bool Interruptible = false;
  bool HasMemory = false;
  abi::MemoryShape Memory = {};
  uint64_t StackSize = 0;
  uint64_t MemoryImageOffset = 0;
  std::vector<uint8_t> MemoryImage;
  bool MapsMemory = true; ///< else initial memory is copied, however large
  std::vector<abi::MemoryInit> FurtherMemories;
  int32_t MemoryRefOffset = 0; ///< 0: none
  std::string InitSymbol;      ///< empty: none
  std::string StartSymbol;     ///< empty: none
  int32_t FuncrefOffset = 0, ElemSizeOffset = 0, DataSizeOffset = 0;
  std::vector<ImageFuncref> Funcrefs;
  std::vector<abi::TableInit> Tables;
  std::vector<ImageTag> Tags; ///< the module's own
  std::vector<ImageElem> Elems;
  std::vector<llvm::ArrayRef<uint8_t>> Datas; ///< empty where never read
  std::vector<ImageFunction> Functions;       ///< in link order
  std::vector<abi::FilterInstruction> SyscallFilter, DirectoryFilter;
  std::vector<uint8_t> Grants;
  std::optional<ImageLinking> Linking; ///< of a loadable image
  ImageManifest Manifest;              ///< of a loadable image
};

std::unique_ptr<llvm::Module> buildImageModule(const ImageDescription &Image,
                                               llvm::LLVMContext &Context,
                                               const llvm::TargetMachine &TM);

/// What an executable or loadable image tells about itself.
struct ImageSummary {
  uint32_t AbiVersion = 0;
  /// Of a loadable image. One of another ABI version says nothing else that
  /// could be read.
  std::optional<ImageManifest> Manifest;
  bool Loadable = false;
  bool HasMemory = false;
  abi::MemoryShape Memory = {};
  uint64_t MemoryImageSize = 0;
  uint64_t StackSize = 0;
  uint32_t NumFunctions = 0;
  std::vector<uint8_t> Grants;
  std::optional<ImageLinking> Linking; ///< of a loadable image
};

/// Finds and reads the description in a file of any architecture. Fails
/// if there is none, or if it is an executable's of another version.
llvm::Expected<ImageSummary> readImage(llvm::ArrayRef<char> Executable);

} // namespace wasmc

#endif
