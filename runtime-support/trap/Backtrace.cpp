//===- Backtrace.cpp - where a guest was ----------------------------------===//

#include "runtime-support/trap/Backtrace.h"
#include "runtime-support/trap/Frames.h"
#include "runtime-support/trap/TrapStream.h"

using namespace wasmc;
using trap::GuestRegions;

namespace {

class Collector {
public:
  Collector(const GuestRegions &Guest, trap::Backtrace &To)
      : Guest(Guest), To(To) {}

  /// Adds the frame if it is one of the guest's.
  void frame(uintptr_t Pc) {
    const abi::ImageHeader *Image = Guest.imageAt(Pc);
    if (!Image)
      return;
    // Finding the place takes time, and there may be a million frames.
    if (To.Count == trap::MaxFrames) {
      ++To.NumMore;
      return;
    }
    trap::Location At = trap::locate(*Image, Pc);
    // What the compiler added is nobody's function.
    if (At.Function && At.Function->FuncIndex == ~0u)
      return;
    To.Frames[To.Count++] = {Image, At.Function, At.BodyOffset, At.HasOffset};
  }

private:
  const GuestRegions &Guest;
  trap::Backtrace &To;
};

/// The function that the byte at Pc belongs to, or null.
const abi::FunctionEntry *functionAt(const GuestRegions &Guest, uintptr_t Pc) {
  const abi::ImageHeader *Image = Guest.imageAt(Pc);
  return Image ? trap::locate(*Image, Pc).Function : nullptr;
}

#if defined(__x86_64__)
/// True if the instruction before ReturnAddress is a direct call of Target.
bool isReturnFromCallOf(uintptr_t ReturnAddress, uintptr_t Target) {
  constexpr uint8_t DirectCall = 0xe8;
  const uint8_t *Call = reinterpret_cast<const uint8_t *>(ReturnAddress - 5);
  int32_t Distance;
  __builtin_memcpy(&Distance, Call + 1, sizeof(Distance));
  return *Call == DirectCall && ReturnAddress + int64_t(Distance) == Target;
}
#endif

/// A function may be struck where it has no frame: before its first
/// instruction has made one (stack overflow), or on a path that needs none.
/// The caller's return address, if the machine shows that it is so; else 0. A
/// wrong answer costs a line of the backtrace, no more.
uintptr_t callerWithoutFrame(const GuestRegions &Guest,
                             const sys::Registers &R) {
  const abi::FunctionEntry *F = functionAt(Guest, R.Pc);
  if (!F)
    return 0;
#if defined(__x86_64__)
  uintptr_t Start = uintptr_t(F->Code.get());
  // The return address is on top of the stack. With a frame, anything is.
  if (R.Sp < Guest.Stack.Begin || R.Sp % sizeof(uintptr_t) != 0 ||
      R.Sp > Guest.Stack.End - sizeof(uintptr_t))
    return 0;
  uintptr_t Top = *reinterpret_cast<const uintptr_t *>(R.Sp);
  const abi::FunctionEntry *Caller = functionAt(Guest, Top - 1);
  if (!Caller || Top - uintptr_t(Caller->Code.get()) < 5)
    return 0;
  return isReturnFromCallOf(Top, Start) ? Top : 0;
#else
  // The link register holds it; with a frame, the frame holds the same, or the
  // register is left from a call of ours that has returned. A function that
  // called itself looks like the latter, and one of many equal lines is lost.
  const abi::FunctionEntry *Caller = functionAt(Guest, R.Link - 1);
  uintptr_t Saved =
      trap::FrameWalker(Guest.Stack.Begin, Guest.Stack.End, R.Fp).next();
  if (!Caller || R.Link == Saved)
    return 0;
  return Caller != F ? R.Link : 0;
#endif
}

} // namespace

const char *trap::nameOf(const Frame &F) {
  const abi::RelArray<char> &Names = F.Image->Names;
  return F.Function && F.Function->Name < Names.Count
             ? Names.begin() + F.Function->Name
             : "";
}

void trap::collect(const GuestRegions &Guest, const sys::Registers &Where,
                   Backtrace &Result) {
  Result.Count = 0;
  Result.NumMore = 0;
  Collector Frames(Guest, Result);
  Frames.frame(Where.Pc);
  if (uintptr_t Caller = callerWithoutFrame(Guest, Where))
    Frames.frame(Caller - 1);
  FrameWalker Walker(Guest.Stack.Begin, Guest.Stack.End, Where.Fp);
  while (uintptr_t ReturnAddress = Walker.next())
    Frames.frame(ReturnAddress - 1);
}
