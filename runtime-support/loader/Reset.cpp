//===- Reset.cpp - memories become what they were at first ----------------===//

#include "runtime-support/loader/Reset.h"
#include "runtime-support/sys/File.h"
#include "runtime-support/sys/Mapping.h"

using namespace wasmc;
using namespace wasmc::loader;
using sys::Syscall;

namespace {

/// Of uapi/linux/fs.h.
struct ScanArguments {
  uint64_t Size, Flags, Start, End, WalkEnd, Vector, VectorLength, MaxPages;
  uint64_t Inverted, AllOf, AnyOf, Return;
};
static_assert(sizeof(ScanArguments) == 96);
constexpr uint64_t ScanRequest = 0xc0606610; // _IOWR('f', 16, ScanArguments)
enum Category : uint64_t {
  File = 4,
  Present = 8,
  Swapped = 16,
  ZeroPage = 32,
};

/// Beyond this many bytes pages cost more to copy and to keep than to fault in.
constexpr uint64_t MaxKeptBytes = 1 << 20;

constexpr size_t MarkBytes = 4096;

} // namespace

/// False if the kernel can't wipe a page in children.
bool PageMap::makeForkMark() {
  constexpr int WipeOnFork = 18;
  long Mapped =
      sys::mapAnonymous(MarkBytes, sys::ReadWrite, /*CommitNow=*/true);
  if (sys::isError(Mapped))
    return false;
  if (sys::call(Syscall::madvise, Mapped, MarkBytes, WipeOnFork) < 0) {
    sys::unmap(reinterpret_cast<void *>(Mapped), MarkBytes);
    return false;
  }
  __atomic_store_n(&ForkMark, reinterpret_cast<int *>(Mapped),
                   __ATOMIC_RELEASE);
  return true;
}

void PageMap::close() {
  if (IsOpen)
    sys::call(Syscall::close, Fd);
  if (ForkMark)
    sys::unmap(ForkMark, MarkBytes);
}

int PageMap::descriptor() {
  int *Mark = __atomic_load_n(&ForkMark, __ATOMIC_ACQUIRE);
  if (Mark && __atomic_load_n(Mark, __ATOMIC_ACQUIRE))
    return Fd;
  sys::Locked Hold(Guard);
  if (Unusable)
    return -1;
  if (!ForkMark && !makeForkMark()) {
    Unusable = true;
    return -1;
  }
  if (*ForkMark)
    return Fd;
  if (IsOpen)
    sys::call(Syscall::close, Fd);
  long Opened = sys::awayFromStandardStreams(
      sys::call(Syscall::openat, sys::AtCwd, "/proc/self/pagemap",
                sys::OpenReadOnly | sys::OpenCloexec, 0));
  IsOpen = Opened >= 0;
  Fd = IsOpen ? int(Opened) : -1;
  __atomic_store_n(ForkMark, 1, __ATOMIC_RELEASE);
  return Fd;
}

long PageMap::privateRanges(uintptr_t Begin, uintptr_t End, Range *To,
                            unsigned Max) {
  int Fd = descriptor();
  if (Fd < 0)
    return -1;
  ScanArguments A = {};
  A.Size = sizeof(A);
  A.Start = Begin;
  A.End = End;
  A.Vector = uint64_t(To);
  A.VectorLength = Max;
  A.Inverted = File | ZeroPage;
  A.AllOf = File | ZeroPage; // neither, as they are inverted
  A.AnyOf = Present | Swapped;
  A.Return = Present;
  return sys::call(Syscall::ioctl, Fd, ScanRequest, &A);
}

namespace {

class Resetter {
public:
  Resetter(PageMap &Pages, const FirstContents &M) : Pages(Pages), M(M) {}

  bool run() { return M.Bytes == 0 || writeBack() || discard(); }

private:
  bool writeBack() {
    constexpr unsigned Max = 32;
    PageMap::Range Ranges[Max];
    auto At = uintptr_t(M.Base);
    const uintptr_t End = At + M.Bytes;
    uint64_t Kept = 0;
    for (;;) {
      long Found = Pages.privateRanges(At, End, Ranges, Max);
      if (Found < 0)
        return false;
      for (long I = 0; I != Found; ++I) {
        Kept += Ranges[I].End - Ranges[I].Begin;
        if (Kept > MaxKeptBytes)
          return false;
        restore(Ranges[I].Begin - uintptr_t(M.Base),
                Ranges[I].End - uintptr_t(M.Base));
      }
      if (Found < long(Max))
        return true;
      At = Ranges[Max - 1].End;
    }
  }

  void zero(uint64_t Begin, uint64_t End) {
    if (Begin < End)
      __builtin_memset(M.Base + Begin, 0, End - Begin);
  }

  void restore(uint64_t Begin, uint64_t End) {
    uint64_t From = Begin > M.ImageBegin ? Begin : M.ImageBegin;
    uint64_t To = End < M.ImageEnd ? End : M.ImageEnd;
    if (From >= To)
      return zero(Begin, End);
    zero(Begin, From);
    __builtin_memcpy(M.Base + From, M.Image + (From - M.ImageBegin), To - From);
    zero(To, End);
  }

  bool discard() {
    constexpr int DontNeed = 4;
    if (sys::call(Syscall::madvise, M.Base, M.Bytes, DontNeed) < 0)
      return false;
    if (!M.Mapped && M.ImageBegin < M.ImageEnd)
      __builtin_memcpy(M.Base + M.ImageBegin, M.Image,
                       M.ImageEnd - M.ImageBegin);
    return true;
  }

  PageMap &Pages;
  const FirstContents &M;
};

} // namespace

bool loader::reset(PageMap &Pages, const FirstContents &Memory) {
  return Resetter(Pages, Memory).run();
}
