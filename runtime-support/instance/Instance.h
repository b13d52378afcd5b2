//===- Instance.h - a module brought to life --------------------*- C++ -*-===//
//
// The door of instance/: makes the instance that an image describes in the
// space that memory/ has reserved for it.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_INSTANCE_INSTANCE_H
#define WASMC_INSTANCE_INSTANCE_H

#include "runtime-support/abi/Image.h"
#include "runtime-support/memory/Reservation.h"

namespace wasmc::instance {

/// Exits unless this runtime understands the image.
void checkImage(const abi::ImageHeader &Image);

/// Exits with ExitCode::CannotStart if a memory or table needs more at first
/// than it may have.
void checkLimits(const abi::ImageHeader &Image, const abi::RunLimits &Limits);

/// What the module's own tables need at first.
uint64_t tableBytes(const abi::ImageHeader &Image);

/// Everything but the module's own initialisation. Space is fresh and was
/// reserved with tableBytes(). No table grows beyond MostElements.
void create(const abi::ImageHeader &Image, const memory::Reservation &Space,
            abi::ExecutionContext &Exec, uint64_t MostElements = abi::NoLimit);

} // namespace wasmc::instance

#endif
