//===- Report.cpp - what the user is told of a trap -----------------------===//

#include "runtime-support/trap/Report.h"
#include "runtime-support/sys/Print.h"
#include "runtime-support/trap/Frames.h"
#include "runtime-support/trap/TrapStream.h"

using namespace wasmc;
using sys::Hex;
using trap::GuestRegion;

namespace {

class BacktracePrinter {
public:
  BacktracePrinter(sys::Printer &Out, const abi::ImageHeader &Image)
      : Out(Out), Image(Image) {}

  /// Prints the frame if it is one of the guest's: the memory routines, runtime
  /// calls and what started the guest aren't.
  void frame(uintptr_t Pc) {
    trap::Location At = trap::locate(Image, Pc);
    if (!At.Function || Count++ >= trap::MaxFrames)
      return;
    Out << "  #" << uint64_t(Count - 1) << ' ';
    Out << Hex{At.Function->BodyOffset + uint64_t(At.BodyOffset)} << ' ';
    if (At.Function->Name < Image.Names.Count)
      Out << sys::Untrusted{Image.Names.begin() + At.Function->Name};
    if (At.HasOffset)
      Out << '+' << Hex{At.BodyOffset};
    Out << '\n';
  }

  void end() {
    if (Count > trap::MaxFrames)
      Out << "  ... " << uint64_t(Count - trap::MaxFrames) << " more\n";
  }

private:
  sys::Printer &Out;
  const abi::ImageHeader &Image;
  unsigned Count = 0;
};

/// A stack overflow may strike a function before it has made its frame. Its
/// caller is then found where a call leaves the return address; 0 if the frame
/// is there already.
uintptr_t callerWithoutFrame(const GuestRegion &Guest,
                             const sys::Registers &R) {
  trap::Location At = trap::locate(*Guest.Image, R.Pc);
  if (!At.Function)
    return 0;
  uintptr_t Start = uintptr_t(At.Function->Code.get());
#if defined(__x86_64__)
  // The first instruction is the push of the frame pointer.
  bool OnStack = R.Sp >= Guest.StackLow && R.Sp % sizeof(uintptr_t) == 0 &&
                 R.Sp <= Guest.StackTop - sizeof(uintptr_t);
  return R.Pc == Start && OnStack ? *reinterpret_cast<uintptr_t *>(R.Sp) : 0;
#else
  // The link register still holds it, and if the frame were there, it would
  // hold the same. A link register that points behind us in the same function
  // is left from a call that has returned.
  bool Stale = R.Link > Start && R.Link <= R.Pc;
  uintptr_t Saved =
      trap::FrameWalker(Guest.StackLow, Guest.StackTop, R.Fp).next();
  return Stale || R.Link == Saved ? 0 : R.Link;
#endif
}

} // namespace

void trap::report(const GuestRegion &Guest, abi::TrapCode Code,
                  const sys::Registers &Where) {
  // Whether or not anybody reads it, the exit code is that of a trap.
  sys::ignore(sys::Signal::Pipe);
  sys::Printer Out;
  const char *Message = abi::trapMessage(Code);
  Out << "wasm trap: " << (Message ? Message : "unknown reason") << '\n';
  // Should the walk itself fault, the reason has been told.
  Out.flush();

  BacktracePrinter Frames(Out, *Guest.Image);
  Frames.frame(Where.Pc);
  if (Code == abi::TrapCode::CallStackExhausted)
    if (uintptr_t Caller = callerWithoutFrame(Guest, Where))
      Frames.frame(Caller - 1);
  FrameWalker Walker(Guest.StackLow, Guest.StackTop, Where.Fp);
  while (uintptr_t ReturnAddress = Walker.next())
    Frames.frame(ReturnAddress - 1);
  Frames.end();
}
