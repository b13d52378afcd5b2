//===- Roots.h - where references to exceptions may be ----------*- C++ -*-===//
//
// Inside exception/. Roots are looked at conservatively: every word that could
// be an exnref, or point into an exception, keeps it.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_EXCEPTION_ROOTS_H
#define WASMC_EXCEPTION_ROOTS_H

#include "runtime-support/exception/Heap.h"
#include "runtime-support/trap/Trap.h"

namespace wasmc::exception {

/// Marks what the running store's roots refer to; called on the guest stack,
/// by a runtime call. The bytes that were looked at.
uint64_t markRoots(Heap &H, const abi::ExecutionContext &Exec,
                   const trap::GuestRegions &Guest);

} // namespace wasmc::exception

#endif
