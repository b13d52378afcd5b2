//===- BodyControl.cpp - blocks and branches -----------------------------===//

#include "test/fuzz/BodyWriter.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::Feature;
using wasm::FuncType;
using wasm::Opcode;
using wasm::ValType;

void BodyWriter::takeFuel() {
  constexpr uint32_t Fuel = ModulePlan::FuelGlobal;
  index(Opcode::GlobalGet, Fuel);
  op(Opcode::I32Eqz);
  op(Opcode::If);
  Code.byte(0x40);
  op(Opcode::Unreachable);
  op(Opcode::End);
  index(Opcode::GlobalGet, Fuel);
  i32(1);
  op(Opcode::I32Sub);
  index(Opcode::GlobalSet, Fuel);
}

//===- Blocks -------------------------------------------------------------===//

void BodyWriter::open(Opcode Op, Types Params, Types Results) {
  op(Op);
  if (Params.empty() && Results.empty())
    Code.byte(0x40);
  else if (Params.empty() && Results.size() == 1)
    Code.type(Results[0]);
  else
    Code.s64(Plan.typeIndex({Params.vec(), Results.vec()}));
}

/// Consumes the operands that a block begins with.
void BodyWriter::useParams(Types Params) {
  for (ValType T : llvm::reverse(Params)) {
    std::optional<uint32_t> L = localOf(T, /*ToWrite=*/true);
    if (L && R.percent(80))
      index(Opcode::LocalSet, *L);
    else
      op(Opcode::Drop);
  }
}

/// What nothing reaches, with the stack as anything needs it.
void BodyWriter::deadCode() {
  if (R.percent(50)) {
    ValType T = Plan.randomNumeric(R);
    expression(T);
    return op(Opcode::Drop);
  }
  const FixedOp &Op = R.pick(Pool.values(Plan.randomNumeric(R)));
  op(Op.Op);
  immediates(Op.Op);
  dropAll(Op.Results);
}

/// Some statements and the results, or a branch away.
void BodyWriter::contents(Types Results) {
  statements(3);
  if (Depth > 1 && Budget != 0 && R.percent(12)) {
    leave(anyLeave());
    if (R.percent(20))
      deadCode();
    return;
  }
  expressions(Results);
}

void BodyWriter::blockOf(Types Params, Types Results) {
  open(Opcode::Block, Params, Results);
  Labels.push_back({Results.vec()});
  useParams(Params);
  contents(Results);
  op(Opcode::End);
  Labels.pop_back();
}

void BodyWriter::ifOf(Types Params, Types Results) {
  expression(ValType::I32);
  open(Opcode::If, Params, Results);
  Labels.push_back({Results.vec()});
  useParams(Params);
  contents(Results);
  if (Params != Results || R.percent(60)) {
    op(Opcode::Else);
    useParams(Params);
    contents(Results);
  }
  op(Opcode::End);
  Labels.pop_back();
}

/// A loop that goes on as long as something says so, and there is fuel.
void BodyWriter::loopOf(Types Params, Types Results) {
  NeedsFuel = true;
  open(Opcode::Loop, Params, Results);
  Labels.push_back({Params.vec()});
  ++LoopDepth;
  takeFuel();
  useParams(Params);
  statements(3);
  if (R.percent(70)) {
    expressions(Params);
    expression(ValType::I32);
    index(Opcode::BrIf, 0);
    dropAll(Params);
  }
  contents(Results);
  op(Opcode::End);
  --LoopDepth;
  Labels.pop_back();
}

bool BodyWriter::structured(Opcode Op, Types Results) {
  std::vector<ValType> Params;
  if (Plan.has(Feature::MultiValue) && R.percent(20))
    for (unsigned N = 1 + R.below(2); N != 0; --N)
      Params.push_back(Plan.randomBlockType(R));
  if (Op == Opcode::TryTable) {
    tryOf(Params, Results);
    return true;
  }
  expressions(Params);
  if (Op == Opcode::If)
    ifOf(Params, Results);
  else if (Op == Opcode::Loop)
    loopOf(Params, Results);
  else
    blockOf(Params, Results);
  return true;
}

/// T, and perhaps others around it.
std::vector<ValType> BodyWriter::withResult(ValType T) {
  std::vector<ValType> Ts = {T};
  if (Plan.has(Feature::MultiValue) && R.percent(15))
    for (unsigned N = 1 + R.below(2); N != 0; --N)
      Ts.insert(Ts.begin() + R.below(Ts.size() + 1), Plan.randomBlockType(R));
  return Ts;
}

bool BodyWriter::block(Opcode Op, ValType T) {
  std::vector<ValType> Results = withResult(T);
  structured(Op, Results);
  keepOne(Results, T);
  return true;
}

bool BodyWriter::blockStatement(Opcode Op, ValType) {
  if (Op == Opcode::Loop && LoopDepth < 2 && R.percent(60)) {
    R.percent(50) ? countedLoop() : countedLoopAtEnd();
    return true;
  }
  return structured(Op, {});
}

//===- Counted loops ------------------------------------------------------===//

static unsigned randomTrips(Random &R, unsigned LoopDepth) {
  return LoopDepth == 0 && R.percent(30) ? R.below(40) : R.below(7);
}

/// Counts down and tests at its head, so that anything may branch there.
void BodyWriter::countedLoop() {
  NeedsFuel = true;
  uint32_t Counter = newLocal(ValType::I32, /*Counts=*/true);
  i32(randomTrips(R, LoopDepth));
  index(Opcode::LocalSet, Counter);
  open(Opcode::Block, {}, {});
  Labels.push_back({{}});
  open(Opcode::Loop, {}, {});
  Labels.push_back({{}});
  ++LoopDepth;
  index(Opcode::LocalGet, Counter);
  op(Opcode::I32Eqz);
  index(Opcode::BrIf, 1);
  index(Opcode::LocalGet, Counter);
  i32(1);
  op(Opcode::I32Sub);
  index(Opcode::LocalSet, Counter);
  statements(4);
  index(Opcode::Br, 0);
  op(Opcode::End);
  Labels.pop_back();
  op(Opcode::End);
  Labels.pop_back();
  --LoopDepth;
}

/// Counts up and tests at its end: nothing else may branch to its head.
void BodyWriter::countedLoopAtEnd() {
  NeedsFuel = true;
  uint32_t Counter = newLocal(ValType::I32, /*Counts=*/true);
  uint32_t Limit = randomTrips(R, LoopDepth);
  i32(0);
  index(Opcode::LocalSet, Counter);
  open(Opcode::Loop, {}, {});
  Labels.push_back({{}, /*Targetable=*/false});
  ++LoopDepth;
  statements(4);
  index(Opcode::LocalGet, Counter);
  i32(1);
  op(Opcode::I32Add);
  index(Opcode::LocalTee, Counter);
  i32(Limit);
  op(Opcode::I32LtU);
  index(Opcode::BrIf, 0);
  op(Opcode::End);
  Labels.pop_back();
  --LoopDepth;
}

//===- Branches -----------------------------------------------------------===//

/// How far out a label is that takes these types.
std::optional<uint32_t> BodyWriter::labelFor(Types Ts) {
  SmallVector<uint32_t, 8> Found;
  for (uint32_t N = 0; N < Labels.size(); ++N)
    if (Labels[N].Targetable && Types(Labels[N].BranchTypes) == Ts)
      Found.push_back(Labels.size() - 1 - N);
  if (Found.empty())
    return std::nullopt;
  return R.pick(ArrayRef<uint32_t>(Found));
}

/// The function's own label is always there.
uint32_t BodyWriter::anyLabel() {
  for (unsigned Tries = 4; Tries != 0; --Tries) {
    uint32_t N = R.below(Labels.size());
    if (Labels[N].Targetable)
      return Labels.size() - 1 - N;
  }
  return Labels.size() - 1;
}

bool BodyWriter::canLeave(Opcode Op) {
  if (Op == Opcode::Throw)
    return !Plan.Tags.empty();
  if (Op == Opcode::ReturnCallIndirect && !functionTable())
    return false;
  return Pool.has(Op);
}

Opcode BodyWriter::anyLeave() {
  Opcode Op = R.pick({Opcode::Br, Opcode::Br, Opcode::Return, Opcode::BrTable,
                      Opcode::Unreachable, Opcode::Throw, Opcode::Throw,
                      Opcode::ThrowRef, Opcode::ReturnCall, Opcode::ReturnCall,
                      Opcode::ReturnCallIndirect, Opcode::ReturnCallRef});
  return canLeave(Op) ? Op : Opcode::Br;
}

/// Ends the code of a block.
void BodyWriter::leave(Opcode Op) {
  switch (Op) {
  case Opcode::Throw:
    return throwTag();
  case Opcode::ThrowRef:
    expression(ValType::ref(wasm::HeapType::Exn, R.percent(60)));
    return op(Op);
  case Opcode::ReturnCall:
  case Opcode::ReturnCallIndirect:
  case Opcode::ReturnCallRef:
    return tailCall(canLeave(Op) ? Op : Opcode::ReturnCall);
  case Opcode::Unreachable:
    return op(Op);
  default:
    return leaveTo(Op);
  }
}

void BodyWriter::leaveTo(Opcode Op) {
  uint32_t L = Op == Opcode::Return ? Labels.size() - 1 : anyLabel();
  std::vector<ValType> Ts = branchTypes(L);
  expressions(Ts);
  if (Op == Opcode::Return)
    return op(Op);
  if (Op == Opcode::Br)
    return index(Op, L);
  expression(ValType::I32);
  unsigned Targets = R.below(6);
  index(Op, Targets);
  for (; Targets != 0; --Targets)
    Code.u32(*labelFor(Ts));
  Code.u32(L);
}

/// Where a T was wanted: what follows is not reached.
bool BodyWriter::branch(Opcode Op, ValType T) {
  if (Depth < 4)
    return expression(T), true; // most of the code would be dead
  if (!canLeave(Op))
    return false;
  leave(Op);
  return true;
}

/// At a condition, so that what follows is reached too.
bool BodyWriter::leaveIf(Opcode Op, ValType) {
  if (!canLeave(Op))
    return false;
  expression(ValType::I32);
  open(Opcode::If, {}, {});
  Labels.push_back({{}});
  statements(1);
  leave(Op);
  this->op(Opcode::End);
  Labels.pop_back();
  return true;
}

bool BodyWriter::branchIf(Opcode Op, ValType) {
  uint32_t L = anyLabel();
  std::vector<ValType> Ts = branchTypes(L);
  expressions(Ts);
  expression(ValType::I32);
  index(Op, L);
  dropAll(Ts);
  return true;
}

bool BodyWriter::branchTable(Opcode Op, ValType) {
  // A switch: nested blocks, one of which is selected.
  unsigned Cases = 1 + R.below(4);
  for (unsigned N = 0; N <= Cases; ++N) {
    open(Opcode::Block, {}, {});
    Labels.push_back({{}});
  }
  expression(ValType::I32);
  if (R.percent(70)) {
    i32(7);
    this->op(Opcode::I32And);
  }
  index(Op, Cases);
  for (unsigned N = 0; N <= Cases; ++N)
    Code.u32(R.percent(80) ? N : *labelFor({}));
  for (unsigned N = 0; N <= Cases; ++N) {
    this->op(Opcode::End);
    Labels.pop_back();
    statements(2);
    if (N != Cases && R.percent(50))
      index(Opcode::Br, Cases - N - 1);
  }
  return true;
}

//===- Values on the stack ------------------------------------------------===//

void BodyWriter::dropAll(Types Ts) {
  for (size_t N = Ts.size(); N != 0; --N)
    op(Opcode::Drop);
}

void BodyWriter::keepOne(Types Ts, ValType T) {
  if (Ts.size() == 1)
    return;
  size_t Keep = std::find(Ts.begin(), Ts.end(), T) - Ts.begin();
  dropAll(Ts.drop_front(Keep + 1));
  if (Keep == 0)
    return;
  bool HasDefault = T.isDefaultable();
  uint32_t L = newLocal(HasDefault ? T : nullable(T));
  index(Opcode::LocalSet, L);
  dropAll(Ts.take_front(Keep));
  index(Opcode::LocalGet, L);
  if (!HasDefault)
    op(Opcode::RefAsNonNull);
}
