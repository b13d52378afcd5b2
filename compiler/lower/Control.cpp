//===- Control.cpp - blocks and branches ----------------------------------===//
//
// Spec: Execution, Control Instructions. A label's branches are collected in
// its frame; where more than one arrives, a block with phis joins them. The
// body is a block like any other: return branches to its end.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;
using namespace wasmc;

//===--- Frames -----------------------------------------------------------===//

void FunctionLowering::pushFrame(ControlFrame::Kind K, Inst &I) {
  ControlFrame Frame = {.K = K, .Begin = Position, .Entry = Node};
  if (I.Block.K == wasm::BlockType::Value) {
    Frame.Results.push_back(M.type(I.Block.Result));
  } else if (I.Block.K == wasm::BlockType::Type) {
    const wasm::FuncType &Ty = M.Wasm.Types[I.Block.Index.Value].Function;
    for (wasm::ValType T : Ty.Params)
      Frame.Params.push_back(M.type(T));
    for (wasm::ValType T : Ty.Results)
      Frame.Results.push_back(M.type(T));
  }
  Frame.Height = Stack.size() - Frame.Params.size();
  Frames.push_back(std::move(Frame));
}

void FunctionLowering::continueIn(BasicBlock *BB) {
  BB->insertInto(&F);
  B.SetInsertPoint(BB);
}

/// Notes Count edges from here to the label with the operands that it takes,
/// and returns the block that they lead to. Whoever made the terminator calls
/// finishBranch if the code goes on.
BasicBlock *FunctionLowering::branchTo(uint32_t Depth, uint32_t Count) {
  ControlFrame &Frame = Frames[Frames.size() - 1 - Depth];
  LocalSsa::Edge Edge = {B.GetInsertBlock(), Node, Count};
  Frame.Edges.push_back(Edge);
  if (Frame.K == ControlFrame::Loop) {
    auto *Operand = Stack.end() - Frame.Phis.size();
    for (PHINode *Phi : Frame.Phis) {
      for (uint32_t Copy = 0; Copy != Count; ++Copy)
        Phi->addIncoming(*Operand, Edge.From);
      ++Operand;
    }
    return Frame.Target;
  }
  Frame.EdgeValues.insert(Frame.EdgeValues.end(),
                          Stack.end() - Frame.Results.size(), Stack.end());
  if (!Frame.Target)
    Frame.Target = BasicBlock::Create(M.Context, "end");
  return Frame.Target;
}

/// Code behind a branch needs a node of its own: the edges that just left
/// must not see what it assigns.
void FunctionLowering::finishBranch() {
  Node = Locals->addStraight(Node, Position);
}

/// Goes on behind the end of a block or if, where its edges arrive.
void FunctionLowering::joinBranches(ControlFrame &Frame) {
  size_t Arity = Frame.Results.size();
  Stack.truncate(Frame.Height);
  Reachable = true;
  continueIn(Frame.Target);
  if (Frame.Edges.size() == 1 && Frame.Edges[0].Count == 1) {
    Node = Locals->addStraight(Frame.Edges[0].Node, Position);
    Stack.append(Frame.EdgeValues.begin(), Frame.EdgeValues.end());
    return;
  }
  Node = Locals->addMerge(Frame.Target, Frame.Entry, Frame.Begin, Position,
                          Frame.Edges);
  for (size_t Result = 0; Result != Arity; ++Result) {
    PHINode *Phi = B.CreatePHI(Frame.Results[Result], Frame.Edges.size());
    for (size_t E = 0; E != Frame.Edges.size(); ++E)
      for (uint32_t Copy = 0; Copy != Frame.Edges[E].Count; ++Copy)
        Phi->addIncoming(Frame.EdgeValues[E * Arity + Result],
                         Frame.Edges[E].From);
    push(Phi);
  }
}

/// The edge past an if without else, which hands its parameters on.
void FunctionLowering::endIf(ControlFrame &Frame) {
  if (!Frame.Target)
    Frame.Target = BasicBlock::Create(M.Context, "end");
  Frame.Condition->setSuccessor(1, Frame.Target);
  Frame.Edges.push_back({Frame.Condition->getParent(), Frame.Entry, 1});
  Frame.EdgeValues.insert(Frame.EdgeValues.end(), Frame.ElseParams.begin(),
                          Frame.ElseParams.end());
}

/// How likely a branch is, if the module has a hint about it.
MDNode *FunctionLowering::hintedWeights(Inst &I) {
  auto Hint = M.Plan.BranchHints.find(I.Offset);
  bool HasHint = Hint != M.Plan.BranchHints.end() &&
                 (I.Op == wasm::Opcode::If || I.Op == wasm::Opcode::BrIf);
  if (!HasHint)
    return nullptr;
  constexpr uint32_t Likely = 2000, Unlikely = 1; // as __builtin_expect has it
  MDBuilder MDB(M.Context);
  return Hint->second ? MDB.createBranchWeights(Likely, Unlikely)
                      : MDB.createBranchWeights(Unlikely, Likely);
}

//===--- Structure --------------------------------------------------------===//

void FunctionLowering::lowerUnreachable(Inst &) {
  trap(abi::TrapCode::Unreachable);
  Reachable = false;
}

void FunctionLowering::lowerNop(Inst &) {}

void FunctionLowering::lowerBlock(Inst &I) {
  pushFrame(ControlFrame::Block, I);
}

void FunctionLowering::lowerLoop(Inst &I) {
  pushFrame(ControlFrame::Loop, I);
  ControlFrame &Frame = Frames.back();
  LocalSsa::Edge Entry = {B.GetInsertBlock(), Node, 1};
  Frame.Target = BasicBlock::Create(M.Context, "loop");
  B.CreateBr(Frame.Target);
  continueIn(Frame.Target);
  Node = Frame.Header = Locals->addLoop(Frame.Target, Entry, Frame.Begin,
                                        Scan.LoopEnds.lookup(Frame.Begin));
  for (auto [Ty, Operand] :
       zip(Frame.Params, MutableArrayRef(Stack).drop_front(Frame.Height))) {
    PHINode *Phi = B.CreatePHI(Ty, 2);
    Phi->addIncoming(Operand, Entry.From);
    Frame.Phis.push_back(Phi);
    Operand = Phi;
  }
}

void FunctionLowering::lowerIf(Inst &I) {
  Value *Cond = popBool();
  pushFrame(ControlFrame::If, I);
  ControlFrame &Frame = Frames.back();
  Frame.ElseParams.assign(Stack.begin() + Frame.Height, Stack.end());
  BasicBlock *Then = makeBlock("then");
  // The second successor is set by else or end.
  Frame.Condition = B.CreateCondBr(Cond, Then, Then, hintedWeights(I));
  B.SetInsertPoint(Then);
  finishBranch();
}

void FunctionLowering::lowerElse(Inst &I) {
  if (Reachable)
    B.CreateBr(branchTo(0));
  ControlFrame &Frame = Frames.back();
  Stack.truncate(Frame.Height);
  Stack.append(Frame.ElseParams.begin(), Frame.ElseParams.end());
  BasicBlock *Else = makeBlock("else");
  Frame.Condition->setSuccessor(1, Else);
  Frame.Condition = nullptr;
  B.SetInsertPoint(Else);
  Node = Locals->addStraight(Frame.Entry, Position);
  Reachable = true;
}

void FunctionLowering::lowerEnd(Inst &) {
  if (Frames.empty()) { // of a constant expression
    Done = true;
    return;
  }
  endHandlers();
  endFrame();
}

void FunctionLowering::endFrame() {
  ControlFrame &Last = Frames.back();
  if (Last.K == ControlFrame::Loop) {
    Locals->sealLoop(Last.Header, Last.Edges);
    if (!Reachable)
      Stack.truncate(Last.Height);
  } else {
    if (Last.Condition)
      endIf(Last);
    // A block that nothing branches to needs no join.
    if (Last.Target) {
      if (Reachable)
        B.CreateBr(branchTo(0));
      joinBranches(Last);
    } else if (!Reachable) {
      Stack.truncate(Last.Height);
    }
  }
  Frames.pop_back();
  Done = Frames.empty();
}

//===--- Branches ---------------------------------------------------------===//

void FunctionLowering::lowerBr(Inst &I) {
  B.CreateBr(branchTo(I.Index));
  Reachable = false;
}

/// Branches to the label of I with the topmost operands, or goes on.
void FunctionLowering::branchIf(Value *Cond, Inst &I) {
  BasicBlock *Continue = makeBlock("next");
  BasicBlock *Target = branchTo(I.Index);
  B.CreateCondBr(Cond, Target, Continue, hintedWeights(I));
  B.SetInsertPoint(Continue);
  finishBranch();
}

void FunctionLowering::lowerBrIf(Inst &I) { branchIf(popBool(), I); }

/// The label doesn't get the null; the code behind gets the reference.
void FunctionLowering::lowerBrOnNull(Inst &I) {
  Value *Reference = pop();
  branchIf(B.CreateIsNull(Reference), I);
  push(Reference);
}

/// The label gets the reference; the code behind doesn't get the null.
void FunctionLowering::lowerBrOnNonNull(Inst &I) {
  branchIf(B.CreateIsNotNull(Stack.back()), I);
  pop();
}

void FunctionLowering::lowerBrTable(Inst &I) {
  Value *Index = pop();
  uint32_t Default = I.Labels.back();
  ArrayRef<uint32_t> Cases = I.Labels.drop_back();
  // Cases that go where the default goes are left to it.
  MapVector<uint32_t, uint32_t> Counts;
  Counts[Default] = 1;
  for (uint32_t Depth : Cases)
    if (Depth != Default)
      ++Counts[Depth];
  DenseMap<uint32_t, BasicBlock *> Targets;
  for (auto [Depth, Count] : Counts)
    Targets[Depth] = branchTo(Depth, Count);

  SwitchInst *Switch =
      B.CreateSwitch(Index, Targets[Default], unsigned(Cases.size()));
  for (auto [Value, Depth] : enumerate(Cases))
    if (Depth != Default)
      Switch->addCase(B.getInt32(uint32_t(Value)), Targets[Depth]);
  Reachable = false;
}

void FunctionLowering::lowerReturn(Inst &I) {
  B.CreateBr(branchTo(uint32_t(Frames.size() - 1)));
  Reachable = false;
}
