//===- SExpr.cpp - tokens to a tree ---------------------------------------===//

#include "compiler/text/SExpr.h"
#include "compiler/text/AssembleText.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;

static Error fail(StringRef Text, Diag Kind, uint64_t At,
                  const Twine &Detail = {}) {
  return make_error<TextError>(Kind, At, Detail.str(),
                               positionInText(Text, At));
}

/// The offset of the first byte that is not UTF-8 is not worth finding: the
/// error stands at the start.
Expected<SExprTree> SExprTree::parse(StringRef Text,
                                     bool (*KeepAnnotation)(StringRef Name)) {
  if (!isValidUtf8(Text))
    return fail(Text, Diag::BadUtf8, 0);
  SExprTree Tree;
  Lexer Lex(Text);
  // Explicit, so that deep nesting in hostile text can't exhaust our stack.
  std::vector<Node *> Open;
  size_t OpenAnnotations = 0;
  while (true) {
    Expected<Token> T = Lex.next(/*InAnnotation=*/OpenAnnotations != 0);
    if (!T)
      return T.takeError();
    if (T->Kind == TokenKind::End)
      break;
    std::vector<Node *> &Siblings =
        Open.empty() ? Tree.Top : Open.back()->Children;
    if (T->Kind == TokenKind::RightParen) {
      if (Open.empty())
        return fail(Text, Diag::UnexpectedToken, T->Offset, ")");
      Open.back()->EndOffset = T->Offset;
      OpenAnnotations -= Open.back()->isAnnotation();
      bool Drop = Open.back()->isAnnotation() &&
                  !KeepAnnotation(Open.back()->Tok.Value);
      Open.pop_back();
      if (Drop)
        (Open.empty() ? Tree.Top : Open.back()->Children).pop_back();
      continue;
    }
    Tree.Nodes.push_back(Node{std::move(*T), {}, 0});
    Node *N = &Tree.Nodes.back();
    Siblings.push_back(N);
    OpenAnnotations += N->isAnnotation();
    if (N->isList() || N->isAnnotation())
      Open.push_back(N);
  }
  if (Open.empty())
    return Tree;
  for (Node *N : Open)
    if (N->isAnnotation())
      return fail(Text, Diag::UnclosedAnnotation, N->offset());
  return fail(Text, Diag::UnexpectedToken, Text.size(),
              "end of text in a parenthesized list");
}
