//===- Print.h - messages to standard error ---------------------*- C++ -*-===//
//
// Text for the user, without libc: collected in a small buffer on the stack and
// written to descriptor 2 when full, at the end of the Printer's life, or by
// flush(). Safe in signal handlers.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SYS_PRINT_H
#define WASMC_SYS_PRINT_H

#include <stddef.h>
#include <stdint.h>

namespace wasmc::sys {

/// strlen; null counts as empty.
size_t length(const char *Text);

/// "ENOMEM" for -12 or 12; null for one that has no name here.
const char *errnoName(long Errno);

struct Hex {
  uint64_t Value;
};

/// Text that a guest chose: control characters, which could drive the user's
/// terminal, become '?', and it ends after Limit bytes.
struct Untrusted {
  const char *Text;
  size_t Limit = 256;
};

class Printer {
public:
  explicit Printer(int Fd = 2) : Fd(Fd) {}
  ~Printer() { flush(); }
  Printer(const Printer &) = delete;
  Printer &operator=(const Printer &) = delete;

  Printer &operator<<(const char *Text);
  Printer &operator<<(char C);
  Printer &operator<<(uint64_t Value);
  Printer &operator<<(Hex H); ///< "0x1f"
  Printer &operator<<(Untrusted U);
  /// The kernel's reason for -Errno: its name, or "error 77".
  Printer &reason(long Errno);
  void flush();

private:
  int Fd;
  size_t Used = 0;
  char Buffer[512];
};

} // namespace wasmc::sys

#endif
