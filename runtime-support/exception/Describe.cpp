//===- Describe.cpp - an exception in words -------------------------------===//

#include "runtime-support/exception/Describe.h"

using namespace wasmc;

namespace {

class Line {
public:
  explicit Line(char (&To)[exception::DescriptionSize]) : Text(To) {
    Text[0] = 0;
  }

  Line &operator<<(char C) {
    constexpr uint64_t Last = exception::DescriptionSize - 1;
    if (Used == Last) { // the text is cut
      Text[Last - 1] = Text[Last - 2] = Text[Last - 3] = '.';
      return *this;
    }
    Text[Used++] = C;
    Text[Used] = 0;
    return *this;
  }
  Line &operator<<(const char *From) {
    while (*From)
      *this << *From++;
    return *this;
  }
  Line &decimal(uint64_t Value) {
    char Digits[20];
    unsigned N = 0;
    do
      Digits[N++] = char('0' + Value % 10);
    while (Value /= 10);
    while (N)
      *this << Digits[--N];
    return *this;
  }
  Line &decimal(int64_t Value) {
    if (Value < 0)
      return *this << '-', decimal(-uint64_t(Value));
    return decimal(uint64_t(Value));
  }
  Line &hex(uint64_t Value, unsigned NumDigits) {
    while (NumDigits)
      *this << "0123456789abcdef"[(Value >> --NumDigits * 4) & 15];
    return *this;
  }

private:
  char *Text;
  uint64_t Used = 0;
};

/// A float of 32 or 64 bits by its parts.
struct Float {
  Float(uint64_t Bits, unsigned FractionBits, unsigned ExponentBits)
      : FractionBits(FractionBits),
        Fraction(Bits & ((uint64_t(1) << FractionBits) - 1)),
        Most((int64_t(1) << ExponentBits) - 1),
        Exponent(int64_t(Bits >> FractionBits) & Most),
        Negative(Bits >> (FractionBits + ExponentBits) & 1) {}

  void print(Line &To) const {
    if (Negative)
      To << '-';
    if (Exponent == Most)
      return printSpecial(To);
    const unsigned NumDigits = (FractionBits + 3) / 4;
    uint64_t Digits = Fraction << (NumDigits * 4 - FractionBits);
    To << "0x" << (Exponent ? '1' : '0');
    if (Digits)
      printFraction(To << '.', Digits, NumDigits);
    int64_t Power = Exponent ? Exponent - Most / 2 : 1 - Most / 2;
    if (!Exponent && !Fraction)
      Power = 0;
    To << 'p' << (Power < 0 ? "" : "+");
    To.decimal(Power);
  }

private:
  void printSpecial(Line &To) const {
    if (!Fraction)
      To << "inf";
    else
      (To << "nan:0x").hex(Fraction, (FractionBits + 3) / 4);
  }
  static void printFraction(Line &To, uint64_t Digits, unsigned NumDigits) {
    for (; !(Digits & 15); --NumDigits)
      Digits >>= 4;
    To.hex(Digits, NumDigits);
  }

  unsigned FractionBits;
  uint64_t Fraction;
  int64_t Most, Exponent;
  bool Negative;
};

/// Letter is of abi::TagInit.
void printValue(Line &To, char Letter, const uint64_t *Words) {
  switch (Letter) {
  case 'i':
    (To << "i32 ").decimal(int64_t(int32_t(Words[0])));
    return;
  case 'I':
    (To << "i64 ").decimal(int64_t(Words[0]));
    return;
  case 'f':
    Float(uint32_t(Words[0]), 23, 8).print(To << "f32 ");
    return;
  case 'F':
    Float(Words[0], 52, 11).print(To << "f64 ");
    return;
  case 'v':
    (To << "v128 i64x2 0x").hex(Words[0], 16);
    (To << " 0x").hex(Words[1], 16);
    return;
  default:
    To << (Words[0] ? "ref" : "ref null");
  }
}

/// What the image that defines a tag says of it.
struct Definition {
  const abi::ImageHeader *Image;
  const abi::TagInit *Tag; ///< null: nobody knows it
};

Definition definitionOf(const abi::TagInstance *Tag,
                        const trap::GuestRegions &Guest) {
  for (const trap::GuestPart *P = *Guest.Parts; P; P = P->Next)
    for (const abi::TagInit &T : P->Image->Tags)
      if (P->Memories.Begin + int64_t(T.Offset) == uintptr_t(Tag))
        return {P->Image, &T};
  return {nullptr, nullptr};
}

const char *textAt(const abi::ImageHeader &Image, uint32_t Offset) {
  return Offset < Image.Names.Count ? Image.Names.begin() + Offset : "";
}

} // namespace

void exception::describe(const abi::Exception &E,
                         const trap::GuestRegions &Guest,
                         char (&To)[DescriptionSize]) {
  Line Text(To);
  Definition D = definitionOf(E.Tag, Guest);
  if (!D.Tag)
    return void(Text << "a tag that is gone");
  const char *Name = textAt(*D.Image, D.Tag->Name);
  if (*Name)
    Text << "tag $" << Name;
  else
    (Text << "tag[").decimal(uint64_t(D.Tag->Index)) << ']';
  const char *Letters = textAt(*D.Image, D.Tag->Values);
  const auto *Words = reinterpret_cast<const uint64_t *>(&E + 1);
  for (uint64_t I = 0; I != E.NumValues && Letters[I]; ++I, Words += 2)
    printValue(Text << (I ? ", " : " ("), Letters[I], Words);
  if (E.NumValues)
    Text << ')';
}
