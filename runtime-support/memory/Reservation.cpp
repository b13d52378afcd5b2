//===- Reservation.cpp - the address space of an instance -----------------===//

#include "runtime-support/memory/Reservation.h"
#include "runtime-support/memory/OwnMemories.h"
#include "runtime-support/sys/Mapping.h"
#include "runtime-support/sys/Print.h"
#include "runtime-support/sys/Process.h"

using namespace wasmc;
using abi::VmctxAlign;
using memory::OwnMemories;

namespace {

uint64_t roundUp(uint64_t Value) {
  return (Value + VmctxAlign - 1) & ~(VmctxAlign - 1);
}

/// What one page of page tables covers on hosts with 4 KiB pages.
constexpr uint64_t PageTableSpan = 2 << 20;

/// The highest good place at or below Limit: in the middle of what a page of
/// page tables covers, so that the top of the stack, the instance and the
/// first pages of memory, all that a small program touches, share one.
char *placeVmctx(uint64_t Limit) {
  constexpr uint64_t Half = PageTableSpan / 2;
  static_assert(Half % VmctxAlign == 0);
  return reinterpret_cast<char *>(((Limit - Half) & ~(PageTableSpan - 1)) +
                                  Half);
}

[[noreturn]] void cannotStart(const char *What, uint64_t Bytes, long Errno,
                              const char *Hint = "") {
  sys::Printer P;
  P << "wasmc: cannot " << What << " of " << (Bytes >> 20) << " MiB (";
  P.reason(Errno) << "): is there a limit on virtual memory (ulimit -v)?"
                  << Hint << '\n';
  P.flush();
  sys::exitProcess(abi::ExitCode::CannotStart);
}

/// One mapping for everything, where the memories have so many bytes.
struct Space {
  uint64_t Above, Total;
  long Mapped;
};

/// What placing vmctx takes away is taken from the guard.
Space map(uint64_t Below, uint64_t Above) {
  Space S = {Above, memory::StackGuardSize + PageTableSpan + Below + Above, 0};
  S.Mapped = sys::mapAnonymous(S.Total, sys::NoAccess, /*CommitNow=*/false);
  return S;
}

/// Security: only where code compares each address with the memory's size may
/// that have less than GuardReservation bytes. Such memories get half of what
/// the machine has refused, again and again, down to their minimum.
Space mapMemories(const abi::ImageHeader &Image, uint64_t Below,
                  memory::Reservation &R) {
  auto Attempt = [&] {
    return map(Below, OwnMemories(Image, R.Guarded, R.MostBytes).reserved());
  };
  Space S = Attempt();
  bool MayShrink = OwnMemories(Image, R.Guarded).mayShrink();
  while (sys::isError(S.Mapped) && MayShrink && R.MostBytes) {
    R.MostBytes = memory::halved(R.MostBytes);
    S = Attempt();
  }
  if (sys::isError(S.Mapped))
    cannotStart("reserve address space", S.Total, S.Mapped,
                R.Guarded ? " Compiled with --bounds=check it needs less."
                          : "");
  return S;
}

void makeWritable(char *From, uint64_t Bytes) {
  long Protected = sys::protect(From, Bytes, sys::ReadWrite);
  if (sys::isError(Protected))
    cannotStart("map memory", Bytes, Protected);
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
                                    uint64_t TableBytes,
                                    const abi::RunLimits &Limits) {
  uint64_t Below = roundUp(TableBytes + Image.InstanceSize);
  uint64_t StackSize = roundUp(
      Limits.StackSize == abi::NoLimit ? Image.StackSize : Limits.StackSize);

  Reservation R;
  R.Guarded = !(Image.Flags & abi::ChecksBounds);
  R.MostBytes = limitInBytes(Limits.MaxMemory);
  Space S = mapMemories(Image, StackSize + Below, R);
  OwnMemories Own(Image, R.Guarded, R.MostBytes);
  R.StackGuard = reinterpret_cast<char *>(S.Mapped);
  R.Vmctx = placeVmctx(S.Mapped + S.Total - S.Above);
  R.MemoryReserved = S.Above;
  R.StackTop = R.Vmctx - Below;
  R.Tables = R.StackTop;
  R.StackLow = R.StackTop - StackSize;

  bool Moved = Image.MemoryImageSize && moveImage(Image, R.Vmctx);
  uint64_t First = Own.count() ? accessible(Own[0].minBytes()) : 0;
  makeWritable(R.StackLow, StackSize + Below + First);
  for (uint32_t I = 1; I < Own.count(); ++I)
    makeWritable(R.Vmctx + Own[I].Distance, accessible(Own[I].minBytes()));
  if (Image.MemoryImageSize && !Moved)
    __builtin_memcpy(R.Vmctx + Image.MemoryImageOffset, Image.MemoryImage.get(),
                     Image.MemoryImageSize);
  return R;
}
