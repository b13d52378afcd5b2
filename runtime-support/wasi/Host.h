//===- Host.h - what the guest's imports work on ----------------*- C++ -*-===//
//
// The door of wasi/ for start/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASI_HOST_H
#define WASMC_WASI_HOST_H

#include "runtime-support/abi/RunGrants.h"
#include "runtime-support/wasi/FdTable.h"

namespace wasmc::wasi {

/// How paths are kept beneath a granted directory.
enum class PathLookup : uint8_t {
  Unknown, ///< the first lookup finds out
  Openat2, ///< by the kernel
  Walk,    ///< step by step
};

/// Everything WASI knows; ExecutionContext::Host points to it.
struct Host {
  abi::RunGrants Grants = {};
  FdTable Fds;
  PathLookup Lookup = PathLookup::Unknown;
};

/// Gives the guest its standard streams and the directories, which are open.
/// Exits with abi::ExitCode::CannotStart if there is no memory for them.
void setUp(Host &H, const abi::RunGrants &Grants);

} // namespace wasmc::wasi

#endif
