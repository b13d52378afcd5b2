//===- Errno.cpp - what a system call's result means to the guest ---------===//

#include "runtime-support/wasi/Types.h"

using namespace wasmc::wasi;

namespace {

constexpr long MaxLinuxErrno = 133;

/// WASI numbers by Linux number: bytes, because a table of anything else might
/// need relocations. What WASI has no name for is an I/O error.
struct ErrnoMap {
  uint8_t Wasi[MaxLinuxErrno + 1];

  constexpr ErrnoMap() : Wasi() {
    for (uint8_t &W : Wasi)
      W = uint8_t(Errno::Io);
#define ERRNO(Name, WasiNumber, Linux)                                         \
  if (Linux >= 0)                                                              \
    Wasi[Linux < 0 ? 0 : Linux] = WasiNumber;
#include "runtime-support/wasi/Errno.def"
  }
};

constexpr ErrnoMap Map;

} // namespace

Errno wasmc::wasi::errnoOf(long Result) {
  if (Result >= 0)
    return Errno::Success;
  return Result < -MaxLinuxErrno ? Errno::Io : Errno(Map.Wasi[-Result]);
}
