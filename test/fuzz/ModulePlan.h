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

struct FunctionPlan {
  uint32_t Type;
  /// Neither exported nor referred to, so that only this module calls it.
  bool Hidden = false;
};

struct TablePlan {
  wasm::ValType Elem;
  uint32_t Min, Max;
  bool Is64 = false; ///< its address type
};

struct MemoryPlan {
  uint32_t Min, Max; ///< in pages
  bool Is64 = false; ///< its address type
  uint8_t PageSizeLog2 = 16;
  uint64_t bytes() const { return uint64_t(Min) << PageSizeLog2; }
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
  uint32_t Memory;
  uint32_t Offset;
  std::vector<uint8_t> Bytes;
};

struct ModulePlan {
  ModulePlan(Random &R, wasm::FeatureSet Features);

  bool has(wasm::Feature F) const { return Features[size_t(F)]; }
  const wasm::FuncType &typeOf(uint32_t Function) const {
    return Types[Functions[Function].Type];
  }
  /// The index of this type, which is added if there is none.
  uint32_t typeIndex(const wasm::FuncType &T);
  /// Of a function, a global, a local: it has a default.
  wasm::ValType randomType(Random &R) const;
  /// Of a block's parameter or result, which may have none.
  wasm::ValType randomBlockType(Random &R) const;
  wasm::ValType randomReference(Random &R) const;
  wasm::ValType randomNumeric(Random &R) const;

  /// A function that T, a reference, may refer to; -1 if there is none.
  int32_t functionFor(Random &R, wasm::ValType T) const;

  static constexpr uint32_t FuelGlobal = 0;

  wasm::FeatureSet Features;
  std::vector<wasm::FuncType> Types;
  std::vector<FunctionPlan> Functions;
  std::vector<uint32_t> Tags; ///< their types
  std::vector<GlobalPlan> Globals;
  /// Few accesses are outside, so that code goes on.
  bool Calm = false;
  std::vector<MemoryPlan> Memories;
  std::vector<TablePlan> Tables;
  std::vector<ElemPlan> Elems;
  std::vector<DataPlan> Datas;
  int32_t Start = -1; ///< the start function, or -1

private:
  void planFunctions(Random &R);
  void planTables(Random &R);
  void planTags(Random &R);
  void planMemories(Random &R);
  void planDatas(Random &R, uint32_t Memory);
  void planElems(Random &R);
  std::vector<wasm::ValType> randomTypes(Random &R, unsigned Most) const;
};

/// The same reference, or null.
inline wasm::ValType nullable(wasm::ValType T) {
  return wasm::ValType::ref(T.heapType(), true);
}
inline bool isFunctionReference(wasm::ValType T) {
  return T.isRef() &&
         (T.heapType().isDefined() || T.heapType() == wasm::HeapType::Func);
}
inline bool isExceptionReference(wasm::ValType T) {
  return T.isRef() && T.heapType() == wasm::HeapType::Exn;
}

} // namespace wasmc::test

#endif
