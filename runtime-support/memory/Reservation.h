//===- Reservation.h - the address space of an instance ---------*- C++ -*-===//
//
// One mapping holds all that an instance needs, so that start-up is few system
// calls:
//
//   | guard | guest stack | tables | instance |vmctx  memory ... reserved |
//     none    <------------- read and write -------------->     none
//
// Nothing of it is ever executable.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_MEMORY_RESERVATION_H
#define WASMC_MEMORY_RESERVATION_H

#include "runtime-support/abi/Image.h"
#include "runtime-support/abi/Limits.h"

namespace wasmc::memory {

struct Reservation {
  char *StackGuard;
  char *StackLow;
  char *StackTop;
  char *Tables; ///< TableBytes of zeros
  char *Vmctx;
  uint64_t MemoryReserved; ///< bytes from vmctx on, for all own memories
  bool Guarded;            ///< see OwnMemories
  uint64_t MostBytes = ~uint64_t(0); ///< none of them can grow beyond
};

/// Below the guest stack. Compiled code probes its frames page by page, and
/// runtime calls need StackHeadroom, so a page would do; the rest is for what
/// we didn't think of, and is only address space.
constexpr uint64_t StackGuardSize = 1 << 20;

/// Reserves, maps the memory's initial contents and makes stack, tables,
/// instance and the memory's first pages writable. Of memories whose addresses
/// are compared with their size no more is reserved than there is address space
/// for, and memory.grow fails beyond. Prints the
/// reason and exits with ExitCode::CannotStart if the machine refuses.
Reservation reserve(const abi::ImageHeader &Image, uint64_t TableBytes,
                    const abi::RunLimits &Limits = {});

} // namespace wasmc::memory

#endif
