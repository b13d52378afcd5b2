//===- SExpr.h - tokens to a tree -------------------------------*- C++ -*-===//
//
// The text format is a tree of parenthesized lists. Reading it as one first
// makes forward references and folded instructions easy: everything behind
// walks nodes.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_SEXPR_H
#define WASMC_TEXT_SEXPR_H

#include "compiler/text/Lexer.h"
#include "llvm/ADT/ArrayRef.h"
#include <deque>
#include <vector>

namespace wasmc::text {

/// A list, an annotation (a list too) or a token.
struct Node {
  Token Tok; ///< the token; of a list the parenthesis
  std::vector<Node *> Children;
  uint64_t EndOffset = 0; ///< of the closing parenthesis
  Node *Parent = nullptr; ///< the list it stands in; null: none
  /// Of an annotation: the number of its parent's children before it.
  size_t Position = 0;

  bool isList() const { return Tok.Kind == TokenKind::LeftParen; }
  bool isAnnotation() const { return Tok.Kind == TokenKind::Annotation; }
  bool is(TokenKind K) const { return Tok.Kind == K; }
  bool isKeyword(llvm::StringRef K) const {
    return Tok.Kind == TokenKind::Keyword && Tok.Text == K;
  }
  /// The keyword at the head of a list, or "".
  llvm::StringRef head() const {
    return isList() && !Children.empty() && Children[0]->is(TokenKind::Keyword)
               ? Children[0]->Tok.Text
               : llvm::StringRef();
  }
  uint64_t offset() const { return Tok.Offset; }
};

/// The annotations that have a meaning: "custom", "name", ...
bool isKnownAnnotation(llvm::StringRef Name);

/// Owns its nodes; they refer to the text.
class SExprTree {
public:
  static llvm::Expected<SExprTree> parse(llvm::StringRef Text);

  llvm::ArrayRef<Node *> top() const { return Top; }
  /// Annotations may stand anywhere and are no children of what they stand
  /// in. Those that are known, in the order of the text.
  llvm::ArrayRef<Node *> annotations() const { return Annotations; }

private:
  std::deque<Node> Nodes;
  std::vector<Node *> Top, Annotations;
};

} // namespace wasmc::text

#endif
