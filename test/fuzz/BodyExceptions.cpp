//===- BodyExceptions.cpp - throwing and catching -------------------------===//

#include "test/fuzz/BodyWriter.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::test;
using wasm::HeapType;
using wasm::Opcode;
using wasm::ValType;

void BodyWriter::throwTag() {
  uint32_t Tag = R.below(Plan.Tags.size());
  // The plan's vector of types may grow while operands are written.
  std::vector<ValType> Params = Plan.Types[Plan.Tags[Tag]].Params;
  expressions(Params);
  index(Opcode::Throw, Tag);
}

/// Up to three. They may name a tag twice, or stand behind one for all.
std::vector<BodyWriter::Clause> BodyWriter::clauses() {
  std::vector<Clause> Result(R.percent(90) ? 1 + R.below(3) : 0);
  for (Clause &C : Result) {
    bool All = Plan.Tags.empty() || R.percent(30);
    C.Kind = uint8_t(All << 1 | R.below(2));
    if (!All) {
      C.Tag = R.below(Plan.Tags.size());
      C.Brings = Plan.Types[Plan.Tags[C.Tag]].Params;
    }
    if (C.Kind & 1)
      C.Brings.push_back(ValType::ref(HeapType::Exn, R.percent(70)));
  }
  return Result;
}

/// Blocks around the try_table, one for each clause to land behind. A clause
/// may go to any other label that takes what it brings.
void BodyWriter::tryOf(Types Params, Types Results) {
  std::vector<Clause> Clauses = clauses();
  open(Opcode::Block, {}, Results);
  Labels.push_back({Results.vec()});
  for (const Clause &C : llvm::reverse(Clauses)) {
    open(Opcode::Block, {}, C.Brings);
    Labels.push_back({C.Brings});
  }
  expressions(Params);
  open(Opcode::TryTable, Params, Results);
  Code.u32(Clauses.size());
  for (uint32_t N = 0; N < Clauses.size(); ++N) {
    Code.byte(Clauses[N].Kind);
    if (Clauses[N].Kind < 2)
      Code.u32(Clauses[N].Tag);
    Code.u32(R.percent(80) ? N : *labelFor(Clauses[N].Brings));
  }
  Labels.push_back({Results.vec()});
  useParams(Params);
  // Half of them throw something themselves.
  if (R.percent(50))
    leaveIf(Opcode::Throw, ValType::I32);
  contents(Results);
  op(Opcode::End);
  Labels.pop_back();
  for (uint32_t N = 0; N < Clauses.size(); ++N) {
    index(Opcode::Br, Clauses.size() - N);
    op(Opcode::End);
    Labels.pop_back();
    if (Clauses[N].Kind & 1 && R.percent(25)) {
      op(Opcode::ThrowRef);
      continue;
    }
    useParams(Clauses[N].Brings);
    contents(Results);
  }
  op(Opcode::End);
  Labels.pop_back();
}

/// A reference to an exception that was just thrown, or some other.
bool BodyWriter::caught(Opcode Op, ValType T) {
  if (!isExceptionReference(T))
    return false;
  open(Opcode::Block, {}, {T});
  Labels.push_back({{T}});
  open(Op, {}, {});
  Code.u32(1);
  Code.byte(3); // catch_all_ref
  Code.u32(0);
  Labels.push_back({{}});
  statements(2);
  if (canLeave(Opcode::Throw) && R.percent(70))
    leave(Opcode::Throw);
  op(Opcode::End);
  Labels.pop_back();
  expression(T);
  op(Opcode::End);
  Labels.pop_back();
  return true;
}
