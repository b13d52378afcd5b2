//===- FirstFailure.cpp - what went wrong first ---------------------------===//

#include "compiler/text/FirstFailure.h"
#include "compiler/wasm/Unread.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;

/// The word, or the first one of the list, that begins in a text.
static StringRef wordAt(StringRef Text) {
  Text.consume_front("(");
  return Text.take_while(
      [](char C) { return isAlnum(C) || C == '_' || C == '.'; });
}

Error FirstFailure::error(StringRef Text) const {
  Diag Kind = First->Kind;
  std::string Detail = First->Detail;
  // Words that the grammar doesn't have, of proposals that are known.
  if (Kind == Diag::UnknownOperator || Kind == Diag::UnexpectedToken)
    if (auto Known = wasm::unreadWord(wordAt(Text.substr(First->Offset)))) {
      Kind = Diag::UnsupportedProposal;
      Detail = wasm::unsupportedDetail(Known->Proposal, Known->Text);
    }
  return make_error<TextError>(Kind, First->Offset, std::move(Detail),
                               positionInText(Text, First->Offset));
}
