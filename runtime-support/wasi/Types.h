//===- Types.h - the types of WASI preview 1 --------------------*- C++ -*-===//
//
// Names and numbers are those of wasi_snapshot_preview1.witx.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASI_TYPES_H
#define WASMC_WASI_TYPES_H

#include <stddef.h>
#include <stdint.h>

namespace wasmc::wasi {

enum class Errno : uint16_t {
#define ERRNO(Name, Wasi, Linux) Name = Wasi,
#include "runtime-support/wasi/Errno.def"
};

/// What a system call's result means to the guest.
Errno errnoOf(long Result);

enum class FileType : uint8_t {
  Unknown = 0,
  BlockDevice = 1,
  CharacterDevice = 2,
  Directory = 3,
  RegularFile = 4,
  SocketDgram = 5,
  SocketStream = 6,
  SymbolicLink = 7,
};

enum Rights : uint64_t {
  FdDatasync = 1 << 0,
  FdRead = 1 << 1,
  FdSeek = 1 << 2,
  FdFdstatSetFlags = 1 << 3,
  FdSync = 1 << 4,
  FdTell = 1 << 5,
  FdWrite = 1 << 6,
  FdAdvise = 1 << 7,
  FdAllocate = 1 << 8,
  PathCreateDirectory = 1 << 9,
  PathCreateFile = 1 << 10,
  PathLinkSource = 1 << 11,
  PathLinkTarget = 1 << 12,
  PathOpen = 1 << 13,
  FdReaddir = 1 << 14,
  PathReadlink = 1 << 15,
  PathRenameSource = 1 << 16,
  PathRenameTarget = 1 << 17,
  PathFilestatGet = 1 << 18,
  PathFilestatSetSize = 1 << 19,
  PathFilestatSetTimes = 1 << 20,
  FdFilestatGet = 1 << 21,
  FdFilestatSetSize = 1 << 22,
  FdFilestatSetTimes = 1 << 23,
  PathSymlink = 1 << 24,
  PathRemoveDirectory = 1 << 25,
  PathUnlinkFile = 1 << 26,
  PollFdReadwrite = 1 << 27,
  SockShutdown = 1 << 28,
  SockAccept = 1 << 29,
  AllRights = (1 << 30) - 1,
};

/// What applies to a file, and what to a directory.
constexpr uint64_t FileRights =
    FdDatasync | FdRead | FdSeek | FdFdstatSetFlags | FdSync | FdTell |
    FdWrite | FdAdvise | FdAllocate | FdFilestatGet | FdFilestatSetSize |
    FdFilestatSetTimes | PollFdReadwrite;
constexpr uint64_t DirectoryRights =
    FdFdstatSetFlags | FdSync | FdDatasync | FdAdvise | PathCreateDirectory |
    PathCreateFile | PathLinkSource | PathLinkTarget | PathOpen | FdReaddir |
    PathReadlink | PathRenameSource | PathRenameTarget | PathFilestatGet |
    PathFilestatSetSize | PathFilestatSetTimes | FdFilestatGet |
    FdFilestatSetTimes | PathSymlink | PathRemoveDirectory | PathUnlinkFile |
    PollFdReadwrite;

enum FdFlags : uint16_t {
  Append = 1,
  Dsync = 2,
  Nonblock = 4,
  Rsync = 8,
  Sync = 16,
  AllFdFlags = 31,
};

enum OpenFlags : uint16_t {
  OpenCreate = 1,
  OpenDirectory = 2,
  OpenExclusive = 4,
  OpenTruncate = 8,
  AllOpenFlags = 15,
};

enum LookupFlags : uint32_t { SymlinkFollow = 1 };

enum SetTimesFlags : uint16_t {
  SetAtim = 1,
  SetAtimNow = 2,
  SetMtim = 4,
  SetMtimNow = 8,
  AllSetTimesFlags = 15,
};

} // namespace wasmc::wasi

#endif
