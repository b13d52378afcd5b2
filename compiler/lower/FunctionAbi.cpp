//===- FunctionAbi.cpp - how values cross a function's border -------------===//

#include "compiler/lower/FunctionAbi.h"

using namespace llvm;
using namespace wasmc;

CallingConv::ID wasmc::callingConvention() { return CallingConv::C; }

static Type *resultType(const ModuleLowering &M, const wasm::FuncType &Ty) {
  if (Ty.Results.empty())
    return Type::getVoidTy(M.Context);
  if (Ty.Results.size() == 1)
    return M.type(Ty.Results[0]);
  SmallVector<Type *, 4> Types;
  for (wasm::ValType T : Ty.Results)
    Types.push_back(M.type(T));
  return StructType::get(M.Context, Types);
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
    Value *All = PoisonValue::get(F.getReturnType());
    for (auto [I, V] : enumerate(Results))
      All = B.CreateInsertValue(All, V, I);
    B.CreateRet(All);
  }
}

void wasmc::emitCall(IRBuilder<> &B, FunctionType *Ty, Value *Callee,
                     Value *Vmctx, ArrayRef<Value *> Args,
                     SmallVectorImpl<Value *> &Results) {
  SmallVector<Value *, 8> All = {Vmctx};
  All.append(Args.begin(), Args.end());
  CallInst *Call = B.CreateCall(Ty, Callee, All);
  Call->setCallingConv(callingConvention());
  Call->addFnAttr(Attribute::NoUnwind);
  if (auto *Struct = dyn_cast<StructType>(Ty->getReturnType())) {
    for (unsigned I = 0; I != Struct->getNumElements(); ++I)
      Results.push_back(B.CreateExtractValue(Call, I));
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
