//===- Names.h - the name section -------------------------------*- C++ -*-===//
//
// Names of what a module has (spec: Appendix, Custom Sections, Name Section;
// the kinds that it doesn't have yet are those of the extended name section
// proposal). They have no meaning to the module.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASM_NAMES_H
#define WASMC_WASM_NAMES_H

#include "llvm/ADT/StringRef.h"
#include <array>
#include <cstdint>
#include <vector>

namespace wasmc::wasm {

/// The subsections of the name section; their numbers are its identifiers.
enum class NameKind : uint8_t {
  Module,
  Func,
  Local, ///< within a function; parameters are locals
  Label, ///< within a function; blocks count in the order of their opening
  Type,
  Table,
  Memory,
  Global,
  Elem,
  Data,
  Field, ///< within a type
  Tag,
};
constexpr unsigned NumNameKinds = unsigned(NameKind::Tag) + 1;

/// "func", "local", ...: the text format's word for such a thing.
llvm::StringRef nameKindText(NameKind K);

/// Names in these spaces are those of things inside another thing.
constexpr bool isNestedKind(NameKind K) {
  return K == NameKind::Local || K == NameKind::Label || K == NameKind::Field;
}

struct NameEntry {
  uint32_t Outer; ///< index of what it is in, for nested kinds; else 0
  uint32_t Index;
  llvm::StringRef Name;
};

/// What is malformed in a name section is ignored, as the spec asks.
struct Names {
  llvm::StringRef Module;
  /// By index; empty if unnamed. Indices out of range have been dropped.
  std::vector<llvm::StringRef> Functions;
  /// By kind, ascending by Outer and Index; that of Module is empty. Indices
  /// are as they were read: they may be out of range.
  std::array<std::vector<NameEntry>, NumNameKinds> Entries;
  /// The section was well-formed, held nothing unknown and no empty name:
  /// the members above are all of it.
  bool Complete = true;

  /// "" if there is none.
  llvm::StringRef name(NameKind K, uint32_t Index, uint32_t Outer = 0) const;
};

} // namespace wasmc::wasm

#endif
