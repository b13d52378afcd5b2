//===- ModulePlan.cpp - the shape of a random module ----------------------===//

#include "test/fuzz/ModulePlan.h"
#include <algorithm>

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::Feature;
using wasm::FuncType;
using wasm::ValType;

ModulePlan::ModulePlan(Random &R, wasm::FeatureSet Features)
    : Features(Features) {
  Calm = R.percent(60);
  planFunctions(R);
  Globals.push_back({ValType::I32, true}); // FuelGlobal
  for (unsigned N = R.below(6); N != 0; --N)
    Globals.push_back({randomType(R), R.percent(80)});
  planTables(R);
  planMemory(R);
  planElems(R);
}

ValType ModulePlan::randomNumeric(Random &R) const {
  if (has(Feature::Simd) && R.percent(22))
    return ValType::V128;
  return R.pick({ValType(ValType::I32), ValType(ValType::I32),
                 ValType(ValType::I64), ValType(ValType::F32),
                 ValType(ValType::F64)});
}

ValType ModulePlan::randomType(Random &R) const {
  if (has(Feature::ReferenceTypes) && R.percent(8))
    return R.percent(50) ? ValType::funcref() : ValType::externref();
  return randomNumeric(R);
}

std::vector<ValType> ModulePlan::randomTypes(Random &R, unsigned Most) const {
  std::vector<ValType> Result(R.below(Most + 1));
  for (ValType &T : Result)
    T = randomType(R);
  return Result;
}

uint32_t ModulePlan::typeIndex(const FuncType &T) {
  auto At = std::find(Types.begin(), Types.end(), T);
  if (At == Types.end())
    At = Types.insert(At, T);
  return At - Types.begin();
}

void ModulePlan::planFunctions(Random &R) {
  unsigned MostResults = has(Feature::MultiValue) ? 3 : 1;
  for (unsigned N = 2 + R.below(R.percent(15) ? 5 : 2); N != 0; --N) {
    // Equal types of different index are one type to call_indirect.
    if (!Types.empty() && R.percent(15))
      Types.push_back(R.pick(ArrayRef(Types)));
    else
      Types.push_back({randomTypes(R, 4), randomTypes(R, MostResults)});
    // More than six arguments and big results don't fit registers.
    if (R.percent(4))
      for (unsigned More = 6; More != 0; --More)
        Types.back().Params.push_back(randomType(R));
    Functions.push_back(Types.size() - 1);
    if (R.percent(10))
      Functions.push_back(R.below(Types.size()));
  }
  if (R.percent(8)) {
    Start = Functions.size();
    Functions.push_back(typeIndex({}));
  }
}

void ModulePlan::planTables(Random &R) {
  bool Several = has(Feature::ReferenceTypes);
  for (unsigned N = Several ? R.below(4) : R.below(2); N != 0; --N) {
    uint32_t Min = R.below(9);
    bool Extern = Several && !Tables.empty() && R.percent(50);
    Tables.push_back({Extern ? ValType::externref() : ValType::funcref(), Min,
                      Min + R.below(5)});
  }
}

void ModulePlan::planMemory(Random &R) {
  HasMemory = R.percent(96);
  if (!HasMemory)
    return;
  MinPages = R.percent(85) ? 1 : R.below(3);
  MaxPages = MinPages + R.below(4);
  for (unsigned N = R.below(4); N != 0; --N) {
    std::vector<uint8_t> Bytes(R.below(40));
    for (uint8_t &B : Bytes)
      B = uint8_t(R.below(256));
    bool Passive = has(Feature::BulkMemory) && R.percent(40);
    uint32_t Last = memoryBytes() - std::min(memoryBytes(), uint32_t(40));
    uint32_t Offset = R.percent(60) ? R.below(200) : Last;
    if (!Calm && R.percent(3))
      Offset = memoryBytes() - std::min(memoryBytes(), R.below(30));
    Datas.push_back({Passive ? SegmentMode::Passive : SegmentMode::Active,
                     Passive ? 0 : Offset, std::move(Bytes)});
  }
}

void ModulePlan::planElems(Random &R) {
  auto RandomFunction = [&] {
    return R.percent(80) ? int32_t(R.below(Functions.size())) : -1;
  };
  for (uint32_t Table = 0; Table < Tables.size(); ++Table) {
    const TablePlan &T = Tables[Table];
    bool Passive = has(Feature::BulkMemory) && R.percent(35);
    ElemPlan E{Passive ? SegmentMode::Passive : SegmentMode::Active, T.Elem,
               Table};
    E.Expressions = T.Elem == ValType::externref() || R.percent(50);
    E.Functions.resize(T.Min ? R.below(T.Min) + 1 : 0, -1);
    if (!Passive && !Calm && R.percent(3))
      E.Offset = T.Min;
    if (T.Elem == ValType::funcref())
      for (int32_t &F : E.Functions)
        F = E.Expressions && has(Feature::ReferenceTypes)
                ? RandomFunction()
                : int32_t(R.below(Functions.size()));
    // Before reference types only active segments of indices could be.
    if (!has(Feature::ReferenceTypes))
      E.Expressions = false;
    Elems.push_back(std::move(E));
  }
  if (!has(Feature::ReferenceTypes))
    return;
  // ref.func may name what is declared somewhere outside the bodies.
  ElemPlan &All =
      Elems.emplace_back(ElemPlan{SegmentMode::Declared, ValType::funcref()});
  for (uint32_t F = 0; F < Functions.size(); ++F)
    All.Functions.push_back(F);
}
