//===- Error.cpp - the kinds of error -------------------------------------===//

#include "compiler/base/Error.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;

char InputError::ID = 0;
char EnvironmentError::ID = 0;

namespace {
/// What stands between phrase and detail.
constexpr StringLiteral Object = " ", Reason = ": ";

struct DiagRow {
  StringLiteral Name;
  DiagCategory Category;
  StringLiteral Phrase;
  StringLiteral Separator;
};
constexpr DiagRow Rows[] = {
#define DIAG(Kind, Category, Phrase, Detail)                                   \
  {#Kind, DiagCategory::Category, Phrase, Detail},
#include "compiler/base/Diagnostics.def"
};
} // namespace

StringRef wasmc::diagPhrase(Diag Kind) { return Rows[size_t(Kind)].Phrase; }
StringRef wasmc::diagName(Diag Kind) { return Rows[size_t(Kind)].Name; }
DiagCategory wasmc::diagCategory(Diag Kind) {
  return Rows[size_t(Kind)].Category;
}

void InputError::logReason(raw_ostream &OS) const {
  OS << diagPhrase(Kind);
  if (!Detail.empty())
    OS << Rows[size_t(Kind)].Separator << Detail;
}

void InputError::log(raw_ostream &OS) const {
  logReason(OS);
  if (Offset == NoOffset && Function.empty())
    return;
  OS << " (";
  if (Offset != NoOffset)
    OS << "at offset " << format_hex(Offset, 1);
  if (!Function.empty()) {
    OS << (Offset != NoOffset ? ", " : "") << "in function \"";
    OS.write_escaped(Function) << '"';
  }
  OS << ')';
}

void EnvironmentError::log(raw_ostream &OS) const {
  OS << Path << ": " << Reason;
}

Error wasmc::inputError(Diag Kind, uint64_t Offset, const Twine &Detail) {
  return make_error<InputError>(Kind, Offset, Detail.str());
}

Error wasmc::environmentError(StringRef Path, const Twine &Reason) {
  return make_error<EnvironmentError>(Path.str(), Reason.str());
}

Error wasmc::environmentError(StringRef Path, std::error_code Reason) {
  return make_error<EnvironmentError>(Path.str(), Reason.message());
}
