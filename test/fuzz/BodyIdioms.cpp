//===- BodyIdioms.cpp - code that optimizers like to change ---------------===//
//
// Accesses whose trap is easily lost: loads of values that nobody needs or
// that fold away, wide loads of which some bytes are needed, bytes changed in
// place, stores that can be merged or left out, loops that are a memset or
// memcpy, and accesses beside other traps. Addresses are mostly at edges.
//
//===----------------------------------------------------------------------===//

#include "test/fuzz/BodyWriter.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::Opcode;
using wasm::ValType;

using W = BodyWriter;

const BodyWriter::Idiom BodyWriter::Idioms[] = {
    {'i', &W::foldedLoad},     {'i', &W::selectedLoad},
    {'i', &W::narrowedLoad},   {'i', &W::combinedLoads},
    {'i', &W::branchedLoad},   {'i', &W::laneOfLoad},
    {'i', &W::forwardedLoad},  {'i', &W::sumLoop},
    {'I', &W::shiftedLoad},    {'f', &W::f32Identity},
    {'F', &W::f64Identity},    {'s', &W::deadLoad},
    {'s', &W::modifyByte},     {'s', &W::modifyByteOfWord},
    {'s', &W::adjacentStores}, {'s', &W::storeSame},
    {'s', &W::storeLane},      {'s', &W::overwrittenStore},
    {'s', &W::fillLoop},       {'s', &W::copyLoop},
    {'s', &W::trapOrder},
};
const unsigned BodyWriter::NumIdioms = std::size(BodyWriter::Idioms);

BodyWriter::Pointer BodyWriter::pointer(unsigned Width) {
  Place At = address(Width);
  uint32_t L = newLocal(is64(At) ? ValType::I64 : ValType::I32);
  index(Opcode::LocalSet, L);
  return {L, At};
}

/// Distance is added to the offset, which then may be beyond the address
/// type's end: it begins anew there.
void BodyWriter::load(Opcode Op, Pointer P, uint32_t Distance) {
  index(Opcode::LocalGet, P.Local);
  access(Op, {P.At.Memory, P.At.Offset + Distance});
}

/// The address stands below the value on the stack.
void BodyWriter::store(Opcode Op, Pointer P, uint32_t Distance) {
  access(Op, {P.At.Memory, P.At.Offset + Distance});
}

//===- Loads --------------------------------------------------------------===//

void BodyWriter::deadLoad() {
  load(Plan.randomNumeric(R));
  op(Opcode::Drop);
}

/// x*0, x&0, x-x: the value is known, the trap isn't.
void BodyWriter::foldedLoad() {
  load(ValType::I32);
  if (R.percent(30)) {
    uint32_t L = newLocal(ValType::I32);
    index(Opcode::LocalTee, L);
    index(Opcode::LocalGet, L);
    return op(R.pick({Opcode::I32Sub, Opcode::I32Xor, Opcode::I32Ne}));
  }
  i32(0);
  op(R.pick({Opcode::I32Mul, Opcode::I32And, Opcode::I32LtU}));
}

/// The selected value may be the other one: the load happens all the same.
void BodyWriter::selectedLoad() {
  bool First = R.percent(50);
  First ? load(ValType::I32) : expression(ValType::I32);
  First ? expression(ValType::I32) : load(ValType::I32);
  R.percent(30) ? i32(R.below(2)) : expression(ValType::I32);
  op(Opcode::Select);
}

/// Only some bytes of what is loaded are needed.
void BodyWriter::narrowedLoad() {
  if (R.percent(50)) {
    Place At = address(8);
    access(Opcode::I64Load, At);
    if (R.percent(50)) {
      op(Opcode::I64Const);
      Code.s64(R.pick({8, 16, 32, 48}));
      op(Opcode::I64ShrU);
    }
    return op(Opcode::I32WrapI64);
  }
  Place At = address(4);
  access(Opcode::I32Load, At);
  i32(R.pick({0xFF, 0xFFFF, 0xFF00, 1, 0x80}));
  op(Opcode::I32And);
}

void BodyWriter::shiftedLoad() {
  Place At = address(8);
  access(Opcode::I64Load, At);
  op(Opcode::I64Const);
  Code.s64(R.pick({8, 32, 56, 63}));
  op(R.pick({Opcode::I64ShrU, Opcode::I64ShrS, Opcode::I64Shl}));
}

/// A word put together from bytes.
void BodyWriter::combinedLoads() {
  unsigned Bytes = R.percent(50) ? 2 : 4;
  bool Reversed = R.percent(30);
  Pointer P = pointer(Bytes);
  for (unsigned N = 0; N < Bytes; ++N) {
    load(Opcode::I32Load8U, P, N);
    if (unsigned Place = Reversed ? Bytes - 1 - N : N; Place != 0) {
      i32(Place * 8);
      op(Opcode::I32Shl);
    }
    if (N != 0)
      op(Opcode::I32Or);
  }
}

/// Loaded before a branch and needed behind one side of it.
void BodyWriter::branchedLoad() {
  uint32_t L = newLocal(ValType::I32);
  load(ValType::I32);
  index(Opcode::LocalSet, L);
  if (R.percent(40))
    statement();
  expression(ValType::I32);
  op(Opcode::If);
  Code.type(ValType::I32);
  index(Opcode::LocalGet, L);
  op(Opcode::Else);
  Labels.push_back({{ValType::I32}});
  expression(ValType::I32);
  Labels.pop_back();
  op(Opcode::End);
}

void BodyWriter::laneOfLoad() {
  if (!Pool.has(Opcode::V128Load))
    return load(ValType::I32);
  Place At = address(16);
  access(Opcode::V128Load, At);
  Opcode Op = R.pick({Opcode::I32x4ExtractLane, Opcode::I8x16ExtractLaneU,
                      Opcode::I16x8ExtractLaneS});
  op(Op);
  immediates(Op);
}

/// What was stored is loaded again, in part or with another width.
void BodyWriter::forwardedLoad() {
  Pointer P = pointer(8);
  index(Opcode::LocalGet, P.Local);
  expression(ValType::I64);
  access(Opcode::I64Store, P.At);
  load(R.pick({Opcode::I32Load, Opcode::I32Load8U, Opcode::I32Load16S}), P,
       R.below(8));
}

/// These quiet a NaN and change nothing else.
void BodyWriter::f32Identity() {
  load(ValType::F32);
  op(Opcode::F32Const);
  bool Product = R.percent(50);
  Code.fixed(Product ? 0x3F800000 : 0, 4);
  op(Product ? R.pick({Opcode::F32Mul, Opcode::F32Div}) : Opcode::F32Sub);
}

void BodyWriter::f64Identity() {
  load(ValType::F64);
  op(Opcode::F64Const);
  bool Product = R.percent(50);
  Code.fixed(Product ? 0x3FF0000000000000 : 0, 8);
  op(Product ? R.pick({Opcode::F64Mul, Opcode::F64Div}) : Opcode::F64Sub);
}

//===- Stores -------------------------------------------------------------===//

void BodyWriter::modifyByte() {
  Pointer P = pointer(1);
  index(Opcode::LocalGet, P.Local);
  load(Opcode::I32Load8U, P);
  expression(ValType::I32);
  op(R.pick({Opcode::I32Or, Opcode::I32Xor, Opcode::I32And, Opcode::I32Add}));
  access(Opcode::I32Store8, P.At);
}

/// The whole word is loaded and stored, and one byte of it changes.
void BodyWriter::modifyByteOfWord() {
  Pointer P = pointer(4);
  unsigned Shift = 8 * R.below(4);
  index(Opcode::LocalGet, P.Local);
  load(Opcode::I32Load, P);
  i32(~(0xFFu << Shift));
  op(Opcode::I32And);
  if (R.percent(60)) {
    expression(ValType::I32);
    i32(0xFF);
    op(Opcode::I32And);
    i32(Shift);
    op(Opcode::I32Shl);
    op(Opcode::I32Or);
  }
  access(Opcode::I32Store, P.At);
}

/// Bytes of one value, or the same constant, side by side.
void BodyWriter::adjacentStores() {
  unsigned Number = R.pick({2, 4, 8, 16});
  bool Upward = R.percent(70), Parts = R.percent(60);
  Pointer P = pointer(Number);
  uint32_t Value = newLocal(ValType::I32);
  if (Parts)
    expression(ValType::I32);
  else
    i32(R.pick({0, 0, 0xFF, 7}));
  index(Opcode::LocalSet, Value);
  for (unsigned N = 0; N < Number; ++N) {
    unsigned Byte = Upward ? N : Number - 1 - N;
    index(Opcode::LocalGet, P.Local);
    index(Opcode::LocalGet, Value);
    if (Parts) {
      i32(Byte % 4 * 8);
      op(Opcode::I32ShrU);
    }
    store(Opcode::I32Store8, P, Byte);
  }
}

void BodyWriter::storeSame() {
  Pointer P = pointer(8);
  index(Opcode::LocalGet, P.Local);
  load(Opcode::I64Load, P);
  access(Opcode::I64Store, P.At);
}

void BodyWriter::overwrittenStore() {
  Pointer P = pointer(8);
  for (unsigned N = 2; N != 0; --N) {
    index(Opcode::LocalGet, P.Local);
    expression(ValType::I32);
    access(N == 2 ? Opcode::I32Store8 : Opcode::I32Store, P.At);
    if (R.percent(30))
      statement();
  }
}

/// A vector is loaded, changed in one lane and stored.
void BodyWriter::storeLane() {
  if (!Pool.has(Opcode::V128Load))
    return storeSame();
  Pointer P = pointer(16);
  index(Opcode::LocalGet, P.Local);
  load(Opcode::V128Load, P);
  expression(ValType::I32);
  Opcode Op = R.pick({Opcode::I8x16ReplaceLane, Opcode::I16x8ReplaceLane,
                      Opcode::I32x4ReplaceLane});
  op(Op);
  immediates(Op);
  access(Opcode::V128Store, P.At);
}

/// Traps of different kinds side by side: the first one counts.
void BodyWriter::trapOrder() {
  load(ValType::I32);
  load(ValType::I32);
  op(R.pick({Opcode::I32DivS, Opcode::I32RemU, Opcode::I32Add}));
  if (R.percent(50)) {
    load(ValType::F64);
    op(R.pick({Opcode::I32TruncF64S, Opcode::I32TruncF64U}));
    op(Opcode::I32Sub);
  }
  if (!Plan.Tables.empty() && Pool.has(Opcode::TableSize) && R.percent(30)) {
    widen(Plan.Tables[0].Is64);
    index(Opcode::TableGet, 0);
    op(Opcode::RefIsNull);
  }
  op(Opcode::Drop);
}

//===- Loops --------------------------------------------------------------===//

uint32_t BodyWriter::openFor() {
  NeedsFuel = true;
  uint32_t Counter = newLocal(ValType::I32, /*Counts=*/true);
  i32(0);
  index(Opcode::LocalSet, Counter);
  open(Opcode::Loop, {}, {});
  Labels.push_back({{}, /*Targetable=*/false});
  return Counter;
}

void BodyWriter::closeFor(uint32_t Counter, uint32_t Step, uint32_t Limit) {
  index(Opcode::LocalGet, Counter);
  i32(Step);
  op(Opcode::I32Add);
  index(Opcode::LocalTee, Counter);
  i32(Limit);
  op(Opcode::I32LtU);
  index(Opcode::BrIf, 0);
  op(Opcode::End);
  Labels.pop_back();
}

void BodyWriter::pointerPlus(Pointer P, uint32_t Counter) {
  index(Opcode::LocalGet, P.Local);
  index(Opcode::LocalGet, Counter);
  if (is64(P.At))
    op(Opcode::I64ExtendI32U);
  op(is64(P.At) ? Opcode::I64Add : Opcode::I32Add);
}

static uint32_t randomLimit(Random &R, unsigned LoopDepth) {
  return LoopDepth == 0 ? 4 + R.below(60) : 1 + R.below(9);
}

/// A memset, perhaps up to beyond the end.
void BodyWriter::fillLoop() {
  static constexpr Opcode Stores[] = {Opcode::I32Store8, Opcode::I32Store16,
                                      Opcode::I32Store};
  unsigned Log = R.below(3);
  uint32_t Limit = randomLimit(R, LoopDepth) << Log;
  Pointer P = pointer(R.percent(50) ? Limit : 1);
  uint32_t Value = newLocal(ValType::I32);
  R.percent(50) ? i32(0) : expression(ValType::I32);
  index(Opcode::LocalSet, Value);
  uint32_t Counter = openFor();
  pointerPlus(P, Counter);
  index(Opcode::LocalGet, Value);
  access(Stores[Log], P.At);
  closeFor(Counter, 1 << Log, Limit);
}

/// A memcpy or memmove, whose pieces may overlap.
void BodyWriter::copyLoop() {
  bool Words = R.percent(50);
  uint32_t Limit = randomLimit(R, LoopDepth) * (Words ? 4 : 1);
  Pointer To = pointer(R.percent(50) ? Limit : 1), From = To;
  From.At.Offset += R.below(9);
  if (R.percent(50))
    From = pointer(1);
  uint32_t Counter = openFor();
  for (Pointer P : {To, From}) {
    pointerPlus(P, Counter);
  }
  access(Words ? Opcode::I32Load : Opcode::I32Load8U, From.At);
  access(Words ? Opcode::I32Store : Opcode::I32Store8, To.At);
  closeFor(Counter, Words ? 4 : 1, Limit);
}

/// A loop that can be vectorized; sometimes the sum is of no use.
void BodyWriter::sumLoop() {
  uint32_t Limit = randomLimit(R, LoopDepth) * 4;
  Pointer P = pointer(R.percent(60) ? Limit : 4);
  uint32_t Sum = newLocal(ValType::I32);
  i32(0);
  index(Opcode::LocalSet, Sum);
  Opcode Combine = R.pick({Opcode::I32Add, Opcode::I32Xor, Opcode::I32Mul});
  uint32_t Counter = openFor();
  index(Opcode::LocalGet, Sum);
  pointerPlus(P, Counter);
  access(Opcode::I32Load, P.At);
  op(Combine);
  index(Opcode::LocalSet, Sum);
  closeFor(Counter, 4, Limit);
  if (R.percent(75))
    index(Opcode::LocalGet, Sum);
  else
    i32(0);
}
