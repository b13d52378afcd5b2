//===- ModulePlan.h - the shape of a random module --------------*- C++ -*-===//
//
// What a random module has besides its bodies: types, functions, globals,
// memory, tables and segments. Bodies are written in view of it, and may add
// types for their blocks.
//
// Every module ends soon: function entries and loops that are not counted take
// from a global, the fuel, and trap when there is none left. Memory and tables
// have small maxima.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEST_FUZZ_MODULEPLAN_H
#define WASMC_TEST_FUZZ_MODULEPLAN_H

#include "compiler/wasm/Feature.h"
#include "compiler/wasm/Types.h"
#include "test/fuzz/Random.h"
#include <vector>

namespace wasmc::test {

struct GlobalPlan {
  wasm::ValType Type;
  bool Mutable;
};

struct TablePlan {
  wasm::ValType Elem;
  uint32_t Min, Max;
};

enum class SegmentMode : uint8_t { Active, Passive, Declared };

/// Functions are indices, or -1 for null; of externref all are null.
struct ElemPlan {
  SegmentMode Mode;
  wasm::ValType Type;
  uint32_t Table = 0;
  uint32_t Offset = 0;
  std::vector<int32_t> Functions;
  /// Written as expressions even where indices would do.
  bool Expressions = false;
};

struct DataPlan {
  SegmentMode Mode;
  uint32_t Offset;
  std::vector<uint8_t> Bytes;
};

struct ModulePlan {
  ModulePlan(Random &R, wasm::FeatureSet Features);

  bool has(wasm::Feature F) const { return Features[size_t(F)]; }
  uint32_t memoryBytes() const { return MinPages << 16; }
  const wasm::FuncType &typeOf(uint32_t Function) const {
    return Types[Functions[Function]];
  }
  /// The index of this type, which is added if there is none.
  uint32_t typeIndex(const wasm::FuncType &T);
  wasm::ValType randomType(Random &R) const;
  wasm::ValType randomNumeric(Random &R) const;

  static constexpr uint32_t FuelGlobal = 0;

  wasm::FeatureSet Features;
  std::vector<wasm::FuncType> Types;
  std::vector<uint32_t> Functions; ///< their types
  std::vector<GlobalPlan> Globals;
  /// Few accesses are outside, so that code goes on.
  bool Calm = false;
  bool HasMemory = false;
  uint32_t MinPages = 0, MaxPages = 0;
  std::vector<TablePlan> Tables;
  std::vector<ElemPlan> Elems;
  std::vector<DataPlan> Datas;
  int32_t Start = -1; ///< the start function, or -1

private:
  void planFunctions(Random &R);
  void planTables(Random &R);
  void planMemory(Random &R);
  void planElems(Random &R);
  std::vector<wasm::ValType> randomTypes(Random &R, unsigned Most) const;
};

} // namespace wasmc::test

#endif
