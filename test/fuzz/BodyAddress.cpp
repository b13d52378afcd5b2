//===- BodyAddress.cpp - where random code accesses memory and tables -----===//
//
// Most accesses are inside, so that code goes on; the others are just outside,
// or far. What is near an edge is worth most.
//
//===----------------------------------------------------------------------===//

#include "test/fuzz/BodyWriter.h"
#include "test/fuzz/Constants.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::Opcode;
using wasm::ValType;

/// Close to the last place where Width bytes fit, mostly before it.
uint32_t BodyWriter::nearEnd(unsigned Width, const MemoryPlan &Memory) {
  uint32_t Last = Memory.bytes() - Width;
  return R.percent(Plan.Calm ? 98 : 80) ? Last - R.below(20)
                                        : Last + R.below(20);
}

void BodyWriter::widen(bool Is64) {
  if (!Is64)
    return;
  op(R.percent(70) ? Opcode::I64ExtendI32U : Opcode::I64ExtendI32S);
  if (R.percent(Plan.Calm ? 1 : 4)) {
    // Beyond what 32 bits reach, where a lost upper half shows.
    op(Opcode::I64Const);
    Code.s64(int64_t(uint64_t(1) << (32 + R.below(32))));
    op(Opcode::I64Or);
  }
}

BodyWriter::Place BodyWriter::address(unsigned Width, uint32_t Memory) {
  bool Is64 = Plan.Memories[Memory].Is64;
  if (Is64 && R.percent(Plan.Calm ? 1 : 6)) {
    op(Opcode::I64Const);
    Code.s64(int64_t(R.percent(50) ? randomI64(R) : R.below(16)));
    return {Memory, randomI64(R)};
  }
  if (Is64 && R.percent(15)) {
    expression(ValType::I64);
    op(Opcode::I64Const);
    Code.s64(R.pick({0x3F, 0xFF0, 0xFFFF}));
    op(Opcode::I64And);
    return {Memory, R.below(16)};
  }
  uint64_t Offset = address32(Width, Plan.Memories[Memory]);
  widen(Is64);
  return {Memory, Offset};
}

/// Leaves an i32; the result is the offset to use with it.
uint64_t BodyWriter::address32(unsigned Width, const MemoryPlan &Memory) {
  unsigned Choice = R.below(Plan.Calm ? 93 : 100);
  // What is near in a memory of pages is far in one of bytes.
  if (Memory.bytes() < 1 << 16 && Memory.bytes() > Width && R.percent(80)) {
    uint32_t At = R.below(Memory.bytes() - Width);
    uint32_t Offset = R.below(At + 1);
    i32(At - Offset);
    return Offset;
  }
  if (Choice < 25) {
    i32(R.below(64));
    return R.percent(50) ? 0 : R.below(64);
  }
  if (Choice < 60) {
    // A value within few bytes, from somewhere.
    static constexpr int32_t Masks[] = {0x3F, 0xFF, 0xFFC, 0xFFF0, 0xFFFF};
    expression(ValType::I32);
    i32(R.pick(ArrayRef(Masks)));
    op(Opcode::I32And);
    return R.percent(70) ? 0 : R.below(16);
  }
  if (Choice < 80) {
    uint32_t At = nearEnd(Width, Memory), Part = R.below(3);
    uint32_t Offset = Part == 0 ? 0 : Part == 1 ? R.below(16) : At / 2;
    Offset = std::min(Offset, At);
    i32(At - Offset);
    return Offset;
  }
  if (Choice < 92) {
    // Across the edge of one of the host's pages.
    i32(4096 * (1 + R.below(15)) - R.below(Width + 1));
    return R.percent(50) ? 0 : 4096 * R.below(2);
  }
  if (Choice < 97) {
    expression(ValType::I32);
    return 0;
  }
  i32(R.percent(50) ? randomI32(R) : R.below(16));
  return randomI32(R);
}

/// An alignment with bit 6 has the memory's index behind it.
void BodyWriter::access(Opcode Op, Place At) {
  const wasm::OpcodeInfo &Info = wasm::opcodeInfo(Op);
  unsigned Natural = Log2_32(wasm::accessWidth(Info.Immediates));
  bool Exact = Info.Group == wasm::Family::Atomic;
  op(Op);
  unsigned Alignment = Exact || R.percent(50) ? Natural : R.below(Natural + 1);
  Code.u32(Alignment | (At.Memory != 0) << 6);
  if (At.Memory != 0)
    Code.u32(At.Memory);
  Code.u64(is64(At) ? At.Offset : uint32_t(At.Offset));
  immediates(Op); // a lane
}

/// Of a bulk operation.
void BodyWriter::length(bool Is64) {
  unsigned Choice = R.below(100);
  if (Choice < 60)
    i32(R.below(40));
  else if (Choice < (Plan.Calm ? 61 : 65))
    i32(randomI32(R));
  else {
    expression(ValType::I32);
    i32(0x3F);
    op(Opcode::I32And);
  }
  widen(Is64);
}

void BodyWriter::elementIndex(const TablePlan &Table) {
  unsigned Choice = R.below(100);
  if (Choice < (Plan.Calm ? 90 : 65) && Table.Min != 0)
    i32(R.below(Table.Min));
  else if (Choice < (Plan.Calm ? 91 : 72))
    i32(randomI32(R));
  else {
    expression(ValType::I32);
    i32(R.percent(70) ? 3 : 7);
    op(Opcode::I32And);
  }
  widen(Table.Is64);
}

void BodyWriter::segmentOffset(uint32_t Size, bool Is64) {
  if (R.percent(80))
    i32(R.below(Size + 2));
  else {
    expression(ValType::I32);
    i32(7);
    op(Opcode::I32And);
  }
  widen(Is64);
}
