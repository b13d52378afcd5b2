//===- Exceptions.cpp - throwing and catching -----------------------------===//
//
// Spec: Execution, Control Instructions (throw, throw_ref, try_table); legacy
// exceptions: the proposal's "legacy" document. Nothing unwinds: an exception
// is a word that a call returns, and that goes from block to block.
//
// What throws notes an edge to the innermost block that catches (ThrowEdges):
// a try_table, or a legacy try before its first catch. There all exceptions of
// the body meet and the clauses are tried in order; what none of them takes
// goes on to the next one outside, and at last to the function's caller.
//
// Both encodings make the same code. A legacy try's handlers are its own
// blocks, those of a try_table are branches.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;
using namespace wasmc;
using abi::TrapCode;
using wasm::CatchClause;

//===--- Exceptions as values ---------------------------------------------===//

Value *FunctionLowering::tagAddress(uint32_t Tag) {
  int32_t Slot = M.Plan.Layout.tag(Tag);
  return M.Wasm.Tags[Tag].Imported ? loadLinked(M.Ptr, Slot)
                                   : instanceAddress(Slot);
}

Value *FunctionLowering::payloadAddress(Value *Exception, size_t Number) {
  return B.CreateConstInBoundsGEP1_64(M.I8, B.CreateIntToPtr(Exception, M.Ptr),
                                      sizeof(abi::Exception) +
                                          Number * abi::ValueBytes);
}

Value *FunctionLowering::isOf(Value *Exception, uint32_t Tag) {
  Value *Field = B.CreateConstInBoundsGEP1_64(
      M.I8, B.CreateIntToPtr(Exception, M.Ptr), offsetof(abi::Exception, Tag));
  return B.CreateICmpEQ(load(M.Ptr, Field, AliasClass::Control),
                        tagAddress(Tag));
}

void FunctionLowering::pushPayload(Value *Exception, uint32_t Tag) {
  const wasm::FuncType &Ty =
      M.Wasm.Types[M.Wasm.Tags[Tag].Type.Type.Value].Function;
  for (auto [I, T] : enumerate(Ty.Params))
    push(load(M.type(T), payloadAddress(Exception, I), AliasClass::Control));
}

//===--- Edges ------------------------------------------------------------===//

/// Where an exception goes that is thrown inside the outermost NumFrames.
ThrowEdges &FunctionLowering::handlersFrom(size_t NumFrames) {
  while (NumFrames != 0)
    if (Frames[--NumFrames].catchesHere())
      return Frames[NumFrames].Thrown;
  return Uncaught;
}

/// Notes an edge from here; whoever makes the terminator calls finishBranch if
/// the code goes on.
BasicBlock *FunctionLowering::throwEdge(ThrowEdges &To, Value *Exception) {
  if (!To.Target)
    To.Target = BasicBlock::Create(M.Context, "thrown");
  To.Edges.push_back({B.GetInsertBlock(), Node, 1});
  To.Exceptions.push_back(Exception);
  return To.Target;
}

/// Behind a call that may throw.
void FunctionLowering::throwIfPending(Value *Exception) {
  BasicBlock *Continue = makeBlock("returned");
  Value *Pending = B.CreateICmpNE(Exception, B.getInt64(0));
  MDNode *Unlikely = MDBuilder(M.Context).createUnlikelyBranchWeights();
  if (Locals) {
    BasicBlock *Target = throwEdge(handlersFrom(Frames.size()), Exception);
    B.CreateCondBr(Pending, Target, Continue, Unlikely);
    B.SetInsertPoint(Continue);
    finishBranch();
    return;
  }
  // Outside of bodies nobody catches.
  BasicBlock *Unhandled = makeBlock("unhandled");
  B.CreateCondBr(Pending, Unhandled, Continue, Unlikely);
  B.SetInsertPoint(Unhandled);
  callRuntime(RuntimeCall::unhandled_exception, {Exception});
  cast<CallInst>(Unhandled->back()).setDoesNotReturn();
  B.CreateUnreachable();
  B.SetInsertPoint(Continue);
}

/// Throws, and ends the block.
void FunctionLowering::throwTo(ThrowEdges &To, Value *Exception) {
  writeFuelBack();
  B.CreateBr(throwEdge(To, Exception));
  Reachable = false;
}

/// Goes on where the edges arrive; returns the exception. Frame: the construct
/// that they come from; nullptr for the function, when no local is needed.
Value *FunctionLowering::joinThrows(ThrowEdges &Thrown,
                                    const ControlFrame *Frame) {
  continueIn(Thrown.Target);
  bool IsOne = Thrown.Edges.size() == 1;
  Value *Exception = Thrown.Exceptions[0];
  if (!IsOne) {
    PHINode *Phi = B.CreatePHI(M.I64, Thrown.Edges.size());
    for (auto [Edge, V] : zip(Thrown.Edges, Thrown.Exceptions))
      Phi->addIncoming(V, Edge.From);
    Exception = Phi;
  }
  if (Frame)
    Node = IsOne ? Locals->addStraight(Thrown.Edges[0].Node, Position)
                 : Locals->addMerge(Thrown.Target, Frame->Entry, Frame->Begin,
                                    Position, Thrown.Edges);
  return Exception;
}

/// A plain function's callers look for no exception: CallForms has found that
/// each is caught inside, so nothing gets here.
void FunctionLowering::leaveWithException(FunctionAbi Abi, bool IsLinked) {
  if (!Uncaught.Target)
    return;
  Value *Exception = joinThrows(Uncaught, nullptr);
  if (IsLinked)
    Abi.emitThrow(F, Exception);
  else
    trap(TrapCode::UnhandledException);
}

//===--- Throwing ---------------------------------------------------------===//

void FunctionLowering::lowerThrow(Inst &I) {
  const wasm::FuncType &Ty =
      M.Wasm.Types[M.Wasm.Tags[I.Index].Type.Type.Value].Function;
  SmallVector<Value *, 8> Values = popMany(Ty.Params.size());
  Value *Exception = callRuntime(RuntimeCall::exception_new,
                                 {B.CreatePtrToInt(tagAddress(I.Index), M.I64),
                                  B.getInt64(Values.size())});
  // Code that throws is laid out of the way of what doesn't.
  cast<CallInst>(Exception)->addFnAttr(Attribute::Cold);
  for (auto [Number, V] : enumerate(Values)) {
    Value *Slot = payloadAddress(Exception, Number);
    // All bytes: whoever looks through exceptions for references must not
    // find old ones.
    if (V->getType()->getPrimitiveSizeInBits() != 128)
      store(Constant::getNullValue(M.V128), Slot, AliasClass::Control);
    store(V, Slot, AliasClass::Control);
  }
  throwTo(handlersFrom(Frames.size()), Exception);
}

void FunctionLowering::lowerThrowRef(Inst &) {
  Value *Exception = pop();
  trapIf(B.CreateIsNull(Exception), TrapCode::NullExceptionReference);
  throwTo(handlersFrom(Frames.size()), Exception);
}

void FunctionLowering::lowerRethrow(Inst &I) {
  Value *Exception = Frames[Frames.size() - 1 - I.Index].Caught;
  throwTo(handlersFrom(Frames.size()), Exception);
}

//===--- try_table --------------------------------------------------------===//

void FunctionLowering::lowerTryTable(Inst &I) {
  pushFrame(ControlFrame::TryTable, I);
  Frames.back().Clauses.assign(I.Catches.begin(), I.Catches.end());
}

/// Tries the clauses of the innermost frame, a try_table whose body has ended.
/// Their labels count from outside of it.
void FunctionLowering::dispatch(ControlFrame &Frame) {
  Value *Exception = joinThrows(Frame.Thrown, &Frame);
  for (const CatchClause &C : Frame.Clauses) {
    bool OfTag = C.K == CatchClause::Catch || C.K == CatchClause::CatchRef;
    bool WantsRef =
        C.K == CatchClause::CatchRef || C.K == CatchClause::CatchAllRef;
    BasicBlock *Next = nullptr;
    if (OfTag) {
      BasicBlock *Caught = makeBlock("caught");
      Next = makeBlock("next");
      B.CreateCondBr(isOf(Exception, C.Tag.Value), Caught, Next);
      B.SetInsertPoint(Caught);
    }
    Stack.truncate(Frame.Height);
    if (OfTag)
      pushPayload(Exception, C.Tag.Value);
    if (WantsRef)
      push(Exception);
    B.CreateBr(branchTo(C.Label.Value + 1));
    if (!OfTag)
      return;
    B.SetInsertPoint(Next);
    finishBranch();
  }
  throwTo(handlersFrom(Frames.size() - 1), Exception);
}

//===--- Legacy try -------------------------------------------------------===//

void FunctionLowering::lowerTry(Inst &I) { pushFrame(ControlFrame::Try, I); }

/// The body or a handler has ended. Goes on, if anything is thrown that no
/// clause so far has caught, where that arrives.
void FunctionLowering::beginHandler() {
  ControlFrame &Frame = Frames.back();
  if (Reachable)
    B.CreateBr(branchTo(0));
  Reachable = false;
  Stack.truncate(Frame.Height);
  if (Frame.K == ControlFrame::Try) {
    Frame.K = ControlFrame::Catch;
    if (Frame.Thrown.Target) {
      Frame.Caught = joinThrows(Frame.Thrown, &Frame);
      Frame.Uncaught = B.GetInsertBlock();
      Frame.UncaughtNode = Node;
    }
  }
  if (!Frame.Uncaught)
    return;
  Reachable = true;
  B.SetInsertPoint(Frame.Uncaught);
  Node = Locals->addStraight(Frame.UncaughtNode, Position);
}

void FunctionLowering::lowerCatch(Inst &I) {
  beginHandler();
  if (!Reachable)
    return;
  ControlFrame &Frame = Frames.back();
  BasicBlock *Caught = makeBlock("caught");
  Frame.Uncaught = makeBlock("next");
  B.CreateCondBr(isOf(Frame.Caught, I.Index), Caught, Frame.Uncaught);
  B.SetInsertPoint(Caught);
  pushPayload(Frame.Caught, I.Index);
}

void FunctionLowering::lowerCatchAll(Inst &) {
  beginHandler();
  Frames.back().Uncaught = nullptr;
}

/// Exceptions go where the label stands, as if its block had thrown them.
void FunctionLowering::lowerDelegate(Inst &I) {
  passOn(Frames.size() - 1 - I.Index);
  endFrame();
}

//===--- The end ----------------------------------------------------------===//

/// What the innermost frame, a legacy try, hasn't caught goes on to the
/// handlers of the outermost NumFrames.
void FunctionLowering::passOn(size_t NumFrames) {
  ControlFrame &Frame = Frames.back();
  if (Frame.K == ControlFrame::Try && !Frame.Thrown.Target)
    return;
  beginHandler();
  if (Reachable)
    throwTo(handlersFrom(NumFrames), Frame.Caught);
}

/// Of the innermost frame: what becomes of exceptions from its body.
void FunctionLowering::endHandlers() {
  ControlFrame &Frame = Frames.back();
  switch (Frame.K) {
  case ControlFrame::TryTable:
    if (!Frame.Thrown.Target)
      return;
    if (Reachable)
      B.CreateBr(branchTo(0));
    Reachable = false;
    return dispatch(Frame);
  case ControlFrame::Try:
    return passOn(Frames.size() - 1);
  case ControlFrame::Catch:
    if (Frame.Uncaught)
      passOn(Frames.size() - 1);
    return;
  default:
    return;
  }
}
