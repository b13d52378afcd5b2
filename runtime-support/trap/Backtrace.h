//===- Backtrace.h - where a guest was ---------------------------*- C++ -*-===//
//
// The guest's frames, innermost first, of the one stack that it runs on. The
// frames of the host, of runtime calls and of memory routines are left out.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TRAP_BACKTRACE_H
#define WASMC_TRAP_BACKTRACE_H

#include "runtime-support/trap/Trap.h"

namespace wasmc::trap {

/// A frame: nothing of it refers to anything but the image.
struct Frame {
  const abi::ImageHeader *Image;
  const abi::FunctionEntry *Function; ///< null: not a function of the module
  uint32_t BodyOffset;                ///< from the body's start
  bool HasOffset;                     ///< if not, only the function is known
};

/// The function's name, not to be trusted; "" if it has none.
const char *nameOf(const Frame &F);

/// Frames that are located; of the others only the number is known.
constexpr unsigned MaxFrames = 64;

struct Backtrace {
  unsigned Count;   ///< of Frames
  uint64_t NumMore; ///< frames beyond them
  Frame Frames[MaxFrames];
};

/// Of Where only Fp needs to be known. Registry.Guest says which code is the
/// guest's. What was found so far is in Result at any time, should the walk
/// itself fault.
void collect(const GuestRegions &Guest, const sys::Registers &Where,
             Backtrace &Result);

} // namespace wasmc::trap

#endif
