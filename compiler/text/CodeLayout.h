//===- CodeLayout.h - trees of instructions to lines ------------*- C++ -*-===//

#ifndef WASMC_TEXT_CODELAYOUT_H
#define WASMC_TEXT_CODELAYOUT_H

#include "compiler/text/CodeTree.h"

namespace wasmc::text {

/// Starts a line. Very deep nesting isn't indented any further.
void newLine(unsigned Level, llvm::raw_ostream &OS);

constexpr unsigned LineWidth = 80;

/// Prints each tree on lines of its own: on one if that is short enough, else
/// with each operand on lines of its own.
class CodeLayout {
public:
  CodeLayout(const CodeTree &Tree, llvm::raw_ostream &OS)
      : Tree(Tree), OS(OS) {}

  void lines(llvm::ArrayRef<CodeTree::Id> Trees, unsigned Level);
  /// Behind something on its line, if they are short; else as lines().
  void behind(llvm::ArrayRef<CodeTree::Id> Trees, unsigned Level);

private:
  using Id = CodeTree::Id;
  using Node = CodeTree::Node;
  /// A thing to be printed on lines of its own.
  struct Step {
    enum Kind : uint8_t { Whole, Head, End } K;
    Id Tree;
    unsigned Level;
  };

  void hint(const Node &N);
  void oneLine(Id Tree);
  void folded(Id Tree, unsigned Level);
  void unfold(Id Tree, unsigned Level);
  void children(const Node &N, unsigned Level);
  void part(Id Part, unsigned Level);

  const CodeTree &Tree;
  llvm::raw_ostream &OS;
  std::vector<Step> Steps; ///< the next is last
};

} // namespace wasmc::text

#endif
