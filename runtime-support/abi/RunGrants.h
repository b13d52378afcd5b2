//===- RunGrants.h - what this run of an executable was granted -*- C++ -*-===//
//
// Baked grants and command line, put together: sandbox/ makes it, wasi/ shows
// it to the guest.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_ABI_RUNGRANTS_H
#define WASMC_ABI_RUNGRANTS_H

#include <stdint.h>

namespace wasmc::abi {

struct DirectoryGrant {
  const char *Host;
  const char *Guest;
  bool ReadOnly;
  int Fd; ///< -1 until it is opened
};

/// All strings and arrays live as long as the process.
struct RunGrants {
  const char *Program; ///< the guest's argument 0
  char **Args;         ///< its arguments from 1 on
  uint32_t NumArgs;
  uint32_t NumEnv;
  char **Env; ///< NAME=VALUE, each name once
  DirectoryGrant *Dirs;
  uint32_t NumDirs;
};

} // namespace wasmc::abi

#endif
