//===- Walk.h - path lookup without openat2 ---------------------*- C++ -*-===//

#ifndef WASMC_WASI_WALK_H
#define WASMC_WASI_WALK_H

#include "runtime-support/wasi/Path.h"

namespace wasmc::wasi {

/// As locate(), with the kernel's errors: negative errno. EPERM where the path
/// leads out of Directory.
long walk(int Directory, const GuestPath &Path, bool Follow, Place &P);

} // namespace wasmc::wasi

#endif
