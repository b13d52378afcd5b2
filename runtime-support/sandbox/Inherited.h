//===- Inherited.h - what the process inherited ---------------*- C++ -*-===//

#ifndef WASMC_SANDBOX_INHERITED_H
#define WASMC_SANDBOX_INHERITED_H

namespace wasmc::sandbox {

/// Closes all descriptors but 0, 1 and 2.
void closeInherited();

} // namespace wasmc::sandbox

#endif
