//===- Number.cpp - literals to bit patterns ------------------------------===//

#include "compiler/text/Number.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Error.h"
#include <string>

using namespace llvm;
using namespace wasmc;
using namespace wasmc::text;

/// Digits with single underscores between digits. Removes them, and the
/// "0x" that says the base.
static bool cleanDigits(StringRef Text, std::string &Into, bool &Hex) {
  Hex = Text.consume_front("0x");
  Into.clear();
  bool AfterDigit = false;
  for (char C : Text) {
    bool IsDigit = Hex ? isHexDigit(C) : isDigit(C);
    if (!IsDigit && !(C == '_' && AfterDigit))
      return false;
    AfterDigit = IsDigit;
    if (IsDigit)
      Into.push_back(C);
  }
  return AfterDigit;
}

ParsedNumber text::parseUnsigned(StringRef Text, unsigned Width) {
  std::string Digits;
  bool Hex;
  if (!cleanDigits(Text, Digits, Hex))
    return {};
  uint64_t Value;
  if (StringRef(Digits).getAsInteger(Hex ? 16 : 10, Value) ||
      (Width < 64 && Value >> Width))
    return {NumberStatus::OutOfRange, 0};
  return {NumberStatus::Ok, Value};
}

ParsedNumber text::parseInteger(StringRef Text, unsigned Width) {
  bool Negative = Text.starts_with("-");
  if (Negative || Text.starts_with("+"))
    Text = Text.drop_front();
  ParsedNumber N = parseUnsigned(Text, Width);
  if (N.Status != NumberStatus::Ok || !Negative)
    return N;
  if (N.Bits > uint64_t(1) << (Width - 1))
    return {NumberStatus::OutOfRange, 0};
  N.Bits = -N.Bits & (Width == 64 ? ~uint64_t(0) : (uint64_t(1) << Width) - 1);
  return N;
}

namespace {
/// The pieces of a float literal behind its sign.
struct FloatLiteral {
  std::string Clean; ///< without underscores, as APFloat reads it
  bool Valid = false;
};
} // namespace

/// num '.'? num? (('e'|'E'|'p'|'P') sign? num)?
static FloatLiteral cleanFloat(StringRef Text) {
  FloatLiteral F;
  bool Hex = Text.consume_front("0x");
  char Exponent = Hex ? 'p' : 'e';
  size_t Mark = Text.lower().find(Exponent);
  StringRef Mantissa = Text.substr(0, Mark);
  StringRef Power = Mark == StringRef::npos ? "" : Text.substr(Mark + 1);
  auto [Whole, Fraction] = Mantissa.split('.');
  std::string Digits, Prefix = Hex ? "0x" : "";
  bool Ignored;
  if (!cleanDigits(Prefix + Whole.str(), Digits, Ignored))
    return F;
  F.Clean = Prefix + Digits;
  if (!Fraction.empty()) {
    if (!cleanDigits(Prefix + Fraction.str(), Digits, Ignored))
      return F;
    F.Clean += "." + Digits;
  }
  if (Mark != StringRef::npos) {
    StringRef Sign = Power.starts_with("-") ? "-" : "";
    if (Power.starts_with("-") || Power.starts_with("+"))
      Power = Power.drop_front();
    if (!cleanDigits(Power, Digits, Ignored) || Ignored)
      return F;
    F.Clean += std::string(1, Exponent) + Sign.str() + Digits;
  } else if (Hex) {
    F.Clean += "p0";
  }
  F.Valid = true;
  return F;
}

static ParsedNumber parseNan(StringRef Text, unsigned Width) {
  unsigned Fraction = Width == 32 ? 23 : 52;
  uint64_t Exponent = (Width == 32 ? uint64_t(0xFF) : uint64_t(0x7FF))
                      << Fraction;
  if (Text.empty())
    return {NumberStatus::Ok, Exponent | uint64_t(1) << (Fraction - 1)};
  if (!Text.consume_front(":") || !Text.starts_with("0x"))
    return {};
  ParsedNumber Payload = parseUnsigned(Text, 64);
  if (Payload.Status != NumberStatus::Ok)
    return Payload;
  if (Payload.Bits == 0 || Payload.Bits >> Fraction)
    return {NumberStatus::OutOfRange, 0};
  return {NumberStatus::Ok, Exponent | Payload.Bits};
}

ParsedNumber text::parseFloat(StringRef Text, unsigned Width) {
  bool Negative = Text.starts_with("-");
  if (Negative || Text.starts_with("+"))
    Text = Text.drop_front();
  uint64_t Sign = uint64_t(Negative) << (Width - 1);
  ParsedNumber N;
  const fltSemantics &Format =
      Width == 32 ? APFloat::IEEEsingle() : APFloat::IEEEdouble();
  if (Text.consume_front("nan")) {
    N = parseNan(Text, Width);
  } else if (Text == "inf") {
    N = {NumberStatus::Ok,
         APFloat::getInf(Format).bitcastToAPInt().getZExtValue()};
  } else {
    FloatLiteral Literal = cleanFloat(Text);
    if (!Literal.Valid)
      return {};
    APFloat Value(Format);
    Expected<APFloat::opStatus> Status =
        Value.convertFromString(Literal.Clean, APFloat::rmNearestTiesToEven);
    if (!Status) {
      consumeError(Status.takeError());
      return {};
    }
    if (Value.isInfinity())
      return {NumberStatus::OutOfRange, 0};
    N = {NumberStatus::Ok, Value.bitcastToAPInt().getZExtValue()};
  }
  N.Bits |= Sign;
  return N;
}
