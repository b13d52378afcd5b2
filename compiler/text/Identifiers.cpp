//===- Identifiers.cpp - names as identifiers -----------------------------===//

#include "compiler/text/Identifiers.h"
#include "compiler/text/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Unicode.h"
#include <tuple>

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;
using wasm::NameKind;

static void quoteByte(uint8_t Byte, raw_ostream &OS) {
  if (Byte == '"' || Byte == '\\')
    OS << '\\' << char(Byte);
  else if (isPrint(Byte))
    OS << char(Byte);
  else
    OS << '\\' << hexdigit(Byte >> 4, true) << hexdigit(Byte & 15, true);
}

void text::quoteBytes(StringRef Bytes, raw_ostream &OS) {
  OS << '"';
  for (char Byte : Bytes)
    quoteByte(uint8_t(Byte), OS);
  OS << '"';
}

void text::quoteName(StringRef Utf8, raw_ostream &OS) {
  const auto *P = reinterpret_cast<const UTF8 *>(Utf8.begin());
  const auto *End = reinterpret_cast<const UTF8 *>(Utf8.end());
  OS << '"';
  while (P != End) {
    const UTF8 *Start = P;
    UTF32 CodePoint = 0;
    if (*P < 0x80 || convertUTF8Sequence(&P, End, &CodePoint,
                                         strictConversion) != conversionOK) {
      quoteByte(*P++, OS);
      continue;
    }
    if (sys::unicode::isPrintable(int(CodePoint)))
      OS << StringRef(reinterpret_cast<const char *>(Start), P - Start);
    else
      OS << "\\u{" << utohexstr(CodePoint, true) << '}';
  }
  OS << '"';
}

std::string text::identifier(StringRef Name) {
  if (!Name.empty() && all_of(Name, isIdChar))
    return ("$" + Name).str();
  std::string Id;
  raw_string_ostream OS(Id);
  OS << '$';
  quoteName(Name, OS);
  return Id;
}

Identifiers::Identifiers(const wasm::Names &Names, const Counts &NumThings)
    : Names(Names) {
  for (auto [Kind, Entries] : enumerate(Names.Entries)) {
    StringSet<> Taken;
    std::vector<Row> &Of = Rows[Kind];
    // Labels hide one another; a use of a hidden one is a number.
    bool MustBeUnique = NameKind(Kind) != NameKind::Label;
    for (const wasm::NameEntry &E : Entries) {
      if (!isNestedKind(NameKind(Kind)) && E.Index >= NumThings[Kind])
        continue;
      if (!Of.empty() && Of.back().Outer != E.Outer)
        Taken.clear();
      std::string Unique = E.Name.str();
      while (MustBeUnique && !Taken.insert(Unique).second)
        Unique += '#' + std::to_string(E.Index);
      Of.push_back({E.Outer, E.Index, identifier(Unique),
                    Unique == E.Name ? StringRef() : E.Name});
    }
  }
}

std::optional<size_t> Identifiers::find(const std::vector<Row> &Of,
                                        uint32_t Index, uint32_t Outer) {
  auto It = partition_point(Of, [&](const Row &R) {
    return std::tie(R.Outer, R.Index) < std::tie(Outer, Index);
  });
  if (It == Of.end() || It->Outer != Outer || It->Index != Index)
    return std::nullopt;
  return It - Of.begin();
}

StringRef Identifiers::find(NameKind K, uint32_t Index, uint32_t Outer) const {
  const std::vector<Row> &Of = Rows[size_t(K)];
  std::optional<size_t> At = find(Of, Index, Outer);
  return At && (Of[*At].Defined || !isNestedKind(K)) ? StringRef(Of[*At].Id)
                                                     : StringRef();
}

bool Identifiers::has(NameKind K, uint32_t Index, uint32_t Outer) const {
  return find(Rows[size_t(K)], Index, Outer).has_value();
}

bool Identifiers::define(NameKind K, uint32_t Index, uint32_t Outer,
                         raw_ostream &OS) {
  std::optional<size_t> At = find(Rows[size_t(K)], Index, Outer);
  if (!At)
    return false;
  Row *R = &Rows[size_t(K)][*At];
  R->Defined = true;
  OS << ' ' << R->Id;
  if (!R->OtherName.empty()) {
    OS << " (@name ";
    quoteName(R->OtherName, OS);
    OS << ')';
  }
  return true;
}

bool Identifiers::allDefined() const {
  for (auto [Entries, Of] : zip(Names.Entries, Rows))
    if (Entries.size() != Of.size() ||
        any_of(Of, [](const Row &R) { return !R.Defined; }))
      return false;
  return Names.Complete;
}
