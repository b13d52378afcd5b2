//===- OpPool.cpp - the instructions to choose from -----------------------===//

#include "test/fuzz/OpPool.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::ImmediateKind;
using wasm::Opcode;
using wasm::ValType;

/// Whether a module of one thread that executes it goes on.
static bool goesOn(Opcode Op) {
  return Op != Opcode::MemoryAtomicWait32 && Op != Opcode::MemoryAtomicWait64;
}

OpPool::OpPool(wasm::FeatureSet Features) : Features(Features) {
  for (unsigned N = 0; N < wasm::NumOpcodes; ++N) {
    const wasm::OpcodeInfo &Info = wasm::opcodeInfo(Opcode(N));
    StringRef Signature = Info.Signature;
    if (Signature == "*" || !has(Opcode(N)) || !goesOn(Opcode(N)))
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
