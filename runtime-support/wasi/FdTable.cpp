//===- FdTable.cpp - the guest's descriptors ------------------------------===//

#include "runtime-support/wasi/FdTable.h"
#include "runtime-support/sys/Mapping.h"

using namespace wasmc;
using namespace wasmc::wasi;

bool FdTable::reserve() {
  while (FirstFree != Size && Entries[FirstFree].Fd >= 0)
    ++FirstFree;
  return FirstFree != Size || grow();
}

bool FdTable::grow() {
  // The kernel's limit of open descriptors ends this long before Size
  // overflows.
  constexpr uint32_t PageBytes = 65536;
  uint64_t Bytes = uint64_t(Size) * 2 * sizeof(Descriptor);
  Bytes = (Bytes + PageBytes - 1) & ~uint64_t(PageBytes - 1);
  long Mapped = sys::mapAnonymous(Bytes, sys::ReadWrite, /*CommitNow=*/true);
  if (sys::isError(Mapped))
    return false;
  auto *Larger = reinterpret_cast<Descriptor *>(Mapped);
  uint32_t NewSize = uint32_t(Bytes / sizeof(Descriptor));
  for (uint32_t I = 0; I != NewSize; ++I)
    Larger[I] = I < Size ? Entries[I] : Descriptor();
  if (Entries != Inline)
    sys::unmap(Entries, MappedBytes);
  Entries = Larger;
  Size = NewSize;
  MappedBytes = Bytes;
  return true;
}

uint32_t FdTable::add(const Descriptor &D) {
  Entries[FirstFree] = D;
  return FirstFree++;
}

void FdTable::remove(Descriptor &D) {
  uint32_t Number = uint32_t(&D - Entries);
  D = Descriptor();
  if (Number < FirstFree)
    FirstFree = Number;
}

void FdTable::closeAll() {
  for (uint32_t I = 0; I != Size; ++I)
    if (Entries[I].Fd >= 0) {
      sys::call(sys::Syscall::close, Entries[I].Fd);
      remove(Entries[I]);
    }
  if (Entries != Inline)
    sys::unmap(Entries, MappedBytes);
  Entries = Inline;
  Size = InlineSize;
  MappedBytes = 0;
  FirstFree = 0;
  for (Descriptor &D : Inline)
    D = Descriptor();
}
