//===- Reservation.cpp - the address space of an instance -----------------===//

#include "runtime-support/memory/Reservation.h"
#include "runtime-support/sys/Mapping.h"
#include "runtime-support/sys/Print.h"
#include "runtime-support/sys/Process.h"

using namespace wasmc;
using abi::VmctxAlign;

namespace {

uint64_t roundUp(uint64_t Value) {
  return (Value + VmctxAlign - 1) & ~(VmctxAlign - 1);
}

[[noreturn]] void cannotStart(const char *What, uint64_t Bytes, long Errno) {
  sys::Printer P;
  P << "wasmc: cannot " << What << " of " << (Bytes >> 20) << " MiB (";
  P.reason(Errno) << "): is there a limit on virtual memory (ulimit -v)?\n";
  P.flush();
  sys::exitProcess(abi::ExitCode::CannotStart);
}

/// Moves the executable's own pages of the initial contents to their place, as
/// read-only as they were. False if they must be copied.
bool moveImage(const abi::ImageHeader &Image, char *Vmctx) {
  if (!(Image.Flags & abi::MapMemoryImage))
    return false;
  char *To = Vmctx + Image.MemoryImageOffset;
  const void *From = Image.MemoryImage.get();
  if (!sys::isError(sys::movePages(From, To, Image.MemoryImageSize)))
    return true;
  // A failed move may have unmapped the destination already.
  long Mapped = sys::mapZerosAt(To, Image.MemoryImageSize, sys::NoAccess);
  if (sys::isError(Mapped))
    cannotStart("map initial memory", Image.MemoryImageSize, Mapped);
  return false;
}

} // namespace

memory::Reservation memory::reserve(const abi::ImageHeader &Image,
                                    uint64_t TableBytes) {
  bool HasMemory = Image.Flags & abi::HasMemory;
  uint64_t Above = HasMemory ? abi::GuardReservation : 0;
  uint64_t Below = roundUp(TableBytes + Image.InstanceSize);
  uint64_t StackSize = roundUp(Image.StackSize);
  // What aligning vmctx takes away is taken from the guard.
  uint64_t Total = StackGuardSize + VmctxAlign + StackSize + Below + Above;
  long Mapped = sys::mapAnonymous(Total, sys::NoAccess, /*CommitNow=*/false);
  if (sys::isError(Mapped))
    cannotStart("reserve address space", Total, Mapped);

  Reservation R;
  R.StackGuard = reinterpret_cast<char *>(Mapped);
  R.Vmctx = reinterpret_cast<char *>(uint64_t(Mapped + Total - Above) &
                                     ~(VmctxAlign - 1));
  R.MemoryReserved = Above;
  R.StackTop = R.Vmctx - Below;
  R.Tables = R.StackTop;
  R.StackLow = R.StackTop - StackSize;

  bool Moved = Image.MemoryImageSize && moveImage(Image, R.Vmctx);
  uint64_t MemoryBytes =
      HasMemory ? Image.MemoryMinPages * abi::WasmPageSize : 0;
  uint64_t Writable = StackSize + Below + MemoryBytes;
  long Protected = sys::protect(R.StackLow, Writable, sys::ReadWrite);
  if (sys::isError(Protected))
    cannotStart("map memory", Writable, Protected);
  if (Image.MemoryImageSize && !Moved)
    __builtin_memcpy(R.Vmctx + Image.MemoryImageOffset, Image.MemoryImage.get(),
                     Image.MemoryImageSize);
  return R;
}
