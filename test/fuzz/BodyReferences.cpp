//===- BodyReferences.cpp - references, and branches on null --------------===//

#include "test/fuzz/BodyWriter.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::Opcode;
using wasm::ValType;

bool BodyWriter::refNull(Opcode Op, ValType T) {
  if (!T.isNullable())
    return false;
  op(Op);
  Code.heapType(T.heapType());
  return true;
}

bool BodyWriter::refFunc(Opcode Op, ValType T) {
  int32_t F = Plan.functionFor(R, T);
  if (F >= 0)
    index(Op, F);
  return F >= 0;
}

bool BodyWriter::refIsNull(Opcode Op, ValType) {
  expression(Plan.randomReference(R));
  op(Op);
  return true;
}

bool BodyWriter::refAsNonNull(Opcode Op, ValType T) {
  expression(nullable(T));
  op(Op);
  return true;
}

bool BodyWriter::brOnNull(Opcode Op, ValType T) {
  uint32_t L = anyLabel();
  std::vector<ValType> Ts = branchTypes(L);
  expressions(Ts);
  expression(nullable(T));
  index(Op, L);
  Ts.push_back(T);
  keepOne(Ts, T);
  return true;
}

/// A block that is left with what isn't null.
bool BodyWriter::brOnNonNull(Opcode Op, ValType T) {
  open(Opcode::Block, {}, {T});
  Labels.push_back({{T}});
  statements(1);
  expression(nullable(T));
  index(Op, 0);
  contents({T});
  op(Opcode::End);
  Labels.pop_back();
  return true;
}
