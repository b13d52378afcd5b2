//===- Status.h - what --sandbox-status tells -------------------*- C++ -*-===//

#ifndef WASMC_SANDBOX_STATUS_H
#define WASMC_SANDBOX_STATUS_H

#include "runtime-support/sandbox/Sandbox.h"

namespace wasmc::sandbox {

enum class WallState : uint8_t { NotNeeded, Up, Missing };

struct Walls {
  WallState Privileges = WallState::NotNeeded;
  WallState Landlock = WallState::NotNeeded;
  WallState Filter = WallState::NotNeeded;
};

/// Tells on standard output, and exits. Runs behind the walls.
[[noreturn]] void tellStatus(const Settings &S, const Walls &W);

} // namespace wasmc::sandbox

#endif
