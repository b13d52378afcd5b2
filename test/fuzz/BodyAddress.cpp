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
uint32_t BodyWriter::nearEnd(unsigned Width) {
  uint32_t Last = Plan.memoryBytes() - Width;
  return R.percent(Plan.Calm ? 98 : 80) ? Last - R.below(20)
                                        : Last + R.below(20);
}

uint32_t BodyWriter::address(unsigned Width) {
  unsigned Choice = R.below(Plan.Calm ? 93 : 100);
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
    uint32_t At = nearEnd(Width), Part = R.below(3);
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

void BodyWriter::access(Opcode Op, uint32_t Offset) {
  const wasm::OpcodeInfo &Info = wasm::opcodeInfo(Op);
  unsigned Natural = Log2_32(wasm::accessWidth(Info.Immediates));
  bool Exact = Info.Group == wasm::Family::Atomic;
  op(Op);
  Code.u32(Exact || R.percent(50) ? Natural : R.below(Natural + 1));
  Code.u32(Offset);
  immediates(Op); // a lane
}

/// Of a bulk operation.
void BodyWriter::length() {
  unsigned Choice = R.below(100);
  if (Choice < 60)
    return i32(R.below(40));
  if (Choice < (Plan.Calm ? 61 : 65))
    return i32(randomI32(R));
  expression(ValType::I32);
  i32(0x3F);
  op(Opcode::I32And);
}

void BodyWriter::elementIndex(const TablePlan &Table) {
  unsigned Choice = R.below(100);
  if (Choice < (Plan.Calm ? 90 : 65) && Table.Min != 0)
    return i32(R.below(Table.Min));
  if (Choice < (Plan.Calm ? 91 : 72))
    return i32(randomI32(R));
  expression(ValType::I32);
  i32(R.percent(70) ? 3 : 7);
  op(Opcode::I32And);
}

void BodyWriter::segmentOffset(uint32_t Size) {
  if (R.percent(80))
    return i32(R.below(Size + 2));
  expression(ValType::I32);
  i32(7);
  op(Opcode::I32And);
}
