//===- Lexer.h - characters to tokens ---------------------------*- C++ -*-===//
//
// Spec: Text Format, Lexical Format. White space and comments are dropped;
// an annotation opens like a parenthesis, with its name in the token.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_LEXER_H
#define WASMC_TEXT_LEXER_H

#include "compiler/base/Error.h"
#include "llvm/ADT/StringRef.h"

namespace wasmc::text {

enum class TokenKind : uint8_t {
  LeftParen,
  RightParen,
  Annotation, ///< "(@name"; Value is the name
  Id,         ///< Value is the name without the dollar
  String,     ///< Value holds the bytes
  Keyword,    ///< starts with a lower-case letter
  Number,     ///< starts like a number
  Reserved,
  End,
};

struct Token {
  TokenKind Kind = TokenKind::End;
  /// As written; for strings with the quotes.
  llvm::StringRef Text;
  /// Decoded bytes of identifiers, strings and annotation names.
  std::string Value;
  uint64_t Offset = 0;
};

class Lexer {
public:
  explicit Lexer(llvm::StringRef Text) : Text(Text) {}

  /// The next token, End at the end. Errors are TextErrors. What looks like
  /// an annotation inside an annotation is a plain list.
  llvm::Expected<Token> next(bool InAnnotation);

private:
  llvm::Error fail(Diag Kind, uint64_t At, const llvm::Twine &Detail = {});
  llvm::Error skipSpace();
  llvm::Error skipBlockComment();
  llvm::Error lexString(std::string &Into);
  llvm::Error lexEscape(std::string &Into);
  llvm::Expected<Token> lexAnnotation();
  llvm::Expected<Token> lexRun();

  llvm::StringRef Text;
  size_t Pos = 0;
};

bool isValidUtf8(llvm::StringRef Bytes);
/// A character that identifiers and keywords consist of.
bool isIdChar(char C);

} // namespace wasmc::text

#endif
