//===- Text.h - a sentence for whoever asked --------------------*- C++ -*-===//

#ifndef WASMC_LOADER_TEXT_H
#define WASMC_LOADER_TEXT_H

#include <stddef.h>
#include <stdint.h>

namespace wasmc::loader {

/// Bytes that somebody else holds: a name of a module, which may be anything.
struct Bytes {
  const char *Data;
  uint64_t Size;

  bool operator==(Bytes Other) const;
};

/// A text of bounded length; what doesn't fit is cut.
class Text {
public:
  Text &operator<<(const char *More);
  Text &operator<<(uint64_t Number);
  Text &operator<<(Bytes More);
  /// " (ENOENT)", of a negative errno.
  Text &reason(long Errno);
  Bytes bytes() const { return {Buffer, Used}; }
  void clear() { Used = 0; }

private:
  uint32_t Used = 0;
  char Buffer[508];
};

} // namespace wasmc::loader

#endif
