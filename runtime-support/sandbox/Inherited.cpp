//===- Inherited.cpp - what the process inherited -----------------------===//

#include "runtime-support/sandbox/Inherited.h"
#include "runtime-support/sys/File.h"

using namespace wasmc;
using sys::Syscall;

namespace {

constexpr int FirstInherited = 3;

/// The number that a name of /proc/self/fd is, or -1.
int numberOf(const char *Name) {
  int Number = -1;
  for (; *Name >= '0' && *Name <= '9' && Number < (1 << 26); ++Name)
    Number = (Number < 0 ? 0 : Number * 10) + (*Name - '0');
  return *Name ? -1 : Number;
}

/// False without /proc.
bool closeListed(int Kept) {
  constexpr uint64_t Flags = sys::OpenDirectory | sys::OpenCloexec;
  long List = sys::call(Syscall::openat, sys::AtCwd, "/proc/self/fd", Flags, 0);
  if (List < 0)
    return false;
  alignas(8) char Entries[2048];
  long Got;
  while ((Got = sys::call(Syscall::getdents64, List, Entries,
                          sizeof(Entries))) > 0)
    for (long At = 0; At < Got;
         At += sys::DirectoryEntry(Entries + At).length()) {
      int Fd = numberOf(sys::DirectoryEntry(Entries + At).name());
      if (Fd >= FirstInherited && Fd != List && Fd != Kept)
        sys::call(Syscall::close, Fd);
    }
  sys::call(Syscall::close, List);
  return Got == 0;
}

/// Descriptors above today's limit, opened when it was higher, stay open: no
/// call of a guest can name them, for its numbers aren't the process's.
void closeUpToLimit(int Kept) {
  constexpr int NumFiles = 7; // RLIMIT_NOFILE
  constexpr uint64_t Most = 1 << 20;
  struct {
    uint64_t Soft, Hard;
  } Limit = {Most, Most};
  sys::call(Syscall::prlimit64, 0, NumFiles, 0, &Limit);
  if (Limit.Soft > Most)
    Limit.Soft = Most;
  for (uint64_t Fd = FirstInherited; Fd < Limit.Soft; ++Fd)
    if (Fd != uint64_t(Kept))
      sys::call(Syscall::close, Fd);
}

long closeRange(int First, uint32_t Last) {
  bool Empty = uint32_t(First) > Last;
  return Empty ? 0 : sys::call(Syscall::close_range, First, Last, 0);
}

} // namespace

void sandbox::closeInherited(int Kept) {
  if (Kept < FirstInherited)
    Kept = FirstInherited - 1;
  if ((closeRange(FirstInherited, uint32_t(Kept) - 1) < 0 ||
       closeRange(Kept + 1, ~0u) < 0) &&
      !closeListed(Kept))
    closeUpToLimit(Kept);
}
