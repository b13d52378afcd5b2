//===- Print.cpp - messages to standard error -----------------------------===//

#include "runtime-support/sys/Print.h"
#include "runtime-support/sys/Syscall.h"

using namespace wasmc::sys;

size_t wasmc::sys::length(const char *Text) {
  size_t N = 0;
  if (Text)
    while (Text[N])
      ++N;
  return N;
}

void Printer::flush() {
  constexpr long Interrupted = -4; // EINTR
  size_t Done = 0;
  while (Done < Used) {
    long Written = call(Syscall::write, Fd, Buffer + Done, Used - Done);
    if (Written == Interrupted)
      continue;
    if (Written <= 0)
      break; // nobody listens: what matters is the exit code
    Done += size_t(Written);
  }
  Used = 0;
}

Printer &Printer::operator<<(char C) {
  if (Used == sizeof(Buffer))
    flush();
  Buffer[Used++] = C;
  return *this;
}

Printer &Printer::operator<<(const char *Text) {
  while (*Text)
    *this << *Text++;
  return *this;
}

Printer &Printer::operator<<(uint64_t Value) {
  char Digits[20];
  unsigned N = 0;
  do {
    Digits[N++] = char('0' + Value % 10);
    Value /= 10;
  } while (Value);
  while (N)
    *this << Digits[--N];
  return *this;
}

Printer &Printer::operator<<(Hex H) {
  *this << "0x";
  int Shift = 60;
  while (Shift > 0 && !(H.Value >> Shift))
    Shift -= 4;
  for (; Shift >= 0; Shift -= 4)
    *this << "0123456789abcdef"[(H.Value >> Shift) & 15];
  return *this;
}

Printer &Printer::operator<<(Untrusted U) {
  const unsigned char *Text = reinterpret_cast<const unsigned char *>(U.Text);
  size_t I = 0;
  for (; I != U.Limit && Text[I]; ++I) {
    unsigned char C = Text[I];
    // C0 and DEL, and the C1 controls, which are C2 80..9F in UTF-8.
    bool Control = C < 0x20 || C == 0x7f ||
                   (C >= 0x80 && C < 0xa0 && I && Text[I - 1] == 0xc2);
    *this << (Control ? '?' : char(C));
  }
  if (I == U.Limit && Text[I])
    *this << "...";
  return *this;
}

const char *wasmc::sys::errnoName(long Errno) {
  switch (Errno < 0 ? -Errno : Errno) {
  case 1:
    return "EPERM";
  case 2:
    return "ENOENT";
  case 12:
    return "ENOMEM";
  case 13:
    return "EACCES";
  case 20:
    return "ENOTDIR";
  case 22:
    return "EINVAL";
  case 24:
    return "EMFILE";
  case 38:
    return "ENOSYS";
  case 40:
    return "ELOOP";
  default:
    return nullptr;
  }
}

Printer &Printer::reason(long Errno) {
  if (const char *Name = errnoName(Errno))
    return *this << Name;
  return *this << "error " << uint64_t(Errno < 0 ? -Errno : Errno);
}
