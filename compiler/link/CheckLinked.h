//===- CheckLinked.h - what everything linked promises ----------*- C++ -*-===//
//
// Inside link/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LINK_CHECKLINKED_H
#define WASMC_LINK_CHECKLINKED_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

namespace wasmc {

/// Fails unless the file needs neither interpreter nor dynamic relocations,
/// has no segment that is both writable and executable, a stack that is not
/// executable, and a sealed (RELRO) part where it has writable ones. Each
/// failure would be a bug of ours, found before anybody runs its result.
llvm::Error checkLinked(llvm::ArrayRef<char> Bytes);

} // namespace wasmc

#endif
