//===- File.h - the kernel's words for files --------------------*- C++ -*-===//

#ifndef WASMC_SYS_FILE_H
#define WASMC_SYS_FILE_H

#include "runtime-support/sys/Syscall.h"
#include <stddef.h>

namespace wasmc::sys {

/// The directory argument that stands for the current one.
constexpr int AtCwd = -100;

enum OpenFlags : uint64_t {
  OpenReadOnly = 0,
  OpenWriteOnly = 1,
  OpenReadWrite = 2,
  OpenAccessMode = 3,
  OpenCreate = 0100,
  OpenExclusive = 0200,
  OpenNoCtty = 0400,
  OpenTruncate = 01000,
  OpenAppend = 02000,
  OpenNonblock = 04000,
  OpenDsync = 010000,
#if defined(__aarch64__)
  OpenDirectory = 040000,
  OpenNofollow = 0100000,
#else
  OpenDirectory = 0200000,
  OpenNofollow = 0400000,
#endif
  OpenCloexec = 02000000,
  OpenSync = 04010000,
  OpenPath = 010000000,
};

enum AtFlags : int {
  AtSymlinkNofollow = 0x100,
  AtRemoveDirectory = 0x200,
  AtEmptyPath = 0x1000,
};

struct StatxTime {
  int64_t Seconds;
  uint32_t Nanoseconds;
  int32_t Reserved;
};

/// struct statx, the same on all architectures.
struct Statx {
  uint32_t Mask;
  uint32_t BlockSize;
  uint64_t Attributes;
  uint32_t NumLinks;
  uint32_t User, Group;
  uint16_t Mode, Pad;
  uint64_t Inode;
  uint64_t Size;
  uint64_t Blocks;
  uint64_t AttributesMask;
  StatxTime Access, Birth, Change, Modification;
  uint32_t RdevMajor, RdevMinor, DevMajor, DevMinor;
  uint64_t Spare[14];
};
static_assert(sizeof(Statx) == 256);

inline long statx(int Directory, const char *Name, int Flags, Statx &Result) {
  constexpr unsigned BasicStats = 0x7ff;
  return call(Syscall::statx, Directory, Name, Flags, BasicStats, &Result);
}
inline long statxOf(int Fd, Statx &Result) {
  return statx(Fd, "", AtEmptyPath, Result);
}

/// What getdents64 gives: struct linux_dirent64, unaligned in its last field.
class DirectoryEntry {
public:
  explicit DirectoryEntry(const char *At) : At(At) {}
  uint64_t inode() const { return field<uint64_t>(0); }
  /// The position behind the entry, for lseek.
  uint64_t next() const { return field<uint64_t>(8); }
  uint16_t length() const { return field<uint16_t>(16); } ///< of the entry
  uint8_t type() const { return field<uint8_t>(18); }
  const char *name() const { return At + 19; }

private:
  template <typename T> T field(size_t Offset) const {
    T Value;
    __builtin_memcpy(&Value, At + Offset, sizeof(T));
    return Value;
  }
  const char *At;
};

/// What just opened, or an error that is passed on. Messages of the runtime go
/// to descriptor 2: if that was closed, no file may take its number.
inline long awayFromStandardStreams(long Fd) {
  constexpr int DupCloexec = 1030, LowestOther = 3;
  if (Fd < 0 || Fd >= LowestOther)
    return Fd;
  long Other = call(Syscall::fcntl, Fd, DupCloexec, LowestOther);
  call(Syscall::close, Fd);
  return Other;
}

} // namespace wasmc::sys

#endif
