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

bool text::isKnownAnnotation(StringRef Name) {
  return Name == "custom" || Name == "name" ||
         Name == "metadata.code.branch_hint";
}

/// The offset of the first byte that is not UTF-8 is not worth finding: the
/// error stands at the start.
Expected<SExprTree> SExprTree::parse(StringRef Text) {
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
    if (T->Kind == TokenKind::RightParen) {
      if (Open.empty())
        return fail(Text, Diag::UnexpectedToken, T->Offset, ")");
      Open.back()->EndOffset = T->Offset;
      OpenAnnotations -= Open.back()->isAnnotation();
      Open.pop_back();
      continue;
    }
    Node *N = &Tree.Nodes.emplace_back(Node{std::move(*T)});
    N->Parent = Open.empty() ? nullptr : Open.back();
    std::vector<Node *> &Siblings = N->Parent ? N->Parent->Children : Tree.Top;
    N->Position = Siblings.size();
    if (!N->isAnnotation())
      Siblings.push_back(N);
    else if (isKnownAnnotation(N->Tok.Value))
      Tree.Annotations.push_back(N);
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
