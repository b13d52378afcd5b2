//===- Inherited.h - what the process inherited ---------------*- C++ -*-===//

#ifndef WASMC_SANDBOX_INHERITED_H
#define WASMC_SANDBOX_INHERITED_H

namespace wasmc::sandbox {

/// Closes all descriptors but 0, 1, 2 and Kept.
void closeInherited(int Kept = 0);

} // namespace wasmc::sandbox

#endif
