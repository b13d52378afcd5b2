//===- FunctionLowering.h - the state of lowering one body ------*- C++ -*-===//
//
// Walks one body (or a constant expression) instruction by instruction and
// builds LLVM IR: the operand stack as SSA values, the control stack, the
// locals (LocalSsa.h). Each opcode of Opcodes.def has one handler, in the file
// of its family; the dispatch table is generated, and an opcode of a supported
// feature without a handler doesn't link.
//
// Code that can't be reached is skipped in the loop (lowerInstructions), so no
// handler ever sees it.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_FUNCTIONLOWERING_H
#define WASMC_LOWER_FUNCTIONLOWERING_H

#include "compiler/lower/BodyScan.h"
#include "compiler/lower/FunctionAbi.h"
#include "compiler/lower/LocalSsa.h"
#include "compiler/lower/ModuleLowering.h"
#include "compiler/wasm/Instruction.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Intrinsics.h"

namespace wasmc {

/// The exceptions that arrive at one place.
struct ThrowEdges {
  llvm::BasicBlock *Target = nullptr; ///< made by the first
  std::vector<LocalSsa::Edge> Edges;
  std::vector<llvm::Value *> Exceptions; ///< one for each edge
};

/// What an enclosing block, loop, if, try, or the body itself, is waiting for.
struct ControlFrame {
  /// Try: a legacy try block up to its first catch; from there on Catch.
  enum Kind : uint8_t { Block, Loop, If, TryTable, Try, Catch } K;
  uint32_t Begin;         ///< position of its instruction
  uint32_t Height;        ///< operands below its parameters
  LocalSsa::NodeId Entry; ///< where it was entered
  std::vector<llvm::Type *> Params, Results;

  /// Block, If: the branches to the end, each with label-arity values.
  llvm::BasicBlock *Target = nullptr; ///< made by the first branch
  std::vector<LocalSsa::Edge> Edges;  ///< Loop: those from inside
  std::vector<llvm::Value *> EdgeValues;

  LocalSsa::NodeId Header = 0;           ///< Loop
  std::vector<llvm::PHINode *> Phis;     ///< Loop: its parameters
  llvm::BranchInst *Condition = nullptr; ///< If, until its else
  std::vector<llvm::Value *> ElseParams; ///< If, until its else

  ThrowEdges Thrown;                      ///< TryTable, Try
  std::vector<wasm::CatchClause> Clauses; ///< TryTable
  llvm::Value *Caught = nullptr; ///< Catch; nullptr: nothing is ever thrown
  /// Catch: where an exception goes on that no clause so far has caught;
  /// nullptr behind catch_all.
  llvm::BasicBlock *Uncaught = nullptr;
  LocalSsa::NodeId UncaughtNode = 0;

  bool catchesHere() const { return K == TryTable || K == Try; }
};

class FunctionLowering {
public:
  using Inst = const wasm::Instruction;
  using Handler = void (FunctionLowering::*)(Inst &);

  /// Lowers into F, whose first argument is vmctx, from a new entry block on.
  FunctionLowering(ModuleLowering &M, llvm::Function &F);

  /// The whole body of a function of the module.
  void lowerBody(wasm::FuncIndex Index);
  /// The value of a constant expression.
  llvm::Value *lowerConstant(wasm::Span Expr);

  llvm::IRBuilder<> &builder() { return B; }
  llvm::Value *vmctx() { return F.getArg(0); }

  //===--- Calls (Calls.cpp) ----------------------------------------------===//

  /// Results are appended.
  void call(wasm::FuncIndex Callee, llvm::ArrayRef<llvm::Value *> Args,
            llvm::SmallVectorImpl<llvm::Value *> &Results);
  /// The same of code in linked form, with this function's vmctx. An exception
  /// stops the guest.
  void callLinked(const wasm::FuncType &Type, llvm::Value *Code,
                  llvm::ArrayRef<llvm::Value *> Args,
                  llvm::SmallVectorImpl<llvm::Value *> &Results);
  /// Arguments of 32 bits are widened. Returns the 64-bit result or nullptr.
  llvm::Value *callRuntime(RuntimeCall Call,
                           llvm::ArrayRef<llvm::Value *> Args);

  //===--- Instance (Instance.cpp) ----------------------------------------===//

  /// The address of what lies at Offset from vmctx in the instance.
  llvm::Value *instanceAddress(int32_t Offset);
  llvm::Value *loadInstance(llvm::Type *Ty, int32_t Offset);
  /// Loads what linking has written: the same for as long as the instance
  /// lives.
  llvm::Value *loadLinked(llvm::Type *Ty, int32_t Offset);
  /// Such a pointer, loaded once in the function's entry.
  llvm::Value *loadLinkedAtEntry(int32_t Offset);
  llvm::Value *markInvariant(llvm::Value *Load);
  llvm::Value *globalAddress(wasm::GlobalIndex G);
  /// The word that refers to a function of this instance.
  llvm::Value *funcrefWord(wasm::FuncIndex Index);
  /// Loads and stores outside linear memory, naturally aligned.
  llvm::Value *load(llvm::Type *Ty, llvm::Value *Address, AliasClass C);
  void store(llvm::Value *V, llvm::Value *Address, AliasClass C);

  /// How this function is called, or code of some type from here.
  FunctionAbi abi(const wasm::FuncType &Type, bool IsLinked) {
    return FunctionAbi(B, M, Type, IsLinked, {vmctx()});
  }

  /// Charges initialisation, which has no counter of its own (Fuel.cpp).
  void chargeOnce(uint64_t Units);

private:
  //===--- Core (FunctionLowering.cpp) ------------------------------------===//

  static const std::array<Handler, wasm::NumOpcodes> Handlers;
  void lowerInstructions(wasm::Span Code);
  void skip(Inst &I);
  void setLocation(Inst &I);
  llvm::DebugLoc location(uint32_t Position, abi::TrapCode Code);

  //===--- Fuel (Fuel.cpp); of metered code only ---------------------------===//

  /// Decides how the body is metered, and whether it has a counter of its own,
  /// whose number isn't known yet. Returns whether entering it costs.
  bool chooseMetering(wasm::Span Code);
  /// Behind the entry's first instructions: counts from here on.
  void startFuel();
  void lowerMetered(Inst &I, Handler H);
  void lowerMeteredCoarsely(Inst &I, Handler H);
  void chargeCoarsely();
  /// Brings the execution context up to date, or the counter; do nothing in
  /// other code.
  void writeFuelBack();
  void readFuelBack();
  void writeFuelBackAtTrap(abi::TrapCode Code);
  llvm::Value *fuelAddress();
  llvm::Value *loadFuel();
  void storeFuel(llvm::Value *Left);
  /// The counter, with what is pending subtracted.
  llvm::Value *fuelLeft();
  void setFuel(llvm::Value *Left);
  void checkFuel();
  void chargeLength();
  void chargeGrowth(llvm::Value *Delta);

  //===--- Operand stack --------------------------------------------------===//

  void push(llvm::Value *V) { Stack.push_back(V); }
  llvm::Value *pop() { return Stack.pop_back_val(); }
  /// The Count topmost operands, removed; the first pushed comes first.
  llvm::SmallVector<llvm::Value *, 8> popMany(size_t Count);
  /// v128 operands are <2 x i64>; these see them as lanes of another type.
  llvm::Value *popVector(llvm::FixedVectorType *Lanes) {
    return reshaped(pop(), Lanes);
  }
  void pushVector(llvm::Value *V) { push(reshaped(V, M.V128)); }
  llvm::Value *reshaped(llvm::Value *V, llvm::Type *Lanes);
  /// A truth value as i32, and back.
  void pushBool(llvm::Value *Bit) { push(B.CreateZExt(Bit, M.I32)); }
  llvm::Value *popBool();

  //===--- Traps (Traps.cpp) ----------------------------------------------===//

  /// Traps when Cond holds; goes on in a new block otherwise.
  void trapIf(llvm::Value *Cond, abi::TrapCode Code);
  /// Traps, and ends the block.
  void trap(abi::TrapCode Code);
  llvm::BasicBlock *makeBlock(const char *Name);
  /// A block for code that traps: moved behind the function's other blocks.
  llvm::BasicBlock *makeColdBlock(const char *Name);

  //===--- Linear memory (Address.cpp) ------------------------------------===//

  /// Pops the address operand and makes the address of Width bytes; of a memory
  /// that is checked traps if they aren't all inside. The only place that does
  /// so.
  llvm::Value *popAddress(const wasm::MemArg &Mem, unsigned Width);
  llvm::Value *address32(llvm::Value *Address, const wasm::MemArg &Mem,
                         unsigned Width);
  llvm::Value *address64(llvm::Value *Address, const wasm::MemArg &Mem,
                         unsigned Width);
  llvm::Value *effectiveAddress(llvm::Value *Address, uint64_t Offset);
  /// A size or its like, as wide as the memory's or table's addresses.
  void pushSize(llvm::Value *Size, wasm::AddrType Addr) {
    push(Addr == wasm::AddrType::I64 ? Size : B.CreateTrunc(Size, M.I32));
  }
  /// Where a memory begins, and its current size in bytes.
  llvm::Value *memoryBase(wasm::MemoryIndex Memory);
  llvm::Value *memoryBytes(wasm::MemoryIndex Memory);
  /// Pops the address operand and loads a Ty, whose trap will not get lost.
  llvm::Value *popAndLoad(Inst &I, llvm::Type *Ty);
  /// Pops the address operand and stores V.
  void popAndStore(Inst &I, llvm::Value *V);
  void touchEnd(llvm::Value *Address, unsigned Width);

  //===--- Helpers of the families ----------------------------------------===//

  // Control.cpp
  void pushFrame(ControlFrame::Kind K, Inst &I);
  llvm::BasicBlock *branchTo(uint32_t Depth, uint32_t Count = 1);
  void finishBranch();
  void branchIf(llvm::Value *Cond, Inst &I);
  llvm::MDNode *hintedWeights(Inst &I);
  void joinBranches(ControlFrame &Frame);
  void endIf(ControlFrame &Frame);
  void continueIn(llvm::BasicBlock *BB);
  void endFrame();
  // Calls.cpp
  struct CallTarget {
    llvm::Value *Code, *Vmctx;
    const wasm::FuncType &Type;
    CallForm Form;
  };
  bool isRuntimeImport(wasm::FuncIndex Callee) const;
  CallTarget linkedImport(wasm::FuncIndex Callee);
  CallTarget target(wasm::FuncIndex Callee);
  CallTarget targetOf(llvm::Value *Descriptor, wasm::TypeIndex Type);
  CallTarget popElementTarget(Inst &I);
  CallTarget popReferenceTarget(Inst &I);
  llvm::Value *loadField(llvm::Type *Ty, llvm::Value *Descriptor,
                         size_t Offset);
  void callTarget(const CallTarget &T, llvm::ArrayRef<llvm::Value *> Args,
                  llvm::SmallVectorImpl<llvm::Value *> &Results);
  void callRuntimeImport(wasm::FuncIndex Callee,
                         llvm::ArrayRef<llvm::Value *> Args,
                         llvm::SmallVectorImpl<llvm::Value *> &Results);
  void popAndCall(const CallTarget &T);
  void popAndTailCall(const CallTarget &T);
  void callWideMultiply(const WideMultiply &Callee, Inst &I);
  llvm::Value *expectedTypeId(wasm::TypeIndex T);
  // Exceptions.cpp
  llvm::Value *tagAddress(uint32_t Tag);
  llvm::Value *payloadAddress(llvm::Value *Exception, size_t Number);
  ThrowEdges &handlersFrom(size_t NumFrames);
  llvm::BasicBlock *throwEdge(ThrowEdges &To, llvm::Value *Exception);
  void throwIfPending(llvm::Value *Exception);
  void throwTo(ThrowEdges &To, llvm::Value *Exception);
  llvm::Value *joinThrows(ThrowEdges &Thrown, const ControlFrame *Frame);
  llvm::Value *isOf(llvm::Value *Exception, uint32_t Tag);
  void pushPayload(llvm::Value *Exception, uint32_t Tag);
  void dispatch(ControlFrame &Frame);
  void beginHandler();
  void passOn(size_t NumFrames);
  void endHandlers();
  void leaveWithException(FunctionAbi Abi, bool IsLinked);
  // Tables.cpp
  llvm::Value *loadTableField(llvm::Type *Ty, uint32_t Table, size_t Field);
  /// The address of an element; traps with Code if there is none.
  llvm::Value *elementAddress(uint32_t Table, llvm::Value *Index,
                              abi::TrapCode Code);
  // Integer.cpp, Float.cpp
  void unary(llvm::Intrinsic::ID Intrinsic);
  void unaryWithFlag(llvm::Intrinsic::ID Intrinsic);
  void binary(llvm::Instruction::BinaryOps Op);
  void shift(llvm::Instruction::BinaryOps Op);
  void rotate(llvm::Intrinsic::ID FunnelShift);
  void compare(llvm::CmpInst::Predicate P);
  void isZero();
  void divideSigned();
  void divideUnsigned(llvm::Instruction::BinaryOps Op);
  void remainderSigned();
  llvm::Value *popWide();
  void pushWide(llvm::Value *V);
  void wideBinary(llvm::Instruction::BinaryOps Op);
  void multiplyWide(llvm::Instruction::CastOps Extend);
  // Float.cpp
  llvm::Value *quieted(llvm::Value *V);
  void pushFloat(llvm::Value *V);
  void floatUnary(llvm::Intrinsic::ID Intrinsic);
  void squareRoot();
  void roundFloat(llvm::Intrinsic::ID Intrinsic);
  llvm::Value *roundByAdding(llvm::Value *V, llvm::Intrinsic::ID Intrinsic);
  void floatBinary(llvm::Instruction::BinaryOps Op);
  void floatMinMax(llvm::Intrinsic::ID Intrinsic);
  void copySign();
  void negateFloat();
  // Conversion.cpp
  void convert(llvm::Instruction::CastOps Op, llvm::Type *To);
  void convertFloat(llvm::Instruction::CastOps Op, llvm::Type *To);
  void truncateFloat(llvm::IntegerType *To, bool Signed);
  void truncateSaturating(llvm::IntegerType *To, bool Signed);
  void signExtendFrom(llvm::IntegerType *Narrow);
  // Memory.cpp
  void loadExtending(Inst &I, llvm::IntegerType *Narrow, llvm::Type *To,
                     bool Signed);
  void storeTruncating(Inst &I, llvm::IntegerType *Narrow);

  // SimdLane.cpp
  llvm::FixedVectorType *lanes(llvm::Type *Lane);
  void splat(llvm::Type *Lane);
  void extractLane(Inst &I, llvm::Type *Lane);
  void replaceLane(Inst &I, llvm::Type *Lane);
  llvm::Value *swizzleByLane(llvm::Value *V, llvm::Value *Indices);
  // SimdMemory.cpp
  void loadExtended(Inst &I, llvm::IntegerType *Narrow, bool Signed);
  void loadSplat(Inst &I, llvm::IntegerType *Lane);
  void loadZero(Inst &I, llvm::IntegerType *Lane);
  void loadLane(Inst &I, llvm::IntegerType *Lane);
  void storeLane(Inst &I, llvm::IntegerType *Lane);
  // SimdInteger.cpp
  void onLanes(llvm::Type *Lane, unsigned Operands,
               llvm::function_ref<void()> Op);
  void compareLanes(llvm::Type *Lane, llvm::CmpInst::Predicate P);
  void combineLanes(llvm::Type *Lane, llvm::Intrinsic::ID Intrinsic);
  void shiftLanes(llvm::IntegerType *Lane, llvm::Instruction::BinaryOps Op);
  void allTrue(llvm::Type *Lane);
  void bitmask(llvm::Type *Lane);
  void averageRounded(llvm::IntegerType *Lane);
  llvm::Value *extended(llvm::Value *V, bool Signed);
  llvm::Value *pickLanes(llvm::Value *V, unsigned First, unsigned Step);
  llvm::Value *popHalfExtended(llvm::Type *Narrow, bool High, bool Signed);
  void multiplyExtended(llvm::Type *Narrow, bool High, bool Signed);
  void addPairsExtended(llvm::Type *Narrow, bool Signed);
  // SimdFloat.cpp
  void pseudoMinMax(llvm::Type *Lane, llvm::CmpInst::Predicate P);
  // SimdConversion.cpp
  void narrow(llvm::IntegerType *Wide, bool Signed);
  void extendHalf(llvm::Type *Narrow, bool High, bool Signed);
  void pushWithZeros(llvm::Value *Half);
  void truncateLanesSaturating(llvm::Type *From, bool Signed);
  void convertLanes(llvm::Type *To, bool Signed);
  // SimdRelaxed.cpp
  void relaxedMultiplyAdd(llvm::Type *Lane, bool Negate);
  void relaxedMinMax(llvm::Type *Lane, llvm::Intrinsic::ID OfX86,
                     llvm::Intrinsic::ID Exact);
  void relaxedLaneSelect(Inst &I, llvm::IntegerType *Lane);
  void relaxedTruncateSigned(llvm::Type *From);
  void relaxedTruncateUnsigned(llvm::Type *From);
  llvm::Value *truncateLikeX86(llvm::Value *V);
  void pushSaturated(llvm::Value *V, bool Signed);
  llvm::Value *popRelaxedDot();
  llvm::Value *addedPairs(llvm::Value *V);

  //===--- Handlers: one an opcode ----------------------------------------===//

#define OP(Prefix, Code, Name, Text, Imm, Sig, Feature, Family)                \
  void lower##Name(Inst &I);
#include "compiler/wasm/Opcodes.def"

  ModuleLowering &M;
  llvm::Function &F;
  llvm::IRBuilder<> B;
  llvm::SmallVector<llvm::Value *, 64> Stack;
  llvm::SmallDenseMap<int32_t, llvm::Value *, 4> EntryLoads; ///< by offset
  std::vector<ControlFrame> Frames;
  std::vector<llvm::BasicBlock *> ColdBlocks;

  // What only a body has.
  uint64_t BodyOffset = 0;
  BodyScan Scan;
  std::optional<LocalSsa> Locals;
  uint32_t Position = 0;                   ///< of the current instruction
  LocalSsa::NodeId Node = LocalSsa::Entry; ///< current one
  ThrowEdges Uncaught;                     ///< leave the function
  bool Reachable = true;
  FuelMode Metering = FuelMode::None; ///< of this body
  std::optional<uint32_t> FuelLocal;  ///< the counter, unless it is in memory
  uint32_t PendingFuel = 0;           ///< not yet subtracted from it
  uint32_t SkipDepth = 0; ///< constructs that began in unreachable code
  /// Whether the walk ended: the end of the body or expression was met.
  bool Done = false;
};

} // namespace wasmc

#endif
