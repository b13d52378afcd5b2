//===- CheckModule.h - what the front end says of a module ------*- C++ -*-===//
//
// The commands of a script that run nothing: modules that must be rejected,
// and those that must not.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_SCRIPT_CHECKMODULE_H
#define WASMC_SCRIPT_CHECKMODULE_H

#include "compiler/text/ParseScript.h"
#include "compiler/wasm/Feature.h"

namespace wasmc {

/// A binary module; M is none of form Instance.
llvm::Expected<std::vector<uint8_t>> moduleBytes(const ScriptModule &M);

/// Assembles or takes the bytes, reads and validates.
llvm::Error checkModule(const ScriptModule &M, wasm::FeatureSet Accepted);

/// assert_malformed, assert_invalid: "" if the module is rejected for the
/// reason that the command gives, in its words; else what came instead.
std::string checkRejection(const ScriptCommand &Command,
                           wasm::FeatureSet Accepted);

/// The commands that checkRejection() is for.
bool assertsRejection(CommandKind Kind);

} // namespace wasmc

#endif
