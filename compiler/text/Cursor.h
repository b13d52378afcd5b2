//===- Cursor.h - walking the children of a list ---------------*- C++ -*-===//

#ifndef WASMC_TEXT_CURSOR_H
#define WASMC_TEXT_CURSOR_H

#include "compiler/text/SExpr.h"

namespace wasmc::text {

/// A position among siblings. End is where the list closes.
class Cursor {
public:
  Cursor(llvm::ArrayRef<Node *> Nodes, uint64_t End) : Nodes(Nodes), End(End) {}
  /// The children of a list behind its first Skip, if it has as many.
  static Cursor inside(const Node &List, size_t Skip = 1) {
    return Cursor(llvm::ArrayRef<Node *>(List.Children)
                      .drop_front(std::min(Skip, List.Children.size())),
                  List.EndOffset);
  }

  bool atEnd() const { return Nodes.empty(); }
  const Node *peek(size_t Ahead = 0) const {
    return Ahead < Nodes.size() ? Nodes[Ahead] : nullptr;
  }
  const Node *take() {
    const Node *N = Nodes.front();
    Nodes = Nodes.drop_front();
    return N;
  }
  const Node *takeIf(TokenKind K) {
    return !atEnd() && Nodes.front()->is(K) ? take() : nullptr;
  }
  const Node *takeKeyword(llvm::StringRef Word) {
    return !atEnd() && Nodes.front()->isKeyword(Word) ? take() : nullptr;
  }
  /// The next node if it is a list with this keyword at its head.
  const Node *takeList(llvm::StringRef Head) {
    return !atEnd() && Nodes.front()->head() == Head ? take() : nullptr;
  }
  /// "$id" or a number: an index follows.
  bool atIndex() const {
    return !atEnd() && (Nodes.front()->is(TokenKind::Id) ||
                        Nodes.front()->is(TokenKind::Number));
  }
  uint64_t offset() const { return atEnd() ? End : Nodes.front()->offset(); }

private:
  llvm::ArrayRef<Node *> Nodes;
  uint64_t End;
};

} // namespace wasmc::text

#endif
