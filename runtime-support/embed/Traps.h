//===- Traps.h - what is told of a guest's end ------------------*- C++ -*-===//
//
// Inside embed/. A trap holds copies of all that it tells: it may outlive the
// instance and the module.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_EMBED_TRAPS_H
#define WASMC_EMBED_TRAPS_H

#include "runtime-support/embed/Objects.h"

struct wasm_frame_t {
  uint32_t FuncIndex;
  uint64_t FuncOffset, ModuleOffset;
  char Name[256]; ///< cut if it is longer
};

struct wasm_trap_t : wasm_ref_t {
  wasmc::abi::TrapCode Code;
  bool IsExit;
  int ExitCode;
  char *Message;      ///< ends with NUL
  size_t MessageSize; ///< with the NUL
  size_t NumFrames;
  wasm_frame_t *Frames;
};

#endif
