//===- OpPool.cpp - the instructions to choose from -----------------------===//

#include "test/fuzz/OpPool.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::ImmediateKind;
using wasm::Opcode;
using wasm::ValType;

bool wasmc::test::isComparable(Opcode Op) {
  switch (Op) {
  // A module of one thread doesn't go on.
  case Opcode::MemoryAtomicWait32:
  case Opcode::MemoryAtomicWait64:
  // The deterministic profile rounds twice, the other engine always once.
  case Opcode::F32x4RelaxedMadd:
  case Opcode::F32x4RelaxedNmadd:
  case Opcode::F64x2RelaxedMadd:
  case Opcode::F64x2RelaxedNmadd:
    return false;
  default:
    // The other engine doesn't have them.
    return wasm::opcodeInfo(Op).Proposal != wasm::Feature::LegacyExceptions;
  }
}

OpPool::OpPool(wasm::FeatureSet Features) : Features(Features) {
  for (unsigned N = 0; N < wasm::NumOpcodes; ++N) {
    const wasm::OpcodeInfo &Info = wasm::opcodeInfo(Opcode(N));
    StringRef Signature = Info.Signature;
    if (Signature == "*" || !has(Opcode(N)) || !isComparable(Opcode(N)))
      continue;
    FixedOp Op{Opcode(N), {}, {}, wasm::accessWidth(Info.Immediates)};
    auto [Operands, Results] = Signature.split(':');
    if (Op.AccessWidth)
      Operands = Operands.drop_front();
    for (char Letter : Operands)
      Op.Operands.push_back(wasm::typeOfLetter(Letter));
    for (char Letter : Results)
      Op.Results.push_back(wasm::typeOfLetter(Letter));
    if (Op.Results.empty())
      Stores.push_back(Op);
    else
      (Op.AccessWidth ? Loads : Values)[Op.Results.back().kind()].push_back(Op);
  }
}
