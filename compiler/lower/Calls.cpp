//===- Calls.cpp - direct, imported and indirect calls --------------------===//
//
// Spec: Execution, Control Instructions (call, call_indirect).
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;
using abi::FuncrefDescriptor;
using abi::TrapCode;

Value *FunctionLowering::callRuntime(RuntimeCall Call, ArrayRef<Value *> Args) {
  return emitRuntimeCall(B, M.runtimeFunction(Call), vmctx(), Args);
}

void FunctionLowering::call(wasm::FuncIndex Callee, ArrayRef<Value *> Args,
                            SmallVectorImpl<Value *> &Results) {
  if (M.Wasm.Functions[Callee.Value].Imported)
    return callImport(Callee, Args, Results);
  Function *Target = M.function(Callee);
  emitCall(B, Target->getFunctionType(), Target, vmctx(), Args, Results);
}

/// An import that nobody provides ends the program when it is called; the
/// code behind the call is kept in form with zeros for its results.
void FunctionLowering::callImport(wasm::FuncIndex Callee,
                                  ArrayRef<Value *> Args,
                                  SmallVectorImpl<Value *> &Results) {
  const wasm::FuncType &Ty = M.Wasm.funcType(Callee);
  ImportTarget Target = M.importTarget(Callee);
  if (!Target.WasiName) {
    callRuntime(RuntimeCall::missing_import, {B.getInt64(Callee.Value)});
    for (wasm::ValType T : Ty.Results)
      Results.push_back(Constant::getNullValue(M.type(T)));
    return;
  }
  Function *Wasi =
      M.wasiFunction(Target.WasiName, Ty.Params.size(), !Ty.Results.empty());
  if (Value *Result = emitRuntimeCall(B, Wasi, vmctx(), Args))
    Results.push_back(B.CreateTrunc(Result, M.type(Ty.Results[0])));
}

void FunctionLowering::lowerCall(Inst &I) {
  SmallVector<Value *, 8> Args =
      popMany(M.Wasm.funcType(I.func()).Params.size());
  call(I.func(), Args, Stack);
}

/// The checks in the spec's order: the index is in the table, the element is
/// not null, its type is the expected one.
void FunctionLowering::lowerCallIndirect(Inst &I) {
  wasm::TypeIndex Type(I.Index);
  const wasm::FuncType &Ty = M.Wasm.Types[Type.Value].Function;
  Value *Element = elementAddress(I.Index2, pop(), TrapCode::UndefinedElement);
  SmallVector<Value *, 8> Args = popMany(Ty.Params.size());

  Value *Word = load(M.I64, Element, AliasClass::Table);
  trapIf(B.CreateIsNull(Word), TrapCode::UninitializedElement);
  Value *Descriptor = B.CreateIntToPtr(Word, M.Ptr);
  auto Field = [&](llvm::Type *FieldTy, size_t Offset) {
    return load(FieldTy, B.CreateConstInBoundsGEP1_64(M.I8, Descriptor, Offset),
                AliasClass::Instance);
  };
  Value *TypeId = Field(M.I32, offsetof(FuncrefDescriptor, TypeId));
  trapIf(B.CreateICmpNE(TypeId, B.getInt32(M.Plan.Module->canonicalType(Type))),
         TrapCode::IndirectCallTypeMismatch);
  Value *Code = Field(M.Ptr, offsetof(FuncrefDescriptor, Code));
  Value *Vmctx = Field(M.Ptr, offsetof(FuncrefDescriptor, Vmctx));
  emitCall(B, functionType(M, Ty), Code, Vmctx, Args, Stack);
}
