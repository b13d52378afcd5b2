//===- Limits.h - how large a module may be ---------------------*- C++ -*-===//
//
// Implementation limits, so that what is made of a module stays in proportion
// to its bytes. The numbers are those of the WebAssembly JavaScript Interface
// ("Implementation-defined Limits"), which programs keep to that run in
// browsers; memories, and data segments as many as functions, are our own.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASM_LIMITS_H
#define WASMC_WASM_LIMITS_H

#include <cstdint>

namespace wasmc::wasm::limits {

constexpr uint64_t ModuleSize = 1 << 30;
constexpr uint32_t Types = 1'000'000;
constexpr uint32_t Functions = 1'000'000;
constexpr uint32_t Imports = 1'000'000;
constexpr uint32_t Exports = 1'000'000;
constexpr uint32_t Globals = 1'000'000;
constexpr uint32_t Tags = 1'000'000;
constexpr uint32_t Tables = 100'000;
constexpr uint32_t Memories = 100;
constexpr uint32_t DataSegments = 1'000'000;
constexpr uint32_t ElemSegments = 10'000'000;
/// Elements of one segment.
constexpr uint32_t Elements = 10'000'000;
constexpr uint32_t Params = 1'000;
constexpr uint32_t Results = 1'000;
constexpr uint32_t Fields = 10'000;
/// Bytes of a function's code entry.
constexpr uint32_t FunctionSize = 7'654'321;
/// Locals of a function, parameters included.
constexpr uint32_t Locals = 50'000;
/// Types above a type in its chain of supertypes.
constexpr uint32_t SubtypeDepth = 63;

} // namespace wasmc::wasm::limits

#endif
