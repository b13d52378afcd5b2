//===- Lexer.cpp - characters to tokens -----------------------------------===//

#include "compiler/text/Lexer.h"
#include "compiler/text/AssembleText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;

bool text::isIdChar(char C) {
  return isAlnum(C) || StringRef("!#$%&'*+-./:<=>?@\\^_`|~").contains(C);
}

static bool isReservedPunctuation(char C) {
  return StringRef(",;[]{}").contains(C);
}

bool text::isValidUtf8(StringRef Bytes) {
  const auto *P = reinterpret_cast<const UTF8 *>(Bytes.data());
  return isLegalUTF8String(&P, P + Bytes.size());
}

Error Lexer::fail(Diag Kind, uint64_t At, const Twine &Detail) {
  return make_error<TextError>(Kind, At, Detail.str(),
                               positionInText(Text, At));
}

Error Lexer::skipBlockComment() {
  size_t Start = Pos;
  unsigned Depth = 0;
  while (Pos < Text.size()) {
    StringRef Two = Text.substr(Pos, 2);
    if (Two == "(;") {
      ++Depth;
      Pos += 2;
    } else if (Two == ";)") {
      Pos += 2;
      if (--Depth == 0)
        return Error::success();
    } else {
      ++Pos;
    }
  }
  return fail(Diag::UnclosedComment, Start);
}

Error Lexer::skipSpace() {
  while (Pos < Text.size()) {
    StringRef Two = Text.substr(Pos, 2);
    if (StringRef(" \t\n\r").contains(Text[Pos])) {
      ++Pos;
    } else if (Two == ";;") {
      Pos = std::min(Text.find_first_of("\n\r", Pos), Text.size());
    } else if (Two == "(;") {
      if (Error E = skipBlockComment())
        return E;
    } else {
      break;
    }
  }
  return Error::success();
}

static void appendUtf8(uint32_t CodePoint, std::string &Into) {
  char Buffer[UNI_MAX_UTF8_BYTES_PER_CODE_POINT];
  char *End = Buffer;
  if (ConvertCodePointToUTF8(CodePoint, End))
    Into.append(Buffer, End);
}

/// Behind a backslash.
Error Lexer::lexEscape(std::string &Into) {
  size_t Start = Pos - 1;
  StringRef Rest = Text.substr(Pos);
  static constexpr StringLiteral Plain = "tnr\"'\\";
  static constexpr StringLiteral Means = "\t\n\r\"'\\";
  if (!Rest.empty())
    if (size_t I = Plain.find(Rest[0]); I != StringRef::npos) {
      Into.push_back(Means[I]);
      ++Pos;
      return Error::success();
    }
  if (Rest.consume_front("u{")) {
    StringRef Digits = Rest.take_until([](char C) { return C == '}'; });
    std::string Clean = Digits.str();
    llvm::erase(Clean, '_');
    uint32_t CodePoint;
    if (Digits.size() == Rest.size() || !isHexDigit(Rest[0]) ||
        Digits.ends_with("_") || StringRef(Clean).getAsInteger(16, CodePoint) ||
        CodePoint > 0x10FFFF || (CodePoint >= 0xD800 && CodePoint < 0xE000))
      return fail(Diag::BadEscape, Start);
    appendUtf8(CodePoint, Into);
    Pos += 3 + Digits.size();
    return Error::success();
  }
  if (Rest.size() >= 2 && isHexDigit(Rest[0]) && isHexDigit(Rest[1])) {
    Into.push_back(char(hexFromNibbles(Rest[0], Rest[1])));
    Pos += 2;
    return Error::success();
  }
  return fail(Diag::BadEscape, Start);
}

/// At the opening quote.
Error Lexer::lexString(std::string &Into) {
  size_t Start = Pos++;
  while (Pos < Text.size()) {
    char C = Text[Pos++];
    if (C == '"')
      return Error::success();
    if (C == '\n')
      return fail(Diag::UnclosedString, Start);
    if (C == '\\') {
      if (Error E = lexEscape(Into))
        return E;
    } else if ((unsigned char)C < 0x20 || C == 0x7F) {
      return fail(Diag::IllegalCharacter, Pos - 1);
    } else {
      Into.push_back(C);
    }
  }
  return fail(Diag::UnclosedString, Start);
}

/// At "(@".
Expected<Token> Lexer::lexAnnotation() {
  Token T;
  T.Kind = TokenKind::Annotation;
  T.Offset = Pos;
  Pos += 2;
  if (Pos < Text.size() && Text[Pos] == '"') {
    if (Error E = lexString(T.Value)) {
      consumeError(std::move(E));
      return fail(Diag::EmptyAnnotationId, T.Offset);
    }
    if (!isValidUtf8(T.Value))
      return fail(Diag::BadUtf8, T.Offset);
  } else {
    size_t End = Pos;
    while (End < Text.size() && isIdChar(Text[End]))
      ++End;
    T.Value = Text.slice(Pos, End).str();
    Pos = End;
  }
  if (T.Value.empty())
    return fail(Diag::EmptyAnnotationId, T.Offset);
  T.Text = Text.slice(T.Offset, Pos);
  return T;
}

static TokenKind classify(StringRef Run) {
  StringRef Digits = Run;
  if (Digits[0] == '+' || Digits[0] == '-')
    Digits = Digits.drop_front();
  if (!Digits.empty() && all_of(Run, isIdChar) &&
      (isDigit(Digits[0]) || Digits == "nan" ||
       (Digits.starts_with("nan:") && Digits != "nan:canonical" &&
        Digits != "nan:arithmetic") ||
       Digits == "inf"))
    return TokenKind::Number;
  if (isLower(Run[0]) && all_of(Run, isIdChar))
    return TokenKind::Keyword;
  return TokenKind::Reserved;
}

/// A maximal run of identifier characters, strings and reserved punctuation:
/// tokens that touch are one (reserved) token.
Expected<Token> Lexer::lexRun() {
  Token T;
  T.Offset = Pos;
  unsigned Strings = 0;
  size_t FirstString = StringRef::npos;
  while (Pos < Text.size()) {
    char C = Text[Pos];
    if (C == '"') {
      if (Strings++ == 0)
        FirstString = Pos;
      if (Error E = lexString(T.Value)) {
        if (Text.slice(T.Offset, FirstString) != "$")
          return std::move(E);
        consumeError(std::move(E));
        return fail(Diag::EmptyIdentifier, T.Offset);
      }
    } else if (isIdChar(C) ||
               (isReservedPunctuation(C) && Text.substr(Pos, 2) != ";;")) {
      ++Pos;
    } else {
      break;
    }
  }
  if (Pos == T.Offset)
    return fail(Diag::IllegalCharacter, Pos);
  T.Text = Text.slice(T.Offset, Pos);
  bool EndsWithString = T.Text.ends_with("\"");
  if (Strings == 1 && FirstString == T.Offset && EndsWithString) {
    T.Kind = TokenKind::String;
  } else if (Strings == 1 && FirstString == T.Offset + 1 && T.Text[0] == '$' &&
             EndsWithString) {
    T.Kind = TokenKind::Id;
    if (T.Value.empty())
      return fail(Diag::EmptyIdentifier, T.Offset);
    if (!isValidUtf8(T.Value))
      return fail(Diag::BadUtf8, T.Offset);
  } else if (Strings == 0 && T.Text[0] == '$' && all_of(T.Text, isIdChar)) {
    T.Kind = TokenKind::Id;
    T.Value = T.Text.drop_front().str();
    if (T.Value.empty())
      return fail(Diag::EmptyIdentifier, T.Offset);
  } else {
    T.Kind = Strings ? TokenKind::Reserved : classify(T.Text);
  }
  return T;
}

Expected<Token> Lexer::next(bool InAnnotation) {
  if (Error E = skipSpace())
    return std::move(E);
  Token T;
  T.Offset = Pos;
  if (Pos == Text.size())
    return T;
  if (Text.substr(Pos, 2) == "(@" && !InAnnotation)
    return lexAnnotation();
  if (Text[Pos] == '(' || Text[Pos] == ')') {
    T.Kind = Text[Pos] == '(' ? TokenKind::LeftParen : TokenKind::RightParen;
    T.Text = Text.substr(Pos++, 1);
    return T;
  }
  return lexRun();
}
