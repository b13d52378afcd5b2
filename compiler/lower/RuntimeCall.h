//===- RuntimeCall.h - the calls of the runtime -----------------*- C++ -*-===//

#ifndef WASMC_LOWER_RUNTIMECALL_H
#define WASMC_LOWER_RUNTIMECALL_H

#include <cstdint>

namespace wasmc {

enum class RuntimeCall : uint8_t {
#define RUNTIME_CALL(Name, NumParams, HasResult) Name,
#include "runtime-support/abi/RuntimeCalls.def"
};

constexpr unsigned NumRuntimeCalls = 0
#define RUNTIME_CALL(Name, NumParams, HasResult) +1
#include "runtime-support/abi/RuntimeCalls.def"
    ;

} // namespace wasmc

#endif
