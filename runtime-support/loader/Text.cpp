//===- Text.cpp - a sentence for whoever asked ----------------------------===//

#include "runtime-support/loader/Text.h"
#include "runtime-support/sys/Print.h"

using namespace wasmc::loader;

bool Bytes::operator==(Bytes Other) const {
  if (Size != Other.Size)
    return false;
  for (uint64_t I = 0; I != Size; ++I)
    if (Data[I] != Other.Data[I])
      return false;
  return true;
}

Text &Text::operator<<(Bytes More) {
  for (uint64_t I = 0; I != More.Size && Used != sizeof(Buffer); ++I)
    Buffer[Used++] = More.Data[I];
  return *this;
}

Text &Text::operator<<(const char *More) {
  return *this << Bytes{More, sys::length(More)};
}

Text &Text::operator<<(uint64_t Number) {
  char Digits[20];
  unsigned N = 0;
  do {
    Digits[sizeof(Digits) - ++N] = char('0' + Number % 10);
    Number /= 10;
  } while (Number);
  return *this << Bytes{Digits + sizeof(Digits) - N, N};
}

Text &Text::reason(long Errno) {
  *this << " (";
  if (const char *Name = sys::errnoName(Errno))
    *this << Name;
  else
    *this << "error " << uint64_t(Errno < 0 ? -Errno : Errno);
  return *this << ")";
}
