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

Identifiers::Identifiers(const wasm::Names &Names) : Names(Names) {
  for (auto [Kind, Entries] : enumerate(Names.Entries)) {
    StringSet<> Taken;
    std::vector<Row> &Of = Rows[Kind];
    // Labels hide one another; a use of a hidden one is a number.
    bool MustBeUnique = NameKind(Kind) != NameKind::Label;
    for (const wasm::NameEntry &E : Entries) {
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

const Identifiers::Row *Identifiers::row(NameKind K, uint32_t Index,
                                         uint32_t Outer) const {
  const std::vector<Row> &Of = Rows[size_t(K)];
  auto It = partition_point(Of, [&](const Row &R) {
    return std::tie(R.Outer, R.Index) < std::tie(Outer, Index);
  });
  bool Found = It != Of.end() && It->Outer == Outer && It->Index == Index;
  return Found ? &*It : nullptr;
}

StringRef Identifiers::find(NameKind K, uint32_t Index, uint32_t Outer) const {
  const Row *R = row(K, Index, Outer);
  return R ? StringRef(R->Id) : StringRef();
}

bool Identifiers::define(NameKind K, uint32_t Index, uint32_t Outer,
                         raw_ostream &OS) {
  const Row *R = row(K, Index, Outer);
  if (!R)
    return false;
  ++NumDefined;
  OS << ' ' << R->Id;
  if (!R->OtherName.empty()) {
    OS << " (@name ";
    quoteName(R->OtherName, OS);
    OS << ')';
  }
  return true;
}

bool Identifiers::allDefined() const {
  size_t All = 0;
  for (const std::vector<Row> &Of : Rows)
    All += Of.size();
  return Names.Complete && NumDefined == All;
}
