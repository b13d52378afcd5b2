//===- FileStatus.h - the kernel's statx and WASI's filestat ----*- C++ -*-===//

#ifndef WASMC_WASI_FILESTATUS_H
#define WASMC_WASI_FILESTATUS_H

#include "runtime-support/sys/File.h"
#include "runtime-support/wasi/Clock.h"

namespace wasmc::wasi {

inline FileType fileTypeOf(const sys::Statx &S) {
  switch (S.Mode & 0170000) {
  case 0100000:
    return FileType::RegularFile;
  case 0040000:
    return FileType::Directory;
  case 0120000:
    return FileType::SymbolicLink;
  case 0060000:
    return FileType::BlockDevice;
  case 0020000:
    return FileType::CharacterDevice;
  case 0140000:
    return FileType::SocketStream;
  default:
    return FileType::Unknown; // WASI has no name for a pipe
  }
}

/// WASI's filestat.
struct FileStat {
  uint64_t Device;
  uint64_t Inode;
  FileType Type;
  uint8_t Pad[7];
  uint64_t NumLinks;
  uint64_t Size;
  uint64_t AccessTime, ModificationTime, ChangeTime;
};
static_assert(sizeof(FileStat) == 64);

inline FileStat toFileStat(const sys::Statx &S) {
  auto Time = [](const sys::StatxTime &T) {
    return toNanoseconds(T.Seconds, T.Nanoseconds);
  };
  FileStat Result = {};
  Result.Device = uint64_t(S.DevMajor) << 32 | S.DevMinor;
  Result.Inode = S.Inode;
  Result.Type = fileTypeOf(S);
  Result.NumLinks = S.NumLinks;
  Result.Size = S.Size;
  Result.AccessTime = Time(S.Access);
  Result.ModificationTime = Time(S.Modification);
  Result.ChangeTime = Time(S.Change);
  return Result;
}

/// The two times that utimensat takes, from the guest's numbers.
inline Errno toTimes(uint64_t Access, uint64_t Modification, uint32_t Flags,
                     TimeSpec (&Times)[2]) {
  constexpr int64_t Now = (1 << 30) - 1, Omit = (1 << 30) - 2;
  auto One = [](uint64_t Time, bool Set, bool SetNow) -> TimeSpec {
    if (Set)
      return toTimeSpec(Time);
    return {0, SetNow ? Now : Omit};
  };
  bool Both = (Flags & SetAtim && Flags & SetAtimNow) ||
              (Flags & SetMtim && Flags & SetMtimNow);
  if (Both || Flags & ~uint32_t(AllSetTimesFlags))
    return Errno::Invalid;
  Times[0] = One(Access, Flags & SetAtim, Flags & SetAtimNow);
  Times[1] = One(Modification, Flags & SetMtim, Flags & SetMtimNow);
  return Errno::Success;
}

} // namespace wasmc::wasi

#endif
