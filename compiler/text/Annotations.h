//===- Annotations.h - what annotations say, and about what ----*- C++ -*-===//
//
// Spec: Appendix, Custom Sections and Custom Annotations. Annotations may
// stand anywhere in a text, so they are no part of its tree: each is kept for
// the node that it speaks about, and those that no node has asked for in the
// end are misplaced.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_ANNOTATIONS_H
#define WASMC_TEXT_ANNOTATIONS_H

#include "compiler/text/Encoder.h"
#include "compiler/text/SExpr.h"
#include "compiler/text/Sections.h"
#include "llvm/ADT/DenseMap.h"
#include <array>

namespace wasmc::text {

/// Custom sections between two others, each complete.
struct CustomPlace {
  Encoder AfterSection;
  Encoder BeforeSection;
};

class Annotations {
public:
  /// Those of one module. Module: its list; null if the text has its fields
  /// alone.
  llvm::Error collect(llvm::StringRef Text, llvm::ArrayRef<Node *> All,
                      const Node *Module);

  /// "(@name "...")" behind the keyword, or behind the identifier behind it.
  /// Null if there is none.
  const std::string *nameOf(const Node *Keyword);
  /// "(@metadata.code.branch_hint "...")" before an instruction.
  std::optional<uint8_t> hintOf(const Node *Instruction);
  /// The first that nobody has asked for.
  llvm::Error checkUsed() const;

  /// By the number of sections before them.
  std::array<CustomPlace, NumSections + 1> Customs;
  /// A custom section "name" was written out.
  bool HasNameSection = false;

private:
  struct Kept {
    const Node *Annotation;
    std::string Value;
    bool Used = false;
  };
  using Map = llvm::DenseMap<const Node *, Kept>;

  llvm::Error fail(Diag Kind, uint64_t At, const llvm::Twine &Detail) const;
  llvm::Error custom(const Node &A, const Node *Module);
  llvm::Expected<Encoder *> customPlace(const Node &Place);
  llvm::Error name(const Node &A);
  llvm::Error hint(const Node &A);
  static const Node *firstUnused(const Map &Of);

  llvm::StringRef Text;
  Map Names, Hints;
};

} // namespace wasmc::text

#endif
