//===- FunctionAbi.cpp - how values cross a function's border -------------===//

#include "compiler/lower/FunctionAbi.h"

using namespace llvm;
using namespace wasmc;

//===--- Plain form -------------------------------------------------------===//

/// Of several results. x86-64 returns two floats in vector registers; LLVM
/// would return a third on the x87 stack, whose loads make a signalling NaN
/// quiet. So from the third vector register on floats travel as integers.
static StructType *resultsType(const ModuleLowering &M,
                               ArrayRef<wasm::ValType> Results) {
  SmallVector<Type *, 4> Types;
  unsigned VectorRegisters = 0;
  for (wasm::ValType T : Results) {
    Type *Ty = M.type(T);
    if (Ty->isFloatingPointTy() && VectorRegisters >= 2)
      Ty = Type::getIntNTy(M.Context, Ty->getScalarSizeInBits());
    VectorRegisters += Ty->isFloatingPointTy() || Ty->isVectorTy();
    Types.push_back(Ty);
  }
  return StructType::get(M.Context, Types);
}

static FunctionType *plainType(const ModuleLowering &M,
                               const wasm::FuncType &Ty) {
  SmallVector<Type *, 8> Params = {M.Ptr};
  for (wasm::ValType T : Ty.Params)
    Params.push_back(M.type(T));
  Type *Result = Type::getVoidTy(M.Context);
  if (Ty.Results.size() == 1)
    Result = M.type(Ty.Results[0]);
  else if (!Ty.Results.empty())
    Result = resultsType(M, Ty.Results);
  return FunctionType::get(Result, Params, false);
}

//===--- Linked form ------------------------------------------------------===//

namespace {

constexpr unsigned NumWords = 5;
constexpr unsigned NumVectors = 8;

bool isRiscV(const ModuleLowering &M) {
  return M.IR->getTargetTriple().isRISCV();
}

/// Of a vector register that a parameter may come in.
Type *vectorType(const ModuleLowering &M) {
  return isRiscV(M) ? M.F64 : static_cast<Type *>(M.V128);
}

/// Where each parameter of a linked function is, one after the other.
class Places {
public:
  explicit Places(const ModuleLowering &M) : M(M) {}

  struct Place {
    enum Kind : uint8_t { Words, Vector, Scratch } K;
    unsigned Argument = 0; ///< of the LLVM function; Words: the first
  };

  Place next(Type *T) {
    unsigned Words = T->isIntegerTy()  ? 1
                     : !isRiscV(M)     ? 0
                     : T->isVectorTy() ? 2
                     : T->isFloatTy()  ? 1
                                       : 0;
    if (Words == 0)
      return Vector == NumVectors
                 ? Place{Place::Scratch}
                 : Place{Place::Vector, 1 + NumWords + Vector++};
    if (Word + Words > NumWords)
      return {Place::Scratch};
    Word += Words;
    return {Place::Words, 1 + Word - Words};
  }

private:
  const ModuleLowering &M;
  unsigned Word = 0, Vector = 0;
};

/// Parts of a value, each as the linked form's word or vector, and back.
class Shapes {
public:
  Shapes(IRBuilder<> &B, const ModuleLowering &M) : B(B), M(M) {}

  /// Either extension will do: nobody reads the upper half. RISC-V has i32
  /// sign- extended in registers anyway.
  Value *toWord(Value *V) {
    if (V->getType()->isFloatTy())
      V = B.CreateBitCast(V, M.I32);
    return isRiscV(M) ? B.CreateSExt(V, M.I64) : B.CreateZExt(V, M.I64);
  }
  Value *fromWord(Value *Word, Type *T) {
    if (T->isFloatTy())
      return B.CreateBitCast(B.CreateTrunc(Word, M.I32), T);
    return B.CreateTrunc(Word, T);
  }

  Value *toVector(Value *V) {
    Type *T = V->getType();
    if (T == vectorType(M))
      return V;
    Type *Lanes = lanes(T);
    return B.CreateBitCast(
        B.CreateInsertElement(PoisonValue::get(Lanes), V, uint64_t(0)),
        vectorType(M));
  }
  Value *fromVector(Value *V, Type *T) {
    if (T == vectorType(M))
      return V;
    return B.CreateExtractElement(B.CreateBitCast(V, lanes(T)), uint64_t(0));
  }

private:
  static Type *lanes(Type *T) {
    return FixedVectorType::get(T, 128 / T->getPrimitiveSizeInBits());
  }

  IRBuilder<> &B;
  const ModuleLowering &M;
};

/// The first result goes in a register, unless there are too few.
bool firstInRegister(const ModuleLowering &M, const wasm::FuncType &Ty) {
  return !Ty.Results.empty() &&
         !(isRiscV(M) && Ty.Results[0] == wasm::ValType::V128);
}

FunctionType *linkedType(const ModuleLowering &M, const wasm::FuncType &Ty) {
  SmallVector<Type *, 1 + NumWords + NumVectors> Params = {M.Ptr};
  Params.append(NumWords, M.I64);
  Params.append(NumVectors, vectorType(M));
  Type *Result = M.I64;
  if (firstInRegister(M, Ty))
    Result = StructType::get(M.Context, {M.type(Ty.Results[0]), M.I64});
  return FunctionType::get(Result, Params, false);
}

} // namespace

FunctionType *wasmc::functionType(const ModuleLowering &M,
                                  const wasm::FuncType &Ty, bool IsLinked) {
  return IsLinked ? linkedType(M, Ty) : plainType(M, Ty);
}

//===--- Scratch ----------------------------------------------------------===//

Value *FunctionAbi::scratchSlot(size_t Number) {
  Value *Field = B.CreateGEP(M.I8, Exec.Base, B.getInt64(Exec.Offset), "",
                             GEPNoWrapFlags::inBounds());
  LoadInst *Context = B.CreateLoad(M.Ptr, Field);
  Context->setMetadata(LLVMContext::MD_tbaa, M.aliasTag(AliasClass::Instance));
  Context->setMetadata(LLVMContext::MD_invariant_load,
                       MDNode::get(M.Context, {}));
  return B.CreateConstInBoundsGEP1_64(M.I8, Context,
                                      offsetof(abi::ExecutionContext, Scratch) +
                                          Number * abi::ValueBytes);
}

Value *FunctionAbi::loadScratch(size_t Number, Type *T) {
  LoadInst *V = B.CreateAlignedLoad(T, scratchSlot(Number), Align(8));
  V->setMetadata(LLVMContext::MD_tbaa, M.aliasTag(AliasClass::Control));
  return V;
}

void FunctionAbi::storeScratch(size_t Number, Value *V) {
  StoreInst *S = B.CreateAlignedStore(V, scratchSlot(Number), Align(8));
  S->setMetadata(LLVMContext::MD_tbaa, M.aliasTag(AliasClass::Control));
}

//===--- The callee -------------------------------------------------------===//

std::vector<Value *> FunctionAbi::parameters(Function &F) {
  std::vector<Value *> Values;
  if (!IsLinked) {
    for (Argument &A : drop_begin(F.args()))
      Values.push_back(&A);
    return Values;
  }
  Places Where(M);
  Shapes As(B, M);
  for (auto [I, T] : enumerate(Ty.Params)) {
    Type *Wanted = M.type(T);
    Places::Place P = Where.next(Wanted);
    if (P.K == Places::Place::Scratch) {
      Values.push_back(loadScratch(I, Wanted));
    } else if (P.K == Places::Place::Vector) {
      Values.push_back(As.fromVector(F.getArg(P.Argument), Wanted));
    } else if (Wanted->isVectorTy()) {
      Value *V = PoisonValue::get(Wanted);
      for (unsigned Half = 0; Half != 2; ++Half)
        V = B.CreateInsertElement(V, F.getArg(P.Argument + Half),
                                  uint64_t(Half));
      Values.push_back(V);
    } else {
      Values.push_back(As.fromWord(F.getArg(P.Argument), Wanted));
    }
  }
  return Values;
}

void FunctionAbi::emitReturn(Function &F, ArrayRef<Value *> Results) {
  Type *Returned = F.getReturnType();
  if (IsLinked) {
    bool InRegister = firstInRegister(M, Ty);
    for (size_t I = InRegister; I < Results.size(); ++I)
      storeScratch(I, Results[I]);
    Value *None = B.getInt64(0);
    if (!InRegister) {
      B.CreateRet(None);
      return;
    }
    Value *First =
        B.CreateInsertValue(PoisonValue::get(Returned), Results[0], 0);
    B.CreateRet(B.CreateInsertValue(First, None, 1));
  } else if (Results.empty()) {
    B.CreateRetVoid();
  } else if (Results.size() == 1) {
    B.CreateRet(Results[0]);
  } else {
    auto *Struct = cast<StructType>(Returned);
    Value *All = PoisonValue::get(Struct);
    for (auto [I, V] : enumerate(Results))
      All = B.CreateInsertValue(
          All, B.CreateBitCast(V, Struct->getElementType(I)), I);
    B.CreateRet(All);
  }
}

void FunctionAbi::emitThrow(Function &F, Value *Exception) {
  assert(IsLinked && "callers look for no exception");
  Type *Returned = F.getReturnType();
  if (Returned->isStructTy())
    Exception = B.CreateInsertValue(PoisonValue::get(Returned), Exception, 1);
  B.CreateRet(Exception);
}

//===--- The caller -------------------------------------------------------===//

SmallVector<Value *, 16> FunctionAbi::arguments(Value *Vmctx,
                                                ArrayRef<Value *> Args) {
  SmallVector<Value *, 16> All = {Vmctx};
  if (!IsLinked) {
    All.append(Args.begin(), Args.end());
    return All;
  }
  All.append(NumWords, PoisonValue::get(M.I64));
  All.append(NumVectors, PoisonValue::get(vectorType(M)));
  Places Where(M);
  Shapes As(B, M);
  for (auto [I, V] : enumerate(Args)) {
    Places::Place P = Where.next(V->getType());
    if (P.K == Places::Place::Scratch)
      storeScratch(I, V);
    else if (P.K == Places::Place::Vector)
      All[P.Argument] = As.toVector(V);
    else if (V->getType()->isVectorTy())
      for (unsigned Half = 0; Half != 2; ++Half)
        All[P.Argument + Half] = B.CreateExtractElement(V, uint64_t(Half));
    else
      All[P.Argument] = As.toWord(V);
  }
  return All;
}

Value *FunctionAbi::emitCall(Value *Callee, Value *Vmctx,
                             ArrayRef<Value *> Args,
                             SmallVectorImpl<Value *> &Results) {
  FunctionType *FTy = functionType(M, Ty, IsLinked);
  CallInst *Call = B.CreateCall(FTy, Callee, arguments(Vmctx, Args));
  Call->addFnAttr(Attribute::NoUnwind);
  if (IsLinked) {
    bool InRegister = firstInRegister(M, Ty);
    if (InRegister)
      Results.push_back(B.CreateExtractValue(Call, 0));
    for (size_t I = InRegister; I < Ty.Results.size(); ++I)
      Results.push_back(loadScratch(I, M.type(Ty.Results[I])));
    return InRegister ? B.CreateExtractValue(Call, 1) : Call;
  }
  if (FTy->getReturnType()->isStructTy()) {
    for (auto [I, T] : enumerate(Ty.Results))
      Results.push_back(
          B.CreateBitCast(B.CreateExtractValue(Call, I), M.type(T)));
  } else if (!FTy->getReturnType()->isVoidTy()) {
    Results.push_back(Call);
  }
  return nullptr;
}

void FunctionAbi::emitTailCall(Value *Callee, Value *Vmctx,
                               ArrayRef<Value *> Args) {
  assert(IsLinked && "the plain form has many prototypes");
  CallInst *Call =
      B.CreateCall(functionType(M, Ty, true), Callee, arguments(Vmctx, Args));
  Call->addFnAttr(Attribute::NoUnwind);
  Call->setTailCallKind(CallInst::TCK_MustTail);
  B.CreateRet(Call);
}

Value *wasmc::emitRuntimeCall(IRBuilder<> &B, FunctionType *Ty, Value *Callee,
                              Value *Vmctx, ArrayRef<Value *> Args) {
  SmallVector<Value *, 8> All = {Vmctx};
  for (Value *A : Args)
    All.push_back(B.CreateZExt(A, B.getInt64Ty()));
  CallInst *Call = B.CreateCall(Ty, Callee, All);
  Call->addFnAttr(Attribute::NoUnwind);
  return Call->getType()->isVoidTy() ? nullptr : Call;
}
