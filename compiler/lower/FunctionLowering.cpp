//===- FunctionLowering.cpp - the walk over a body ------------------------===//
//
// The loop over instructions, the dispatch table and the scan before it (spec:
// Execution, Instructions).
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"
#include "llvm/Analysis/ConstantFolding.h"
#include "llvm/IR/DebugInfoMetadata.h"

using namespace llvm;
using namespace wasmc;
using wasm::Feature;
using wasm::Opcode;

//===--- Dispatch ---------------------------------------------------------===//

/// The table of Features.def, for constant evaluation.
static constexpr bool SupportedFeatures[] = {
#define FEATURE(Name, Text, Title, Supported, Default) Supported,
#include "compiler/wasm/Features.def"
};

/// Only the handlers of supported features are referred to (a discarded
/// statement is no use), so that a missing one is an undefined symbol.
const std::array<FunctionLowering::Handler, wasm::NumOpcodes>
    FunctionLowering::Handlers = [] {
      std::array<Handler, wasm::NumOpcodes> Table{};
#define OP(Prefix, Code, Name, Text, Imm, Sig, Proposal, Group)                \
  if constexpr (SupportedFeatures[size_t(Feature::Proposal)])                  \
    Table[size_t(Opcode::Name)] = &FunctionLowering::lower##Name;
#include "compiler/wasm/Opcodes.def"
      return Table;
    }();

//===--- Debug locations --------------------------------------------------===//

/// Instructions that become no code need no location.
static bool makesCode(Opcode Op) {
  switch (wasm::opcodeInfo(Op).Group) {
  case wasm::Family::Constant:
    return false;
  case wasm::Family::Variable:
    return Op == Opcode::GlobalGet || Op == Opcode::GlobalSet;
  default:
    return Op != Opcode::Drop && Op != Opcode::Nop && Op != Opcode::Block;
  }
}

DebugLoc FunctionLowering::location(uint32_t Position, abi::TrapCode Code) {
  DISubprogram *Scope = F.getSubprogram();
  if (!Scope)
    return DebugLoc();
  return DILocation::get(M.Context, Position + 1, unsigned(Code), Scope);
}

/// What a fault of the instruction itself means is in its column; explicit
/// trap instructions get a location of their own.
void FunctionLowering::setLocation(Inst &I) {
  if (!makesCode(I.Op))
    return;
  bool Access = wasm::accessWidth(wasm::opcodeInfo(I.Op).Immediates) != 0;
  B.SetCurrentDebugLocation(
      location(Position, Access ? abi::TrapCode::MemoryOutOfBounds
                                : abi::TrapCode::None));
}

//===--- The walk ---------------------------------------------------------===//

FunctionLowering::FunctionLowering(ModuleLowering &M, Function &F)
    : M(M), F(F), B(BasicBlock::Create(M.Context, "entry", &F)) {}

/// Reads local declarations and appends the types.
static void readLocals(wasm::ByteReader &R,
                       SmallVectorImpl<wasm::ValType> &Types) {
  for (uint32_t Groups = cantFail(R.readU32()); Groups != 0; --Groups) {
    uint32_t Count = cantFail(R.readU32());
    Types.append(Count, cantFail(R.readValType()));
  }
}

void FunctionLowering::lowerBody(wasm::FuncIndex Index) {
  const wasm::Function &Func = M.Wasm.Functions[Index.Value];
  const wasm::FuncType &Ty = M.Wasm.funcType(Index);
  BodyOffset = Func.Body.Offset;

  wasm::ByteReader R(Func.Body.Bytes, Func.Body.Offset);
  SmallVector<wasm::ValType, 16> Declared;
  readLocals(R, Declared);
  bool IsLinked = M.Plan.form(Index).IsLinked;
  std::vector<Value *> Initial = abi(Ty, IsLinked).parameters(F);
  for (wasm::ValType T : Declared)
    Initial.push_back(Constant::getNullValue(M.type(T)));

  wasm::Span Code = {R.rest(), R.offset()};
  bool PaysAtEntry = chooseMetering(Code);
  B.SetCurrentDebugLocation(location(0, abi::TrapCode::None));
  if (FuelLocal) {
    FuelLocal = Initial.size();
    Initial.push_back(loadFuel());
  }

  Scan = scanBody(Code, BodyOffset, Initial.size(), FuelLocal);
  Locals.emplace(B, Scan, std::move(Initial));
  ControlFrame Body = {.K = ControlFrame::Block};
  for (wasm::ValType T : Ty.Results)
    Body.Results.push_back(M.type(T));
  Frames.push_back(std::move(Body));
  if (PaysAtEntry)
    startFuel();
  lowerInstructions(Code);

  if (Reachable) {
    writeFuelBack();
    abi(Ty, IsLinked).emitReturn(F, Stack);
  }
  leaveWithException(abi(Ty, IsLinked), IsLinked);
  Locals->finish();
  for (BasicBlock *Cold : ColdBlocks)
    if (Cold != &F.back())
      Cold->moveAfter(&F.back());
}

Value *FunctionLowering::lowerConstant(wasm::Span Expr) {
  Done = false;
  lowerInstructions(Expr);
  return pop();
}

void FunctionLowering::lowerInstructions(wasm::Span Code) {
  wasm::InstructionReader Reader(Code);
  wasm::Instruction I;
  while (!Done) {
    cantFail(Reader.read(I));
    Position = uint32_t(I.Offset - BodyOffset);
    if (!Reachable) {
      skip(I);
      continue;
    }
    setLocation(I);
    Handler H = Handlers[size_t(I.Op)];
    assert(H && "validation lets no unsupported instruction through");
    if (Metering == FuelMode::Exact)
      lowerMetered(I, H);
    else if (Metering == FuelMode::Coarse)
      lowerMeteredCoarsely(I, H);
    else
      (this->*H)(I);
  }
}

/// In unreachable code only what ends the current construct is of interest.
void FunctionLowering::skip(Inst &I) {
  switch (I.Op) {
  case Opcode::Block:
  case Opcode::Loop:
  case Opcode::If:
  case Opcode::TryTable:
  case Opcode::Try:
    ++SkipDepth;
    break;
  case Opcode::Catch:
    if (SkipDepth == 0)
      lowerCatch(I);
    break;
  case Opcode::CatchAll:
    if (SkipDepth == 0)
      lowerCatchAll(I);
    break;
  case Opcode::Delegate:
    if (SkipDepth == 0)
      lowerDelegate(I);
    else
      --SkipDepth;
    break;
  case Opcode::Else:
    if (SkipDepth == 0)
      lowerElse(I);
    break;
  case Opcode::End:
    if (SkipDepth == 0)
      lowerEnd(I);
    else
      --SkipDepth;
    break;
  default:
    break;
  }
}

//===--- Operand stack ----------------------------------------------------===//

SmallVector<Value *, 8> FunctionLowering::popMany(size_t Count) {
  SmallVector<Value *, 8> Values(Stack.end() - Count, Stack.end());
  Stack.truncate(Stack.size() - Count);
  return Values;
}

/// A constant stays one, so that the families can see what it is.
Value *FunctionLowering::reshaped(Value *V, Type *Lanes) {
  if (auto *C = dyn_cast<Constant>(V))
    return ConstantFoldCastOperand(Instruction::BitCast, C, Lanes,
                                   M.IR->getDataLayout());
  return B.CreateBitCast(V, Lanes);
}

/// An i32 as a condition. A comparison's bit is used as it is, which saves
/// most of the work of removing the detour over i32.
Value *FunctionLowering::popBool() {
  Value *V = pop();
  if (auto *Extend = dyn_cast<ZExtInst>(V))
    if (Extend->getSrcTy()->isIntegerTy(1))
      return Extend->getOperand(0);
  return B.CreateICmpNE(V, ConstantInt::get(M.I32, 0));
}
