//===- Calls.cpp - what is called in a random module ----------------------===//

#include "test/fuzz/Calls.h"
#include "test/fuzz/Constants.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::ValType;

constexpr unsigned Rounds = 3;

char wasmc::test::letterOf(ValType T) {
  if (T.isRef())
    return T.heapType() == wasm::HeapType::Extern ? 'e'
           : T.heapType() == wasm::HeapType::Exn  ? 'x'
                                                  : 'r';
  return "iIfFv"[T.kind()];
}

static ValueBits bitsOf(uint64_t Bits) {
  ValueBits Result{};
  for (unsigned N = 0; N < 8; ++N)
    Result[N] = uint8_t(Bits >> (8 * N));
  return Result;
}

static ValueBits randomValue(Random &R, ValType T) {
  switch (T.kind()) {
  case ValType::I32:
    return bitsOf(randomI32(R));
  case ValType::I64:
    return bitsOf(randomI64(R));
  case ValType::F32:
    return bitsOf(randomF32(R));
  case ValType::F64:
    return bitsOf(randomF64(R));
  case ValType::V128:
    return randomV128(R);
  default:
    return {}; // null
  }
}

CallPlan wasmc::test::planCalls(const wasm::Module &M, Random R) {
  CallPlan Plan;
  for (const wasm::Global &G : M.Globals)
    Plan.Globals += letterOf(G.Type.Type);
  Plan.Memories = M.Memories.size();
  for (unsigned Round = 0; Round < Rounds; ++Round)
    for (const wasm::Export &E : M.Exports) {
      if (E.Kind != wasm::ExternKind::Func)
        continue;
      const wasm::Function &F = M.Functions[E.Index];
      const wasm::FuncType &Type = M.Types[F.Type.Value].Function;
      Call &C = Plan.Calls.emplace_back();
      C.Export = E.Name.str();
      for (ValType T : Type.Params)
        C.Args.push_back(randomValue(R, T));
      for (ValType T : Type.Results)
        C.Results += letterOf(T);
      C.LookAtState = R.percent(35);
    }
  return Plan;
}

std::string wasmc::test::valueText(char Letter, const ValueBits &Bits) {
  if (Letter == 'r' || Letter == 'e' || Letter == 'x')
    return Bits == ValueBits{} ? "null" : "ref";
  unsigned Size = Letter == 'v' ? 16 : Letter == 'I' || Letter == 'F' ? 8 : 4;
  return toHex(ArrayRef(Bits).take_front(Size), /*LowerCase=*/true);
}
