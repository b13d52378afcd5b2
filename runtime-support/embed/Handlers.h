//===- Handlers.h - signals in a host that has handlers too -----*- C++ -*-===//
//
// Inside embed/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_EMBED_HANDLERS_H
#define WASMC_EMBED_HANDLERS_H

#include "runtime-support/embed/Libc.h"

namespace wasmc::embed {

enum ActionFlags : int {
  WithInfo = 4,               ///< SA_SIGINFO
  OnAltStack = 0x08000000,    ///< SA_ONSTACK
  NoDefer = 0x40000000,       ///< SA_NODEFER
  ResetHand = int(0x80000000) ///< SA_RESETHAND
};

/// Below it a thread's own alternate stack isn't used. What the kernel's frame
/// takes depends on the CPU's registers.
size_t leastHandlerStack();

} // namespace wasmc::embed

#endif
