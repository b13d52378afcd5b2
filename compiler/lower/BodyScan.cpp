//===- BodyScan.cpp - what must be known before a body is lowered ---------===//

#include "compiler/lower/BodyScan.h"
#include "compiler/lower/Fuel.h"

using namespace llvm;
using namespace wasmc;
using wasm::Opcode;

namespace {

class Scanner {
public:
  Scanner(BodyScan &Result, uint64_t BodyOffset,
          std::optional<uint32_t> FuelLocal)
      : Result(Result), BodyOffset(BodyOffset), FuelLocal(FuelLocal) {}

  void scan(wasm::Span Code) {
    wasm::InstructionReader Reader(Code);
    wasm::Instruction I;
    Open.push_back({});
    do {
      cantFail(Reader.read(I));
      if (FuelLocal && fuelPoint(I.Op) != FuelPoint::None)
        assign(*FuelLocal, I.Offset - BodyOffset);
      visit(I);
    } while (!Open.empty());
  }

private:
  /// A block, loop, if, or the body. Assigned counts the locals assigned in
  /// it, less what has been counted in constructs inside: what belongs to
  /// several open ones is stored in the innermost and handed down at its end.
  struct Construct {
    uint32_t Begin = 0;
    bool IsLoop = false;
    bool Catches = false;
    int64_t Assigned = 0;
    uint64_t Edges = 2; ///< falling in or out, and past an if
  };

  void visit(const wasm::Instruction &I) {
    uint32_t Position = I.Offset - BodyOffset;
    switch (I.Op) {
    case Opcode::LocalSet:
    case Opcode::LocalTee:
      return assign(I.Index, Position);
    case Opcode::Block:
    case Opcode::If:
    case Opcode::Loop:
      Open.push_back({.Begin = Position, .IsLoop = I.Op == Opcode::Loop});
      return;
    case Opcode::TryTable:
      for (const wasm::CatchClause &C : I.Catches)
        branch(C.Label.Value);
      [[fallthrough]];
    case Opcode::Try:
      Open.push_back({.Begin = Position, .Catches = true});
      return;
    case Opcode::Call:
    case Opcode::CallIndirect:
    case Opcode::CallRef:
    case Opcode::Throw:
    case Opcode::ThrowRef:
    case Opcode::Rethrow:
      return throwEdge();
    case Opcode::Delegate:
    case Opcode::End:
      return end(Position);
    case Opcode::Br:
    case Opcode::BrIf:
    case Opcode::BrOnNull:
    case Opcode::BrOnNonNull:
      return branch(I.Index);
    case Opcode::BrTable:
      for (uint32_t Label : I.Labels)
        branch(Label);
      return;
    default:
      return;
    }
  }

  /// The local is new to the constructs that were opened after its last
  /// assignment: some of the innermost.
  void assign(uint32_t Local, uint32_t Position) {
    std::vector<uint32_t> &Positions = Result.Assignments[Local];
    size_t FirstNew = 0;
    if (!Positions.empty())
      FirstNew = partition_point(Open,
                                 [&](const Construct &C) {
                                   return C.Begin <= Positions.back();
                                 }) -
                 Open.begin();
    Positions.push_back(Position);
    if (FirstNew == Open.size())
      return;
    ++Open.back().Assigned;
    if (FirstNew != 0)
      --Open[FirstNew - 1].Assigned;
  }

  void branch(uint32_t Label) { ++Open[Open.size() - 1 - Label].Edges; }

  /// To the innermost construct that may catch.
  void throwEdge() {
    for (Construct &C : reverse(Open))
      if (C.Catches) {
        ++C.Edges;
        return;
      }
  }

  void end(uint32_t Position) {
    Construct C = Open.back();
    Open.pop_back();
    if (C.IsLoop)
      Result.LoopEnds[C.Begin] = Position;
    Result.PhiOperands += uint64_t(C.Assigned) * C.Edges;
    if (!Open.empty())
      Open.back().Assigned += C.Assigned;
  }

  BodyScan &Result;
  uint64_t BodyOffset;
  std::optional<uint32_t> FuelLocal;
  std::vector<Construct> Open;
};

} // namespace

BodyScan wasmc::scanBody(wasm::Span Code, uint64_t BodyOffset, size_t NumLocals,
                         std::optional<uint32_t> FuelLocal) {
  BodyScan Result;
  Result.Assignments.resize(NumLocals);
  Scanner(Result, BodyOffset, FuelLocal).scan(Code);
  return Result;
}
