//===- TrapStream.h - from an address to the module -------------*- C++ -*-===//
//
// Which function of the module an instruction belongs to, which instruction of
// the module it was compiled from, and which trap it raises (abi/Image.h,
// "trap stream").
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TRAP_TRAPSTREAM_H
#define WASMC_TRAP_TRAPSTREAM_H

#include "runtime-support/abi/Image.h"

namespace wasmc::trap {

struct Location {
  const abi::FunctionEntry *Function; ///< null: not a function of the module
  bool HasOffset;                     ///< if not, only the function is known
  uint32_t BodyOffset;                ///< from the body's start
  abi::TrapCode Code;
};

/// The place of the instruction that holds the byte at Pc. For a return
/// address pass the address before it.
Location locate(const abi::ImageHeader &Image, uintptr_t Pc);

} // namespace wasmc::trap

#endif
