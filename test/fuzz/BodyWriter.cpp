//===- BodyWriter.cpp - a random function body ----------------------------===//

#include "test/fuzz/BodyWriter.h"
#include "test/fuzz/Constants.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::ImmediateKind;
using wasm::Opcode;
using wasm::ValType;

constexpr unsigned MaxDepth = 9;

BodyWriter::BodyWriter(ModulePlan &Plan, const OpPool &Pool, Random &R,
                       uint32_t Function)
    : Plan(Plan), Pool(Pool), R(R), Function(Function),
      Budget(4 + R.below(R.percent(4) ? 200 : 22)) {
  for (ValType T : Type().Params)
    Locals.push_back({T});
  for (unsigned N = R.below(5); N != 0; --N)
    newLocal(Plan.randomType(R));
  Labels.push_back({Type().Results});
}

std::vector<uint8_t> BodyWriter::write() {
  // The plan's vector of types may grow while the body is written.
  std::vector<ValType> Results = Type().Results;
  statements(4);
  unsigned Ending = R.below(100);
  if (Ending < 20 && Pool.has(Opcode::ReturnCall))
    leave(R.pick({Opcode::ReturnCall, Opcode::ReturnCallIndirect,
                  Opcode::ReturnCallRef}));
  else if (Ending < 33 && canLeave(Opcode::Throw))
    leave(Opcode::Throw);
  else
    contents(Results);
  op(Opcode::End);

  ByteWriter Body;
  size_t NumParams = Type().Params.size();
  Body.u32(Locals.size() - NumParams);
  for (const Local &L : ArrayRef(Locals).drop_front(NumParams)) {
    Body.u32(1);
    Body.type(L.Type);
  }
  std::swap(Code.Bytes, Body.Bytes);
  // Now Code is the head, and Body the instructions.
  if (NeedsFuel)
    takeFuel();
  Code.bytes(Body.Bytes);
  return std::move(Code.Bytes);
}

void BodyWriter::expression(ValType T) {
  if (Budget == 0 || Depth >= MaxDepth)
    return leaf(T);
  --Budget;
  Deeper D(*this);
  unsigned Choice = R.below(100);
  if (!T.isRef()) {
    if (Choice < 45)
      return fixed(R.pick(Pool.values(T)));
    if (Choice < 58 && !Plan.Memories.empty())
      return load(T);
    char Letter = "iIfFv"[T.kind()];
    if (Choice < 68 && !Plan.Memories.empty() && idiom(Letter))
      return;
  }
  if (Choice < 90 && special("iIfFvr"[T.kind()], T))
    return;
  leaf(T);
}

void BodyWriter::expressions(Types Ts) {
  for (ValType T : Ts)
    expression(T);
}

void BodyWriter::statement() {
  if (Budget == 0)
    return;
  --Budget;
  Deeper D(*this);
  unsigned Choice = R.below(100);
  if (!Plan.Memories.empty()) {
    if (Choice < 20)
      return store();
    if (Choice < 38 && idiom('s'))
      return;
  }
  if (!special('s', ValType::I32))
    op(Opcode::Nop);
}

void BodyWriter::statements(unsigned Most) {
  for (unsigned N = R.below(Most + 1); N != 0; --N)
    statement();
}

static bool fits(char Has, char Wanted) {
  if (Has == Wanted)
    return true;
  if (Wanted == 's')
    return false;
  return Has == '?' || (Has == 'n' && Wanted != 'r');
}

bool BodyWriter::special(char Result, ValType T) {
  auto Usable = [&](const Special &S) {
    return fits(S.Result, Result) && Pool.has(S.Op);
  };
  unsigned Sum = 0;
  for (const Special &S : ArrayRef(Specials, NumSpecials))
    Sum += Usable(S) ? S.Weight : 0;
  if (Sum == 0)
    return false;
  unsigned Point = R.below(Sum);
  for (const Special &S : ArrayRef(Specials, NumSpecials)) {
    if (!Usable(S))
      continue;
    if (Point < S.Weight)
      return (this->*S.Emit)(S.Op, T);
    Point -= S.Weight;
  }
  return false;
}

bool BodyWriter::idiom(char Result) {
  SmallVector<const Idiom *, 32> Usable;
  for (const Idiom &I : ArrayRef(Idioms, NumIdioms))
    if (I.Result == Result)
      Usable.push_back(&I);
  if (Usable.empty())
    return false;
  (this->*R.pick(ArrayRef<const Idiom *>(Usable))->Emit)();
  return true;
}

void BodyWriter::leaf(ValType T) {
  unsigned Choice = R.below(10);
  if (Choice < 5 && localGet(Opcode::LocalGet, T))
    return;
  if (Choice < 6 && globalGet(Opcode::GlobalGet, T))
    return;
  if (!T.isRef())
    return constant(T);
  if (Choice < 8 && refFunc(Opcode::RefFunc, T))
    return;
  refNull(Opcode::RefNull, nullable(T));
  if (!T.isNullable())
    op(Opcode::RefAsNonNull); // there is no such value at hand
}

void BodyWriter::fixed(const FixedOp &Op) {
  expressions(Op.Operands);
  op(Op.Op);
  immediates(Op.Op);
  if (Op.Results.size() > 1)
    keepOne(Op.Results, Op.Results.back());
}

void BodyWriter::load(ValType T) {
  const FixedOp &Op = R.pick(Pool.loads(T));
  Place At = address(Op.AccessWidth);
  expressions(Op.Operands);
  access(Op.Op, At);
}

void BodyWriter::store() {
  const FixedOp &Op = R.pick(Pool.stores());
  Place At = Op.AccessWidth ? address(Op.AccessWidth) : Place{};
  expressions(Op.Operands);
  if (Op.AccessWidth)
    access(Op.Op, At);
  else
    op(Op.Op);
}

void BodyWriter::i32(int32_t V) {
  op(Opcode::I32Const);
  Code.s64(V);
}

void BodyWriter::index(Opcode Op, uint32_t I) {
  op(Op);
  Code.u32(I);
}

void BodyWriter::constant(ValType T) {
  static constexpr Opcode Ops[] = {Opcode::I32Const, Opcode::I64Const,
                                   Opcode::F32Const, Opcode::F64Const,
                                   Opcode::V128Const};
  op(Ops[T.kind()]);
  immediates(Ops[T.kind()]);
}

void BodyWriter::immediates(Opcode Op) {
  switch (wasm::opcodeInfo(Op).Immediates) {
  case ImmediateKind::I32:
    return Code.s64(int32_t(randomI32(R)));
  case ImmediateKind::I64:
    return Code.s64(int64_t(randomI64(R)));
  case ImmediateKind::F32:
    return Code.fixed(randomF32(R), 4);
  case ImmediateKind::F64:
    return Code.fixed(randomF64(R), 8);
  case ImmediateKind::V128:
    return Code.bytes(randomV128(R));
  case ImmediateKind::Shuffle:
    for (unsigned N = 0; N < 16; ++N)
      Code.byte(R.below(32));
    return;
  case ImmediateKind::Lane16:
  case ImmediateKind::MemArg1Lane:
    return Code.byte(R.below(16));
  case ImmediateKind::Lane8:
  case ImmediateKind::MemArg2Lane:
    return Code.byte(R.below(8));
  case ImmediateKind::Lane4:
  case ImmediateKind::MemArg4Lane:
    return Code.byte(R.below(4));
  case ImmediateKind::Lane2:
  case ImmediateKind::MemArg8Lane:
    return Code.byte(R.below(2));
  case ImmediateKind::AtomicFence:
    return Code.byte(0);
  default:
    return;
  }
}
