//===- FunctionAbi.cpp - how values cross a function's border -------------===//

#include "compiler/lower/FunctionAbi.h"

using namespace llvm;
using namespace wasmc;

CallingConv::ID wasmc::callingConvention() { return CallingConv::C; }

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

static Type *resultType(const ModuleLowering &M, const wasm::FuncType &Ty) {
  if (Ty.Results.empty())
    return Type::getVoidTy(M.Context);
  if (Ty.Results.size() == 1)
    return M.type(Ty.Results[0]);
  return resultsType(M, Ty.Results);
}

FunctionType *wasmc::functionType(const ModuleLowering &M,
                                  const wasm::FuncType &Ty) {
  SmallVector<Type *, 8> Params = {M.Ptr};
  for (wasm::ValType T : Ty.Params)
    Params.push_back(M.type(T));
  return FunctionType::get(resultType(M, Ty), Params, false);
}

std::vector<Value *> wasmc::parameters(Function &F) {
  std::vector<Value *> Values;
  for (Argument &A : drop_begin(F.args()))
    Values.push_back(&A);
  return Values;
}

void wasmc::emitReturn(IRBuilder<> &B, Function &F, ArrayRef<Value *> Results) {
  if (Results.empty()) {
    B.CreateRetVoid();
  } else if (Results.size() == 1) {
    B.CreateRet(Results[0]);
  } else {
    auto *Struct = cast<StructType>(F.getReturnType());
    Value *All = PoisonValue::get(Struct);
    for (auto [I, V] : enumerate(Results))
      All = B.CreateInsertValue(
          All, B.CreateBitCast(V, Struct->getElementType(I)), I);
    B.CreateRet(All);
  }
}

void wasmc::emitCall(IRBuilder<> &B, const ModuleLowering &M,
                     const wasm::FuncType &Type, Value *Callee, Value *Vmctx,
                     ArrayRef<Value *> Args,
                     SmallVectorImpl<Value *> &Results) {
  FunctionType *Ty = functionType(M, Type);
  SmallVector<Value *, 8> All = {Vmctx};
  All.append(Args.begin(), Args.end());
  CallInst *Call = B.CreateCall(Ty, Callee, All);
  Call->setCallingConv(callingConvention());
  Call->addFnAttr(Attribute::NoUnwind);
  if (Ty->getReturnType()->isStructTy()) {
    for (auto [I, T] : enumerate(Type.Results))
      Results.push_back(
          B.CreateBitCast(B.CreateExtractValue(Call, I), M.type(T)));
  } else if (!Ty->getReturnType()->isVoidTy()) {
    Results.push_back(Call);
  }
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
