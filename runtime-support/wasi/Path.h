//===- Path.h - paths that stay beneath a granted directory -----*- C++ -*-===//
//
// A guest's path means something only beneath the directory that it was given
// with. Whatever it holds ("..", symlinks, both changed by somebody else at
// the same time), what is opened lies beneath. Two ways lead there, and
// behave the same:
//
//   openat2 with RESOLVE_BENEATH: the kernel sees to it;
//   a walk where the kernel has none: each step opens one name with O_NOFOLLOW
//   in the directory reached so far, symlinks are read and their targets
//   walked, and ".." walks again from the granted directory. So no system call
//   ever gets a name that could lead elsewhere.
//
// Operations on a name (mkdirat and its kin) get the name's directory, opened
// in this way, and a single name that they don't follow: a Place.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASI_PATH_H
#define WASMC_WASI_PATH_H

#include "runtime-support/wasi/Function.h"

namespace wasmc::wasi {

constexpr uint32_t MaxPath = 4095; ///< Linux's, without the NUL
constexpr uint32_t MaxName = 255;
constexpr uint32_t MaxSymlinks = 40; ///< Linux's

/// A relative path, neither empty nor with a NUL inside. Trailing slashes are
/// cut off and remembered: what they end must be a directory.
struct GuestPath {
  char Text[MaxPath + 1];
  uint32_t Length;
  bool Slash;
};

Errno readPath(Call C, uint32_t Address, uint32_t Length, GuestPath &Path);

/// A name in a directory. "." stands for the directory itself.
class Place {
public:
  Place() = default;
  Place(const Place &) = delete;
  Place &operator=(const Place &) = delete;
  ~Place() { reset(); }
  void reset();

  int Directory = -1;
  bool Owned = false; ///< Directory was opened for this place
  bool MustBeDirectory = false;
  char Name[MaxName + 1];
};

/// The place of Path's last name. With Follow, what symlinks there lead to;
/// what it names need not exist either way. Path is as before
/// afterwards.
Errno locate(Call C, int Directory, GuestPath &Path, bool Follow, Place &P);

/// Opens with the kernel's flags; OpenNofollow makes the last name not be
/// followed. The descriptor is never 0, 1 or 2.
Errno openBeneath(Call C, int Directory, const GuestPath &Path, uint64_t Flags,
                  int &Fd);

} // namespace wasmc::wasi

#endif
