//===- ConstantExpr.cpp - constant expressions known early ----------------===//

#include "compiler/lower/ConstantExpr.h"

using namespace llvm;
using namespace wasmc;
using wasm::Opcode;

/// Applies a binary operator of the extended-const proposal.
static std::optional<uint64_t> apply(Opcode Op, uint64_t Left, uint64_t Right) {
  switch (Op) {
  case Opcode::I32Add:
    return uint32_t(Left + Right);
  case Opcode::I32Sub:
    return uint32_t(Left - Right);
  case Opcode::I32Mul:
    return uint32_t(Left * Right);
  case Opcode::I64Add:
    return Left + Right;
  case Opcode::I64Sub:
    return Left - Right;
  case Opcode::I64Mul:
    return Left * Right;
  default:
    return std::nullopt;
  }
}

std::optional<uint64_t> wasmc::integerValue(wasm::Span Expr) {
  wasm::InstructionReader Reader(Expr);
  wasm::Instruction I;
  SmallVector<uint64_t, 4> Stack;
  for (;;) {
    cantFail(Reader.read(I));
    switch (I.Op) {
    case Opcode::End:
      return Stack.back();
    case Opcode::I32Const:
      Stack.push_back(uint32_t(I.Bits));
      continue;
    case Opcode::I64Const:
      Stack.push_back(I.Bits);
      continue;
    default:
      if (Stack.size() < 2)
        return std::nullopt;
      uint64_t Right = Stack.pop_back_val();
      std::optional<uint64_t> Result = apply(I.Op, Stack.pop_back_val(), Right);
      if (!Result)
        return std::nullopt;
      Stack.push_back(*Result);
    }
  }
}

std::optional<std::optional<wasm::FuncIndex>>
wasmc::functionReference(wasm::Span Expr) {
  wasm::InstructionReader Reader(Expr);
  wasm::Instruction I;
  cantFail(Reader.read(I));
  if (I.Op == Opcode::RefNull)
    return std::optional<wasm::FuncIndex>();
  if (I.Op == Opcode::RefFunc)
    return std::optional(I.func());
  return std::nullopt;
}
