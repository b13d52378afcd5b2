//===- Fuel.cpp - metered code --------------------------------------------===//
//
// The counter, units left, is a signed number in SSA form: one more local of
// the body, so that loops without calls keep it in a register and can still be
// vectorized. ExecutionContext::Fuel holds it wherever other code may look:
// from before a call on until the call returns, at returns, and when a trap is
// raised explicitly.
//
// The code may not run on with nothing left: entries of functions and headers
// of loops check. Between two checks lies straight code only, or code in which
// each instruction stands once.
//
// The same numbers on every target, whatever is optimized: the points where
// the context is written follow from the Wasm code alone, and the stores are
// volatile, so that none is moved across an access that may trap. For the same
// reason a trap of a memory access writes nothing in check mode: in guard mode
// it can't.
//
// Coarse fuel is charged at heads of loops and entries, where it is checked
// anyway. In functions without a loop that calls nothing, the counter is no
// local: it is loaded from the context, and stored there, where it changes.
//
// The counter never overflows: a host gives at most INT64_MAX, nothing is ever
// charged but what has run, and Length traps before it charges too much.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/Fuel.h"
#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;
using abi::TrapCode;

Value *FunctionLowering::fuelAddress() {
  Value *Exec = loadLinkedAtEntry(WASMC_HEADER_OFFSET(Exec));
  return B.CreateConstInBoundsGEP1_64(M.I8, Exec,
                                      offsetof(abi::ExecutionContext, Fuel));
}

void FunctionLowering::storeFuel(Value *Left) {
  StoreInst *Store = B.CreateStore(Left, fuelAddress(), /*isVolatile=*/true);
  Store->setMetadata(LLVMContext::MD_tbaa, M.aliasTag(AliasClass::Control));
}

Value *FunctionLowering::loadFuel() {
  return load(M.I64, fuelAddress(), AliasClass::Control);
}

void FunctionLowering::chargeOnce(uint64_t Units) {
  if (Units)
    storeFuel(B.CreateNSWSub(loadFuel(), B.getInt64(Units)));
}

Value *FunctionLowering::fuelLeft() {
  Value *Left = FuelLocal ? Locals->read(Node, *FuelLocal) : loadFuel();
  return PendingFuel ? B.CreateNSWSub(Left, B.getInt64(PendingFuel)) : Left;
}

void FunctionLowering::setFuel(Value *Left) {
  if (FuelLocal)
    Locals->write(Node, *FuelLocal, Left);
  else
    storeFuel(Left);
  PendingFuel = 0;
}

void FunctionLowering::writeFuelBack() {
  if (FuelLocal)
    storeFuel(fuelLeft());
}

void FunctionLowering::readFuelBack() {
  if (FuelLocal)
    setFuel(loadFuel());
}

void FunctionLowering::writeFuelBackAtTrap(TrapCode Code) {
  if (Code != TrapCode::MemoryOutOfBounds)
    writeFuelBack();
}

void FunctionLowering::checkFuel() {
  Value *Nothing = B.CreateICmpSLE(fuelLeft(), B.getInt64(0));
  trapIf(Nothing, TrapCode::OutOfFuel);
}

bool FunctionLowering::chooseMetering(wasm::Span Code) {
  Metering = M.Plan.Options->Fuel;
  switch (Metering) {
  case FuelMode::None:
    return false;
  case FuelMode::Exact:
    FuelLocal = 0;
    return true;
  case FuelMode::Coarse:
    break;
  }
  CoarseFuel Costs(Code);
  if (!Costs.isMetered())
    Metering = FuelMode::None;
  if (Costs.HasLoopsWithoutCalls)
    FuelLocal = 0;
  return Costs.PaysAtEntry;
}

void FunctionLowering::startFuel() {
  if (Metering == FuelMode::Coarse)
    return chargeCoarsely();
  PendingFuel = FuelOfEntry;
  checkFuel();
}

/// One unit, and the check.
void FunctionLowering::chargeCoarsely() {
  PendingFuel = 1;
  setFuel(fuelLeft());
  checkFuel();
}

/// Length costs are compared with what is left, not subtracted first: what
/// doesn't begin isn't charged.
void FunctionLowering::chargeLength() {
  bool Wide = Stack.back()->getType() == M.I64;
  Value *Length = B.CreateZExt(Stack.back(), M.I64);
  Value *Left = fuelLeft();
  Value *TooMuch = B.CreateICmpSLT(Left, Length);
  if (Wide) // a length beyond INT64_MAX looks negative
    TooMuch = B.CreateOr(TooMuch, B.CreateICmpSLT(Length, B.getInt64(0)));
  trapIf(TooMuch, TrapCode::OutOfFuel);
  setFuel(B.CreateNSWSub(Left, Length));
}

void FunctionLowering::chargeGrowth(Value *Delta) {
  Value *Failed =
      B.CreateICmpEQ(Stack.back(), Constant::getAllOnesValue(Delta->getType()));
  Value *Added =
      B.CreateSelect(Failed, B.getInt64(0), B.CreateZExt(Delta, M.I64));
  setFuel(B.CreateNSWSub(fuelLeft(), Added));
}

void FunctionLowering::lowerMeteredCoarsely(Inst &I, Handler H) {
  FuelPoint Point = fuelPoint(I.Op);
  Value *Operand = Point == FuelPoint::Grow ? Stack.back() : nullptr;
  if (Point == FuelPoint::Length)
    chargeLength();
  else if (Point == FuelPoint::Call)
    writeFuelBack();
  (this->*H)(I);
  if (Point == FuelPoint::Loop)
    chargeCoarsely();
  else if (Point == FuelPoint::Grow)
    chargeGrowth(Operand);
}

void FunctionLowering::lowerMetered(Inst &I, Handler H) {
  FuelPoint Point = fuelPoint(I.Op);
  PendingFuel += fuelUnits(I.Op);
  Value *Operand = Point == FuelPoint::Grow ? Stack.back() : nullptr;
  if (Point == FuelPoint::Length)
    chargeLength();
  else if (Point != FuelPoint::None && Point != FuelPoint::Grow)
    setFuel(fuelLeft());
  if (Point == FuelPoint::Call)
    writeFuelBack();
  (this->*H)(I);
  if (Point == FuelPoint::Loop)
    checkFuel();
  else if (Point == FuelPoint::Grow)
    chargeGrowth(Operand);
}

//===--- Coarse fuel ------------------------------------------------------===//

CoarseFuel::CoarseFuel(wasm::Span Code) {
  wasm::InstructionReader Reader(Code);
  wasm::Instruction I;
  struct Construct {
    bool IsLoop, HasCall;
  };
  std::vector<Construct> Open = {{false, false}};
  unsigned LoopDepth = 0;
  do {
    cantFail(Reader.read(I));
    switch (I.Op) {
    case wasm::Opcode::Block:
    case wasm::Opcode::If:
    case wasm::Opcode::Loop:
    case wasm::Opcode::Try:
    case wasm::Opcode::TryTable:
      Open.push_back({I.Op == wasm::Opcode::Loop, false});
      LoopDepth += Open.back().IsLoop;
      HasLoops |= Open.back().IsLoop;
      break;
    case wasm::Opcode::End:
    case wasm::Opcode::Delegate: {
      Construct C = Open.back();
      Open.pop_back();
      LoopDepth -= C.IsLoop;
      HasLoopsWithoutCalls |= C.IsLoop && !C.HasCall;
      if (!Open.empty())
        Open.back().HasCall |= C.HasCall;
      break;
    }
    default: {
      FuelPoint Point = fuelPoint(I.Op);
      HasLengths |= Point == FuelPoint::Length || Point == FuelPoint::Grow;
      if (Point == FuelPoint::Call) {
        Open.back().HasCall = true;
        PaysAtEntry |= LoopDepth == 0;
      }
    }
    }
  } while (!Open.empty());
}

//===--- Initialisation ---------------------------------------------------===//

/// Units of an expression that has to be computed; a lone constant costs
/// nothing.
static uint64_t unitsOf(wasm::Span Expr) {
  wasm::InstructionReader Reader(Expr);
  wasm::Instruction I;
  uint64_t Units = 0;
  bool IsConstant = true;
  for (;;) {
    cantFail(Reader.read(I));
    if (I.Op == wasm::Opcode::End)
      return IsConstant && Units == 1 ? 0 : Units;
    wasm::Family Group = wasm::opcodeInfo(I.Op).Group;
    IsConstant &=
        Group == wasm::Family::Constant || I.Op == wasm::Opcode::RefNull;
    Units += fuelUnits(I.Op);
  }
}

uint64_t wasmc::initFuel(const wasm::Module &M) {
  uint64_t Units = 0;
  for (const wasm::Global &G : M.Globals)
    if (!G.Imported)
      Units += unitsOf(G.Init);
  auto Segment = [&](const auto &S, uint64_t Size) {
    if (S.Mode == wasm::SegmentMode::Active)
      if (uint64_t Offset = unitsOf(S.OffsetExpr))
        Units += Offset + Size;
  };
  for (const wasm::ElemSegment &S : M.Elems)
    Segment(S, S.size());
  for (const wasm::DataSegment &S : M.Datas)
    Segment(S, S.Bytes.Bytes.size());
  if (M.Start)
    Units += fuelUnits(wasm::Opcode::Call);
  return Units ? Units + FuelOfEntry : 0;
}
