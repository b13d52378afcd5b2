//===- Instance.h - a module brought to life ---------------------*- C++
//-*-===//
//
// The door of instance/: makes the instance that an image describes, with its
// memory, its tables and the stack that its code runs on.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_INSTANCE_INSTANCE_H
#define WASMC_INSTANCE_INSTANCE_H

#include "runtime-support/abi/Image.h"

/// The image that was linked with this runtime. Hidden, or its address would
/// come from a global offset table, which needs a dynamic relocation.
extern "C" __attribute__((visibility("hidden")))
const wasmc::abi::ImageHeader wasmc_image;

namespace wasmc::instance {

struct Instance {
  void *Vmctx;
  char *StackGuard; ///< up to StackLow nothing can be touched
  char *StackLow;
  char *StackTop;
};

/// Exits unless this runtime understands the image.
void checkImage(const abi::ImageHeader &Image);

/// Everything but the module's own initialisation. Prints the reason and exits
/// with ExitCode::CannotStart if the machine refuses the memory.
Instance create(const abi::ImageHeader &Image, abi::ExecutionContext &Exec);

} // namespace wasmc::instance

#endif
