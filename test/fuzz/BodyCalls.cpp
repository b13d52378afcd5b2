//===- BodyCalls.cpp - calls and tail calls -------------------------------===//

#include "test/fuzz/BodyWriter.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::FuncType;
using wasm::HeapType;
using wasm::Opcode;
using wasm::TypeIndex;
using wasm::ValType;

/// Of the functions, those that satisfy Wanted.
template <typename Predicate>
static std::optional<uint32_t> pickFunction(const ModulePlan &Plan, Random &R,
                                            Predicate Wanted) {
  SmallVector<uint32_t, 8> Found;
  for (uint32_t F = 0; F < Plan.Functions.size(); ++F)
    if (Wanted(F))
      Found.push_back(F);
  if (Found.empty())
    return std::nullopt;
  return R.pick(ArrayRef<uint32_t>(Found));
}

std::optional<uint32_t> BodyWriter::functionReturning(ValType T) {
  return pickFunction(Plan, R, [&](uint32_t F) {
    return is_contained(Plan.typeOf(F).Results, T);
  });
}

bool BodyWriter::call(Opcode Op, ValType T) {
  std::optional<uint32_t> Callee = functionReturning(T);
  if (!Callee)
    return false;
  NeedsFuel = true;
  FuncType Type = Plan.typeOf(*Callee);
  expressions(Type.Params);
  index(Op, *Callee);
  keepOne(Type.Results, T);
  return true;
}

/// Of any type of reference to functions.
std::optional<uint32_t> BodyWriter::functionTable() {
  SmallVector<uint32_t, 4> Found;
  for (uint32_t N = 0; N < Plan.Tables.size(); ++N)
    if (isFunctionReference(Plan.Tables[N].Elem))
      Found.push_back(N);
  if (Found.empty())
    return std::nullopt;
  return R.pick(ArrayRef<uint32_t>(Found));
}

bool BodyWriter::callIndirect(Opcode Op, ValType T) {
  std::optional<uint32_t> Table = functionTable();
  std::optional<uint32_t> Like = functionReturning(T);
  if (!Table || !Like)
    return false;
  NeedsFuel = true;
  uint32_t Index = Plan.Functions[*Like].Type;
  FuncType Type = Plan.Types[Index];
  expressions(Type.Params);
  elementIndex(Plan.Tables[*Table]);
  index(Op, Index);
  Code.u32(*Table);
  keepOne(Type.Results, T);
  return true;
}

bool BodyWriter::callRef(Opcode Op, ValType T) {
  std::optional<uint32_t> Like = functionReturning(T);
  if (!Like)
    return false;
  NeedsFuel = true;
  uint32_t Index = Plan.Functions[*Like].Type;
  FuncType Type = Plan.Types[Index];
  expressions(Type.Params);
  expression(ValType::ref(HeapType::defined(TypeIndex(Index)), R.percent(60)));
  index(Op, Index);
  keepOne(Type.Results, T);
  return true;
}

/// Calls a function with the same results, which may be this one.
void BodyWriter::tailCall(Opcode Op) {
  NeedsFuel = true;
  auto Fits = [&](uint32_t F) {
    return Plan.typeOf(F).Results == Type().Results;
  };
  // Mostly a later one: a chain that comes back takes all the fuel.
  uint32_t First = R.percent(75) ? Function + 1 : 0;
  auto Wanted = [&](uint32_t F) { return F >= First && Fits(F); };
  uint32_t Callee = pickFunction(Plan, R, Wanted).value_or(Function);
  uint32_t Index = Plan.Functions[Callee].Type;
  expressions(FuncType(Plan.Types[Index]).Params);
  if (Op == Opcode::ReturnCall)
    return index(Op, Callee);
  if (Op == Opcode::ReturnCallRef) {
    expression(
        ValType::ref(HeapType::defined(TypeIndex(Index)), R.percent(60)));
    return index(Op, Index);
  }
  std::optional<uint32_t> Table = functionTable();
  elementIndex(Plan.Tables[*Table]);
  index(Op, Index);
  Code.u32(*Table);
}
