//===- Landlock.h - no file outside the granted directories -----*- C++ -*-===//

#ifndef WASMC_SANDBOX_LANDLOCK_H
#define WASMC_SANDBOX_LANDLOCK_H

#include "runtime-support/abi/RunGrants.h"

namespace wasmc::sandbox {

/// Has the kernel refuse every file that is not beneath a granted directory,
/// and every change beneath a read-only one, whatever call asks for it. ENOSYS
/// (negative, as all errors) where the kernel has no landlock, or the first
/// one, which refuses moves between directories, or a container hides it.
long restrictFiles(const abi::RunGrants &Grants);

} // namespace wasmc::sandbox

#endif
