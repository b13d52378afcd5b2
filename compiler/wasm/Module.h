//===- Module.h - a decoded module ------------------------------*- C++ -*-===//
//
// What binary/ makes of the bytes and everything behind it reads (spec:
// Structure, Modules). Function bodies, constant expressions and segment
// contents stay spans into the module's bytes: whoever holds a Module keeps
// those bytes alive. Offsets count from the start of the module.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASM_MODULE_H
#define WASMC_WASM_MODULE_H

#include "compiler/wasm/Feature.h"
#include "compiler/wasm/Names.h"
#include "compiler/wasm/Types.h"
#include "llvm/ADT/StringRef.h"
#include <array>

namespace wasmc::wasm {

/// A piece of the module and where it stands.
struct Span {
  llvm::ArrayRef<uint8_t> Bytes;
  uint64_t Offset = 0;
};

enum class ExternKind : uint8_t { Func, Table, Memory, Global, Tag };
llvm::StringRef externKindText(ExternKind K);

struct Import {
  llvm::StringRef Module;
  llvm::StringRef Name;
  ExternKind Kind;
  /// Position in the index space of its kind.
  uint32_t Index;
  uint64_t Offset;
};

struct Export {
  llvm::StringRef Name;
  ExternKind Kind;
  uint32_t Index;
  uint64_t Offset;
};

struct Function {
  TypeIndex Type;
  /// Imported functions have no body: Body.Bytes is empty.
  bool Imported = false;
  /// The whole code entry without its size: local declarations, instructions,
  /// the closing end.
  Span Body;
  uint64_t TypeOffset = 0; ///< of the type index in the function section
};

struct Table {
  TableType Type;
  bool Imported = false;
  std::optional<Span> Init; ///< constant expression, with its end
  uint64_t Offset = 0;
};

struct Memory {
  MemoryType Type;
  bool Imported = false;
  uint64_t Offset = 0;
};

struct Global {
  GlobalType Type;
  bool Imported = false;
  Span Init; ///< constant expression, with its end; not for imports
  uint64_t Offset = 0;
};

struct Tag {
  TagType Type;
  bool Imported = false;
  uint64_t Offset = 0;
};

enum class SegmentMode : uint8_t { Active, Passive, Declarative };

struct ElemSegment {
  SegmentMode Mode = SegmentMode::Passive;
  TableIndex Table; ///< Active
  Span OffsetExpr;  ///< Active: constant expression, with its end
  ValType Type;
  /// Either function indices, or one constant expression an element.
  std::vector<FuncIndex> Funcs;
  std::vector<Span> Exprs;
  bool UsesExprs = false;
  uint64_t Offset = 0;
  size_t size() const { return UsesExprs ? Exprs.size() : Funcs.size(); }
};

struct DataSegment {
  SegmentMode Mode = SegmentMode::Passive;
  MemoryIndex Memory; ///< Active
  Span OffsetExpr;    ///< Active: constant expression, with its end
  Span Bytes;
  uint64_t Offset = 0;
};

struct CustomSection {
  llvm::StringRef Name;
  Span Bytes; ///< behind the name
  /// Identifier of the last section before it that is not custom; 0: none.
  uint8_t Behind = 0;
};

/// The proposal that a type needs; Mvp for numbers.
Feature featureOf(ValType T);

struct Module {
  llvm::ArrayRef<uint8_t> Bytes;
  std::vector<SubType> Types;
  std::vector<Import> Imports;
  std::vector<Function> Functions; ///< imports first, as in all spaces
  std::vector<Table> Tables;
  std::vector<Memory> Memories;
  std::vector<Global> Globals;
  std::vector<Tag> Tags;
  std::vector<Export> Exports;
  std::optional<FuncIndex> Start;
  uint64_t StartOffset = 0;
  std::vector<ElemSegment> Elems;
  std::vector<DataSegment> Datas;
  std::optional<uint32_t> DataCount;
  std::vector<CustomSection> Customs; ///< all of them, DWARF included
  Names Name;
  FeatureSet Features; ///< what reading and validating it met
  /// Where a feature was met first. By feature; only what is in Features.
  std::array<uint64_t, NumFeatures> FeatureOffsets{};
  uint32_t NumImportedFuncs = 0;

  const FuncType &funcType(FuncIndex F) const {
    return Types[Functions[F.Value].Type.Value].Function;
  }
  void noteFeature(Feature F, uint64_t Offset) {
    if (!Features.test(size_t(F))) {
      Features.set(size_t(F));
      FeatureOffsets[size_t(F)] = Offset;
    }
  }
  /// The name section's name, else an export's, else "".
  llvm::StringRef funcName(FuncIndex F) const;
  /// The import that brought a function, table, ... in.
  const Import *importOf(ExternKind K, uint32_t Index) const;
};

} // namespace wasmc::wasm

#endif
