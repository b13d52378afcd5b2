//===- Frames.h - the chain of frame pointers -------------------*- C++ -*-===//
//
// Walks the frames of a guest stack. Nothing on it is trusted: every record
// must lie in the stack, aligned, and above the one before, so that the walk
// reads only the stack and ends after at most StackSize / 16 steps, whatever
// the stack holds.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TRAP_FRAMES_H
#define WASMC_TRAP_FRAMES_H

#include <stdint.h>

namespace wasmc::trap {

class FrameWalker {
public:
  /// Low and Top bound the stack, Fp is the innermost frame pointer.
  FrameWalker(uintptr_t Low, uintptr_t Top, uintptr_t Fp)
      : Low(Low), Top(Top), Fp(Fp) {}

  /// The next return address, 0 at the end of the chain.
  uintptr_t next() {
    uintptr_t Record = Fp - RecordBelow;
    if (Fp < RecordBelow || Record < Low || Record > Top - RecordBytes ||
        Record % sizeof(uintptr_t) != 0)
      return 0;
    Low = Record + RecordBytes;
    const uintptr_t *Words = reinterpret_cast<const uintptr_t *>(Record);
    Fp = Words[0];
    return Words[1];
  }

private:
  /// A record is the caller's frame pointer and the return address. RISC-V's
  /// frame pointer points behind it, the others' at it.
  static constexpr uintptr_t RecordBytes = 2 * sizeof(uintptr_t);
#if defined(__riscv)
  static constexpr uintptr_t RecordBelow = RecordBytes;
#else
  static constexpr uintptr_t RecordBelow = 0;
#endif

  uintptr_t Low; ///< records below have been passed
  uintptr_t Top;
  uintptr_t Fp;
};

} // namespace wasmc::trap

#endif
