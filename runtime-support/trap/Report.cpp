//===- Report.cpp - what the user is told of a trap -----------------------===//

#include "runtime-support/trap/Report.h"
#include "runtime-support/sys/Print.h"
#include "runtime-support/trap/Backtrace.h"

using namespace wasmc;
using sys::Hex;

static void print(sys::Printer &Out, unsigned Number, const trap::Frame &F) {
  Out << "  #" << uint64_t(Number) << ' ';
  if (!F.Function) {
    Out << "?\n";
    return;
  }
  Out << Hex{F.Function->BodyOffset + uint64_t(F.BodyOffset)} << ' ';
  const char *Name = trap::nameOf(F);
  if (*Name)
    Out << sys::Untrusted{Name};
  else
    Out << "func[" << uint64_t(F.Function->FuncIndex) << ']';
  if (F.HasOffset)
    Out << '+' << Hex{F.BodyOffset};
  Out << '\n';
}

void trap::report(const FaultRegistry &Registry, abi::TrapCode Code,
                  const sys::Registers &Where) {
  // Whether or not anybody reads it, the exit code is that of a trap.
  sys::ignore(sys::Signal::Pipe);
  sys::Printer Out;
  const char *Message = abi::trapMessage(Code);
  Out << "wasm trap: " << (Message ? Message : "unknown reason");
  if (Code == abi::TrapCode::UnhandledException && Registry.Detail)
    Out << ": " << sys::Untrusted{Registry.Detail};
  Out << '\n';
  // Should the walk itself fault, the reason has been told.
  Out.flush();

  Backtrace Trace;
  collect(Registry.Guest, Where, Trace);
  for (unsigned I = 0; I != Trace.Count; ++I)
    print(Out, I, Trace.Frames[I]);
  if (Trace.NumMore)
    Out << "  ... " << Trace.NumMore << " more\n";
}
