//===- Identifiers.h - names as identifiers ---------------------*- C++ -*-===//
//
// Names of a module are any strings and may come twice. Identifiers of the
// text format are unique in their space; of several things with one name all
// but the first get a number behind it, and an annotation that says the name.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_IDENTIFIERS_H
#define WASMC_TEXT_IDENTIFIERS_H

#include "compiler/wasm/Names.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>
#include <string>

namespace wasmc::text {

/// "$f", or $"..." if there is anything in the name that needs quotes.
std::string identifier(llvm::StringRef Name);
/// A string of the text format. Characters that a terminal shows stay.
void quoteName(llvm::StringRef Utf8, llvm::raw_ostream &OS);
/// The same for any bytes; all but ASCII is escaped.
void quoteBytes(llvm::StringRef Bytes, llvm::raw_ostream &OS);

class Identifiers {
public:
  /// How many there are of each kind; not used for nested kinds. Names are
  /// only claims: there may be more of them than things.
  using Counts = std::array<size_t, wasm::NumNameKinds>;

  /// Refers to Names.
  Identifiers(const wasm::Names &Names, const Counts &NumThings);

  /// "$f"; "" if it has no name. Outer is for nested kinds: of these only
  /// what has been defined is found.
  llvm::StringRef find(wasm::NameKind K, uint32_t Index,
                       uint32_t Outer = 0) const;
  bool has(wasm::NameKind K, uint32_t Index, uint32_t Outer) const;
  /// Prints " $f" with a name annotation if the identifier isn't the name.
  /// Nothing if there is no name.
  bool define(wasm::NameKind K, uint32_t Index, uint32_t Outer,
              llvm::raw_ostream &OS);
  /// Whether each name has been defined, and no name is left that can't be:
  /// of something that isn't there, for example.
  bool allDefined() const;

private:
  struct Row {
    uint32_t Outer, Index;
    std::string Id;
    llvm::StringRef OtherName; ///< if Id doesn't say it
    bool Defined = false;
  };
  static std::optional<size_t> find(const std::vector<Row> &Of, uint32_t Index,
                                    uint32_t Outer);

  const wasm::Names &Names;
  std::array<std::vector<Row>, wasm::NumNameKinds> Rows;
};

} // namespace wasmc::text

#endif
