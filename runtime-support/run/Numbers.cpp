//===- Numbers.cpp - Wasm's numbers in decimal ----------------------------===//
//
// Floats by whole numbers of any size, without approximation: the digits are an
// integer D times 10^E, and its nearest float is a quotient with a remainder.
// Slow, and short; nobody calls an export a million times from a command line.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/run/Numbers.h"

using namespace wasmc;
using run::NumberType;

namespace {

/// A natural number below 2^(32 * Most). The largest here is 10^(340 + 40).
class Natural {
public:
  explicit Natural(uint64_t Value) {
    while (Value) {
      Limbs[Count++] = uint32_t(Value);
      Value >>= 32;
    }
  }

  void multiplyAdd(uint32_t Factor, uint32_t More) {
    uint64_t Carry = More;
    for (uint32_t I = 0; I != Count; ++I) {
      Carry += uint64_t(Limbs[I]) * Factor;
      Limbs[I] = uint32_t(Carry);
      Carry >>= 32;
    }
    if (Carry)
      Limbs[Count++] = uint32_t(Carry);
  }
  void multiplyByTenTo(unsigned Power) {
    while (Power--)
      multiplyAdd(10, 0);
  }
  void shiftLeft(unsigned Bits) {
    if (!Count)
      return;
    for (; Bits >= 31; Bits -= 31)
      multiplyAdd(1u << 31, 0);
    multiplyAdd(1u << Bits, 0);
  }

  int compare(const Natural &Other) const {
    if (Count != Other.Count)
      return Count < Other.Count ? -1 : 1;
    for (uint32_t I = Count; I--;)
      if (Limbs[I] != Other.Limbs[I])
        return Limbs[I] < Other.Limbs[I] ? -1 : 1;
    return 0;
  }
  /// This one is not less.
  void subtract(const Natural &Other) {
    int64_t Borrow = 0;
    for (uint32_t I = 0; I != Count; ++I) {
      Borrow += int64_t(Limbs[I]) - (I < Other.Count ? Other.Limbs[I] : 0);
      Limbs[I] = uint32_t(Borrow);
      Borrow >>= 32;
    }
    while (Count && !Limbs[Count - 1])
      --Count;
  }
  bool isZero() const { return !Count; }
  unsigned bits() const {
    return Count ? 32 * Count - unsigned(__builtin_clz(Limbs[Count - 1])) : 0;
  }

private:
  static constexpr uint32_t Most = 80;
  uint32_t Count = 0;
  uint32_t Limbs[Most];
};

/// The bits of a float type's parts.
struct Format {
  int Fraction, Bias, MostExponent;
  constexpr uint64_t infinity() const {
    return uint64_t(MostExponent) << Fraction;
  }
};
constexpr Format Single = {23, 127, 255}, Double = {52, 1023, 2047};

const Format &formatOf(NumberType T) {
  return T == NumberType::F32 ? Single : Double;
}
uint64_t signOf(NumberType T) {
  return T == NumberType::F32 ? uint64_t(1) << 31 : uint64_t(1) << 63;
}

/// The float next to Above / Below, ties to even.
uint64_t nearest(Natural Above, Natural Below, const Format &F) {
  if (Above.isZero())
    return 0;
  // Scaled so that the quotient has Fraction + 1 bits, or fewer where the
  // exponent would be below the least: those are subnormal.
  int Exponent = int(Above.bits()) - int(Below.bits());
  Natural Scaled = Below;
  if (Exponent >= 0)
    Scaled.shiftLeft(unsigned(Exponent));
  Natural Compared = Above;
  if (Exponent < 0)
    Compared.shiftLeft(unsigned(-Exponent));
  if (Compared.compare(Scaled) < 0)
    --Exponent;
  int Least = 1 - F.Bias;
  if (Exponent < Least)
    Exponent = Least;
  int Shift = F.Fraction - Exponent;
  Above.shiftLeft(Shift > 0 ? unsigned(Shift) : 0);
  Below.shiftLeft(Shift < 0 ? unsigned(-Shift) : 0);
  // The quotient's bits, from the highest.
  uint64_t Quotient = 0;
  for (int Bit = F.Fraction + 1; Bit >= 0; --Bit) {
    Natural Part = Below;
    Part.shiftLeft(unsigned(Bit));
    if (Above.compare(Part) >= 0) {
      Above.subtract(Part);
      Quotient |= uint64_t(1) << Bit;
    }
  }
  Above.shiftLeft(1);
  int Rest = Above.compare(Below);
  Quotient += Rest > 0 || (Rest == 0 && (Quotient & 1));
  // A carry into the next exponent comes out right, as does infinity.
  uint64_t Hidden = uint64_t(1) << F.Fraction;
  if (Quotient < Hidden)
    return Quotient; // subnormal
  uint64_t Bits = (uint64_t(Exponent + F.Bias - 1) << F.Fraction) + Quotient;
  return Bits < F.infinity() ? Bits : F.infinity();
}

/// Digits * 10^Exponent.
struct Decimal {
  Natural Digits{0};
  int Exponent = 0;
};

uint64_t nearest(Decimal D, const Format &F) {
  Natural Below(1);
  if (D.Exponent >= 0)
    D.Digits.multiplyByTenTo(unsigned(D.Exponent));
  else
    Below.multiplyByTenTo(unsigned(-D.Exponent));
  return nearest(D.Digits, Below, F);
}

bool isDigit(char C) { return C >= '0' && C <= '9'; }

/// 12.5e-3. Beyond what any float can tell apart digits don't count, and
/// exponents are all the same.
bool parseDecimal(const char *C, Decimal &D) {
  constexpr unsigned MostDigits = 40;
  constexpr int MostExponent = 340;
  unsigned NumDigits = 0;
  bool Any = false, Fraction = false;
  for (; isDigit(*C) || (*C == '.' && !Fraction); ++C) {
    if (*C == '.') {
      Fraction = true;
      continue;
    }
    Any = true;
    if (NumDigits >= MostDigits) {
      D.Exponent += !Fraction;
      continue;
    }
    NumDigits += NumDigits || *C != '0';
    D.Digits.multiplyAdd(10, uint32_t(*C - '0'));
    D.Exponent -= Fraction;
  }
  if (Any && (*C == 'e' || *C == 'E')) {
    ++C;
    bool Negative = *C == '-';
    C += *C == '-' || *C == '+';
    Any = isDigit(*C);
    int Exponent = 0;
    for (; isDigit(*C); ++C)
      if (Exponent < 10 * MostExponent)
        Exponent = Exponent * 10 + (*C - '0');
    D.Exponent += Negative ? -Exponent : Exponent;
  }
  if (!Any || *C)
    return false;
  if (D.Exponent > MostExponent)
    D.Exponent = MostExponent;
  // A number so small is 0.
  if (D.Exponent < -MostExponent - int(MostDigits))
    D = {};
  return true;
}

bool equal(const char *A, const char *B) {
  while (*A && *A == *B)
    ++A, ++B;
  return *A == *B;
}

bool parseFloat(NumberType T, const char *Text, uint64_t &Bits) {
  const Format &F = formatOf(T);
  uint64_t Sign = *Text == '-' ? signOf(T) : 0;
  Text += *Text == '-' || *Text == '+';
  Decimal D;
  if (equal(Text, "inf"))
    Bits = F.infinity();
  else if (equal(Text, "nan"))
    Bits = F.infinity() | uint64_t(1) << (F.Fraction - 1);
  else if (parseDecimal(Text, D))
    Bits = nearest(D, F);
  else
    return false;
  Bits |= Sign;
  return true;
}

unsigned digitOf(char C) {
  if (isDigit(C))
    return unsigned(C - '0');
  if (C >= 'a' && C <= 'f')
    return unsigned(C - 'a') + 10;
  if (C >= 'A' && C <= 'F')
    return unsigned(C - 'A') + 10;
  return 16;
}

bool parseInteger(NumberType T, const char *C, uint64_t &Bits) {
  bool Negative = *C == '-';
  C += *C == '-' || *C == '+';
  unsigned Base = 10;
  if (C[0] == '0' && (C[1] == 'x' || C[1] == 'X')) {
    Base = 16;
    C += 2;
  }
  if (!*C)
    return false;
  uint64_t Value = 0;
  for (; *C; ++C)
    if (digitOf(*C) >= Base || __builtin_mul_overflow(Value, Base, &Value) ||
        __builtin_add_overflow(Value, digitOf(*C), &Value))
      return false;
  uint64_t Mask = T == NumberType::I32 ? UINT32_MAX : UINT64_MAX;
  uint64_t Most = Negative ? Mask / 2 + 1 : Mask;
  if (Value > Most)
    return false;
  Bits = (Negative ? -Value : Value) & Mask;
  return true;
}

//===--- Printing ---------------------------------------------------------===//

class Writer {
public:
  explicit Writer(char *To) : At(To) {}
  ~Writer() { *At = 0; }
  void text(const char *Text) {
    while (*Text)
      *At++ = *Text++;
  }
  void character(char C) { *At++ = C; }
  void number(uint64_t Value) {
    char Digits[20];
    unsigned Count = 0;
    do
      Digits[Count++] = char('0' + Value % 10);
    while (Value /= 10);
    while (Count)
      *At++ = Digits[--Count];
  }

private:
  char *At;
};

/// The first Count digits of the positive float, rounded; Exponent: the first
/// digit's power of ten.
uint64_t digits(uint64_t Bits, const Format &F, unsigned Count, int &Exponent) {
  uint64_t Fraction = Bits & ((uint64_t(1) << F.Fraction) - 1);
  int Binary = int(Bits >> F.Fraction);
  if (Binary)
    Fraction |= uint64_t(1) << F.Fraction;
  else
    Binary = 1;
  Binary -= F.Bias + F.Fraction;
  Natural Above(Fraction), Below(1);
  if (Binary >= 0)
    Above.shiftLeft(unsigned(Binary));
  else
    Below.shiftLeft(unsigned(-Binary));
  // Scaled to 1 <= Above / Below < 10.
  Exponent = 0;
  for (; Above.compare(Below) < 0; --Exponent)
    Above.multiplyAdd(10, 0);
  for (Natural Ten = Below;; ++Exponent, Below = Ten) {
    Ten.multiplyAdd(10, 0);
    if (Above.compare(Ten) < 0)
      break;
  }
  uint64_t Value = 0;
  for (unsigned I = 0; I != Count; ++I) {
    unsigned Digit = 0;
    for (; Above.compare(Below) >= 0; ++Digit)
      Above.subtract(Below);
    Value = Value * 10 + Digit;
    Above.multiplyAdd(10, 0);
  }
  // What is left is ten times the rest.
  Below.multiplyAdd(5, 0);
  int Rest = Above.compare(Below);
  return Value + (Rest > 0 || (Rest == 0 && (Value & 1)));
}

/// Digits with a point behind the first Whole of them.
void writePlain(Writer &W, uint64_t Value, unsigned Count, int Exponent) {
  char Digits[20];
  for (unsigned I = Count; I--; Value /= 10)
    Digits[I] = char('0' + Value % 10);
  if (Exponent < 0) {
    W.text("0.");
    for (int Zero = -1; Zero != Exponent; --Zero)
      W.character('0');
  }
  for (unsigned I = 0; I != Count; ++I) {
    W.character(Digits[I]);
    if (int(I) == Exponent && I + 1 != Count)
      W.character('.');
  }
  for (int I = int(Count) - 1; I < Exponent; ++I)
    W.character('0');
}

void writeShortest(Writer &W, uint64_t Bits, const Format &F) {
  constexpr unsigned Enough = 17;
  uint64_t Value = 0;
  int Exponent = 0;
  unsigned Count = 1;
  for (; Count <= Enough; ++Count) {
    Value = digits(Bits, F, Count, Exponent);
    Decimal D = {Natural(Value), Exponent - int(Count) + 1};
    if (nearest(D, F) == Bits)
      break;
  }
  uint64_t Carried = 1;
  for (unsigned I = 0; I != Count; ++I)
    Carried *= 10;
  if (Value == Carried) { // 9.9 became 10
    Value /= 10;
    ++Exponent;
  }
  constexpr int LeastPlain = -5, MostPlain = 15;
  if (Exponent >= LeastPlain && Exponent <= MostPlain)
    return writePlain(W, Value, Count, Exponent);
  writePlain(W, Value, Count, 0);
  W.character('e');
  if (Exponent < 0)
    W.character('-');
  W.number(uint64_t(Exponent < 0 ? -Exponent : Exponent));
}

void writeFloat(Writer &W, NumberType T, uint64_t Bits) {
  const Format &F = formatOf(T);
  if (Bits & signOf(T)) {
    W.character('-');
    Bits &= ~signOf(T);
  }
  if (Bits > F.infinity())
    W.text("nan");
  else if (Bits == F.infinity())
    W.text("inf");
  else if (Bits == 0)
    W.character('0');
  else
    writeShortest(W, Bits, F);
}

} // namespace

bool run::parseNumber(NumberType T, const char *Text, uint64_t &Bits) {
  bool IsFloat = T == NumberType::F32 || T == NumberType::F64;
  return IsFloat ? parseFloat(T, Text, Bits) : parseInteger(T, Text, Bits);
}

void run::printNumber(NumberType T, uint64_t Bits, char (&Text)[NumberLength]) {
  Writer W(Text);
  if (T == NumberType::F32 || T == NumberType::F64)
    return writeFloat(W, T, Bits);
  auto Value = T == NumberType::I32 ? int64_t(int32_t(Bits)) : int64_t(Bits);
  if (Value < 0)
    W.character('-');
  W.number(Value < 0 ? -uint64_t(Value) : uint64_t(Value));
}
