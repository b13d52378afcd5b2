//===- ModulePlan.cpp - the shape of a random module ----------------------===//

#include "test/fuzz/ModulePlan.h"
#include <algorithm>

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::Feature;
using wasm::FuncType;
using wasm::HeapType;
using wasm::TypeIndex;
using wasm::ValType;

ModulePlan::ModulePlan(Random &R, wasm::FeatureSet Features)
    : Features(Features) {
  Calm = R.percent(60);
  planFunctions(R);
  planTags(R);
  Globals.push_back({ValType::I32, true}); // FuelGlobal
  for (unsigned N = R.below(6); N != 0; --N)
    Globals.push_back({randomType(R), R.percent(80)});
  planTables(R);
  planMemories(R);
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
  if (has(Feature::ReferenceTypes) && R.percent(12))
    return randomReference(R);
  return randomNumeric(R);
}

ValType ModulePlan::randomBlockType(Random &R) const {
  ValType T = randomType(R);
  if (T.isRef() && has(Feature::FunctionReferences) && R.percent(30))
    return ValType::ref(T.heapType(), false);
  return T;
}

/// Types refer to earlier ones only, so that equal ones are one type.
ValType ModulePlan::randomReference(Random &R) const {
  unsigned Choice = R.below(10);
  if (Choice < 3 && has(Feature::FunctionReferences) && !Types.empty())
    return ValType::ref(HeapType::defined(TypeIndex(R.below(Types.size()))),
                        true);
  if (Choice < 5 && has(Feature::Exceptions))
    return ValType::ref(HeapType::Exn, true);
  return Choice < 8 ? ValType::funcref() : ValType::externref();
}

int32_t ModulePlan::functionFor(Random &R, ValType T) const {
  SmallVector<int32_t, 8> Found;
  for (uint32_t F = 0; F < Functions.size(); ++F) {
    if (Functions[F].Hidden)
      continue;
    HeapType H = T.heapType();
    if (H == HeapType::Func ||
        (H.isDefined() && Types[H.index().Value] == typeOf(F)))
      Found.push_back(F);
  }
  return Found.empty() ? -1 : R.pick(ArrayRef<int32_t>(Found));
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
    FuncType Type = {randomTypes(R, 4), randomTypes(R, MostResults)};
    // A tail call needs the same results.
    if (!Types.empty() && R.percent(40))
      Type.Results = R.pick(ArrayRef(Types)).Results;
    // More arguments than fit registers.
    if (R.percent(5))
      for (unsigned More = 8; More != 0; --More)
        Type.Params.push_back(randomType(R));
    if (!Types.empty() && R.percent(15))
      Type = FuncType(R.pick(ArrayRef(Types)));
    Types.push_back(std::move(Type));
    Functions.push_back({uint32_t(Types.size() - 1)});
    if (R.percent(10))
      Functions.push_back({R.below(Types.size())});
  }
  for (FunctionPlan &F : MutableArrayRef(Functions).drop_front())
    F.Hidden = R.percent(25);
  if (R.percent(8)) {
    Start = Functions.size();
    Functions.push_back({typeIndex({})});
  }
}

void ModulePlan::planTags(Random &R) {
  if (has(Feature::Exceptions) && R.percent(80))
    for (unsigned N = 1 + R.below(3); N != 0; --N)
      Tags.push_back(typeIndex({randomTypes(R, R.percent(90) ? 3 : 12), {}}));
}

void ModulePlan::planTables(Random &R) {
  bool Several = has(Feature::ReferenceTypes);
  for (unsigned N = Several ? R.below(4) : R.below(2); N != 0; --N) {
    uint32_t Min = R.below(9);
    bool Other = Several && !Tables.empty() && R.percent(60);
    Tables.push_back({Other ? randomReference(R) : ValType::funcref(), Min,
                      Min + R.below(5)});
    Tables.back().Is64 = has(Feature::Memory64) && R.percent(30);
  }
}

void ModulePlan::planMemories(Random &R) {
  unsigned Number = R.percent(96);
  if (Number && has(Feature::MultiMemory) && R.percent(40))
    Number += 1 + R.below(2);
  for (uint32_t N = 0; N < Number; ++N) {
    MemoryPlan &M = Memories.emplace_back();
    M.Min = R.percent(90) ? 1 : R.below(3);
    M.Max = M.Min + R.below(4);
    if (has(Feature::CustomPageSizes) && R.percent(15)) {
      M.PageSizeLog2 = 0;
      M.Min = R.percent(30) ? R.below(100) : R.below(9000);
      M.Max = M.Min + R.below(9000);
    }
    M.Is64 = has(Feature::Memory64) && R.percent(35);
    planDatas(R, N);
  }
}

void ModulePlan::planDatas(Random &R, uint32_t Memory) {
  uint64_t Size = Memories[Memory].bytes();
  for (unsigned N = R.below(4); N != 0; --N) {
    std::vector<uint8_t> Bytes(R.below(40));
    for (uint8_t &B : Bytes)
      B = uint8_t(R.below(256));
    bool Passive = has(Feature::BulkMemory) && R.percent(40);
    uint32_t Last = Size - std::min<uint64_t>(Size, 40);
    uint32_t Offset = R.percent(60) ? std::min(Last, R.below(200)) : Last;
    if (!Calm && R.percent(3))
      Offset = Size - std::min<uint64_t>(Size, R.below(30));
    Datas.push_back({Passive ? SegmentMode::Passive : SegmentMode::Active,
                     Memory, Passive ? 0 : Offset, std::move(Bytes)});
  }
}

void ModulePlan::planElems(Random &R) {
  auto RandomFunction = [&] {
    return R.percent(80) ? functionFor(R, ValType::funcref()) : -1;
  };
  for (uint32_t Table = 0; Table < Tables.size(); ++Table) {
    const TablePlan &T = Tables[Table];
    bool Passive = has(Feature::BulkMemory) && R.percent(35);
    ElemPlan E{Passive ? SegmentMode::Passive : SegmentMode::Active, T.Elem,
               Table};
    E.Expressions = T.Elem != ValType::funcref() || R.percent(50);
    E.Functions.resize(T.Min ? R.below(T.Min) + 1 : 0, -1);
    if (!Passive && !Calm && R.percent(3))
      E.Offset = T.Min;
    if (T.Elem == ValType::funcref())
      for (int32_t &F : E.Functions)
        F = E.Expressions && has(Feature::ReferenceTypes)
                ? RandomFunction()
                : functionFor(R, ValType::funcref());
    else if (isFunctionReference(T.Elem))
      for (int32_t &F : E.Functions)
        F = R.percent(80) ? functionFor(R, T.Elem) : -1;
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
    if (!Functions[F].Hidden)
      All.Functions.push_back(F);
}
