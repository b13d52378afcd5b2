//===- Error.h - errors as values -------------------------------*- C++ -*-===//
//
// Inside embed/.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_EMBED_ERROR_H
#define WASMC_EMBED_ERROR_H

#include "runtime-support/embed/include/wasmc.h"
#include "runtime-support/loader/Text.h"

struct wasmc_error_t {
  wasmc_error_kind_t Kind;
  char Message[sizeof(wasmc::loader::Text)];
};

namespace wasmc::embed {

/// Where an error goes: to the caller, if he wants to know, and to what
/// wasmc_last_error() tells.
using ErrorOut = wasmc_error_t **;

/// Always false.
bool fail(ErrorOut To, wasmc_error_kind_t Kind, loader::Bytes Why);
bool fail(ErrorOut To, wasmc_error_kind_t Kind, const char *Why);
bool failForMemory(ErrorOut To);

} // namespace wasmc::embed

#endif
