//===- Trap.h - where a guest's execution ends ------------------*- C++ -*-===//
//
// The door of trap/: recognizes the faults that are traps of the guest, and
// hands them, and those that runtime calls raise, to whoever started the guest.
// An executable ends with a report (endProcess); a loader goes back to its
// caller.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TRAP_TRAP_H
#define WASMC_TRAP_TRAP_H

#include "runtime-support/abi/Image.h"
#include "runtime-support/sys/Signal.h"

namespace wasmc::trap {

struct AddressRange {
  uintptr_t Begin, End;
  bool contains(uintptr_t A) const { return A >= Begin && A < End; }
};

/// What belongs to one image or instance: code whose accesses may trap, and
/// what is reserved for its memories.
struct GuestPart {
  AddressRange Code;
  /// The memory routines that work for this code, but have no trap
  /// instructions.
  AddressRange Routines;
  AddressRange Memories;
  const abi::ImageHeader *Image;
  const GuestPart *Next;
};

/// Where the guest's addresses are, and the one stack that all of it runs on.
struct GuestRegions {
  const GuestPart *const *Parts; ///< the first, which may change
  AddressRange StackGuard;       ///< below the stack; nothing can be touched
  AddressRange Stack;

  /// The part whose code or memory routines hold Pc, or null.
  const GuestPart *partAt(uintptr_t Pc) const {
    for (const GuestPart *P = *Parts; P; P = P->Next)
      if (P->Code.contains(Pc) || P->Routines.contains(Pc))
        return P;
    return nullptr;
  }
  /// The image whose code Pc is in, or null.
  const abi::ImageHeader *imageAt(uintptr_t Pc) const {
    const GuestPart *P = partAt(Pc);
    return P && P->Code.contains(Pc) ? P->Image : nullptr;
  }
  bool inMemory(uintptr_t Address) const {
    for (const GuestPart *P = *Parts; P; P = P->Next)
      if (P->Memories.contains(Address))
        return true;
    return false;
  }
};

struct FaultRegistry;

/// What becomes of a guest that has trapped. Context is what the handler goes
/// back to when this returns, and may be changed; it is null for a trap that a
/// runtime call raises, and then this must not return. In that case only Fp is
/// known of Where, and the rest is 0.
using TrapHandler = void(FaultRegistry &Registry, abi::TrapCode Code,
                         const sys::Registers &Where,
                         sys::SignalContext *Context);

/// What becomes of a guest that ends itself; it must not return.
using ExitHandler = void(FaultRegistry &Registry, int ExitCode);

/// What a signal handler must know. It finds its registry next to the stack
/// that it runs on, so that nothing is global: the kernel tells a handler where
/// that stack is.
struct FaultRegistry {
  GuestRegions Guest;
  TrapHandler *OnTrap;
  ExitHandler *OnExit = nullptr; ///< null: the process ends
  /// Reports begun (endProcess): more than one means that reporting itself
  /// faults.
  unsigned Reports = 0;
  /// Of an executable that was asked for it: what its fuel began with. Null:
  /// nobody wants to know how much was used.
  const abi::ExecutionContext *FuelOf = nullptr;
  uint64_t FuelGiven = 0;
  /// What there is to say of the last UnhandledException; it lives as long as
  /// the store that threw it.
  const char *Detail = nullptr;
};

/// Tells on standard error how much fuel was used, if that was asked for.
void reportFuel(const FaultRegistry &Registry);

/// In an executable the handlers' stack is what lies below the main stack's
/// frames, which are idle while the guest runs on a stack of its own; pages
/// that are never touched cost nothing. The frames below the registry get
/// FrameRoom. The kernel's frame needs some 12 KiB with the largest vector
/// registers that exist, we need 4.
constexpr uintptr_t FrameRoom = 8 << 10;
constexpr uintptr_t HandlerStackSize = 64 << 10;

/// Installs the signal handlers; the negative errno of what was refused. Call
/// before any code of the guest. The FrameRoom + HandlerStackSize bytes below
/// the registry are the handlers' from then on. Runtime calls find the registry
/// in ExecutionContext::Faults.
[[nodiscard]] long install(FaultRegistry &Registry);

/// For guests whose code and memory are mapped from a file that somebody may
/// cut: a page that is lost is TrapCode::LostPage. After install().
[[nodiscard]] long handleLostPages();

/// The registry from the stack that a handler runs on, as install() left it.
inline FaultRegistry &registryAbove(const sys::SignalStack &Stack) {
  char *Top = static_cast<char *>(Stack.Low) + Stack.Size;
  return *reinterpret_cast<FaultRegistry *>(Top + FrameRoom);
}

/// The signals do again what they do to a process without handlers.
void uninstall();

/// For hosts with signal handlers of their own: hands the fault to
/// Registry.OnTrap if it is a trap of the guest; else false, and it is somebody
/// else's.
bool handleFault(FaultRegistry &Registry, int Number,
                 const sys::SignalInfo &Info, sys::SignalContext &Context);

/// Hands this trap to Registry.OnTrap; for runtime calls, in the guest's name.
[[noreturn]] void raiseTrap(void *Vmctx, abi::TrapCode Code);

/// Ends the guest in its own name, with this exit code. Faults may be null.
[[noreturn]] void exitGuest(const abi::ExecutionContext &Exec, int ExitCode);

/// A TrapHandler: tells the user why and where, and ends the process with
/// ExitCode::Trap. Hidden, or its address would come from a global offset
/// table, which needs a dynamic relocation.
__attribute__((visibility("hidden"))) TrapHandler endProcess;

} // namespace wasmc::trap

#endif
