//===- Sandbox.h - what a run may reach -------------------------*- C++ -*-===//
//
// The door of sandbox/ for start/: reads what was granted, takes it, and gives
// up everything else before the guest's first instruction.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SANDBOX_SANDBOX_H
#define WASMC_SANDBOX_SANDBOX_H

#include "runtime-support/abi/Image.h"
#include "runtime-support/abi/Limits.h"
#include "runtime-support/abi/RunGrants.h"
#include "runtime-support/sys/Process.h"

namespace wasmc::sandbox {

struct Settings {
  abi::RunGrants Grants = {};
  /// Every granted directory must lie in one of these. Null: anywhere.
  abi::DirectoryGrant *Ceiling = nullptr;
  uint32_t NumCeiling = 0;
  bool Strict = false;
  bool TellStatus = false;
  /// Of a metered executable; without --fuel as much as there can be.
  uint64_t Fuel = INT64_MAX;
  bool ReportFuel = false;
  const char *FuelFlag = nullptr; ///< the last one that asked for metering
  const char *Invoke = nullptr;   ///< of the loader program: the export
  /// Of the loader program: the descriptor of the image's file, which stays
  /// open. -1: the file is opened by its path.
  int ImageFd = -1;
  abi::RunLimits Limits;
};

/// Puts baked grants and command line together. Exits with ExitCode::Usage at
/// a flag that is unknown or asks for more than the baked grants, and after
/// --help.
Settings readGrants(const sys::ProcessStart &Process,
                    const abi::ImageHeader &Image);

/// The same for the loader program, which knows no image yet. Args begin with
/// the image's path.
Settings readLoaderFlags(const sys::ProcessStart &Process);

/// A limit that nothing keeps would be worse than none: exits with
/// ExitCode::Usage if fuel was asked for of an image that doesn't count it.
void checkMetering(const Settings &S, const abi::ImageHeader &Image,
                   const char *Program);

/// Closes the descriptors that were inherited beyond 0, 1 and 2, and opens the
/// granted directories. Exits with ExitCode::Usage if one can't be opened.
void openGrants(Settings &S);

/// The last step before the guest: no new privileges, no files outside the
/// granted directories, no system call but those of the image's filter. Exits
/// with ExitCode::CannotStart if a wall can't be put up, but for one that the
/// kernel doesn't have unless S.Strict; with --sandbox-status tells, and exits.
void enter(const Settings &S, const abi::ImageHeader &Image);

struct Filter {
  const abi::FilterInstruction *Code;
  uint16_t Length;
};
/// The same with another filter than one of the image's.
void enter(const Settings &S, Filter F);

} // namespace wasmc::sandbox

#endif
