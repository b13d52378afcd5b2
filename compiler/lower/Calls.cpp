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
  writeFuelBack(); // it may trap
  FunctionType *Ty = M.runtimeFunctionType(Call);
  if (!M.Plan.isLoadable())
    return emitRuntimeCall(B, Ty, M.runtimeFunction(Call), vmctx(), Args);
  // The runtime isn't in the image: its functions stand in a table.
  auto LoadControl = [&](Value *Address) {
    return markInvariant(load(M.Ptr, Address, AliasClass::Control));
  };
  Value *Exec = loadLinked(M.Ptr, WASMC_HEADER_OFFSET(Exec));
  Value *Table = LoadControl(B.CreateConstInBoundsGEP1_64(
      M.I8, Exec, offsetof(abi::ExecutionContext, RuntimeCalls)));
  Value *Function =
      LoadControl(B.CreateConstInBoundsGEP1_64(M.Ptr, Table, size_t(Call)));
  return emitRuntimeCall(B, Ty, Function, vmctx(), Args);
}

void FunctionLowering::call(wasm::FuncIndex Callee, ArrayRef<Value *> Args,
                            SmallVectorImpl<Value *> &Results) {
  if (M.Wasm.Functions[Callee.Value].Imported)
    return callImport(Callee, Args, Results);
  emitCall(B, M, M.Wasm.funcType(Callee), M.function(Callee), vmctx(), Args,
           Results);
}

/// As a call of a reference to the import, which needs no check.
void FunctionLowering::callLinkedImport(wasm::FuncIndex Callee,
                                        ArrayRef<Value *> Args,
                                        SmallVectorImpl<Value *> &Results) {
  int32_t Descriptor =
      M.Plan.Layout.funcref(M.Plan.FuncrefNumber[Callee.Value]);
  Value *Code = loadLinked(
      M.Ptr, Descriptor + int32_t(offsetof(FuncrefDescriptor, Code)));
  Value *Vmctx = loadLinked(
      M.Ptr, Descriptor + int32_t(offsetof(FuncrefDescriptor, Vmctx)));
  emitCall(B, M, M.Wasm.funcType(Callee), Code, Vmctx, Args, Results);
}

/// An import that nobody provides ends the program when it is called; the
/// code behind the call is kept in form with zeros for its results.
void FunctionLowering::callImport(wasm::FuncIndex Callee,
                                  ArrayRef<Value *> Args,
                                  SmallVectorImpl<Value *> &Results) {
  if (M.Plan.isLoadable())
    return callLinkedImport(Callee, Args, Results);
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
  if (Value *Result =
          emitRuntimeCall(B, Wasi->getFunctionType(), Wasi, vmctx(), Args))
    Results.push_back(B.CreateTrunc(Result, M.type(Ty.Results[0])));
}

/// A store that traps is told as the call's.
void FunctionLowering::callWideMultiply(const WideMultiply &Callee, Inst &I) {
  Value *Right = popWide();
  Value *Product = B.CreateMul(popWide(), Right);
  Value *Address = pop();
  pushWide(Product);
  Value *High = pop(), *Low = pop();
  B.SetCurrentDebugLocation(location(position(I), TrapCode::MemoryOutOfBounds));
  wasm::Instruction Store = I;
  for (const WideMultiply::Half &Half : Callee.Stores) {
    Store.Mem = Half.Where;
    push(Address);
    popAndStore(Store, Half.IsHigh ? High : Low);
  }
}

void FunctionLowering::lowerCall(Inst &I) {
  if (auto Wide = M.Plan.WideMultiplies.find(I.func().Value);
      Wide != M.Plan.WideMultiplies.end())
    return callWideMultiply(Wide->second, I);
  SmallVector<Value *, 8> Args =
      popMany(M.Wasm.funcType(I.func()).Params.size());
  call(I.func(), Args, Stack);
}

/// The id of a type of this module: its number, or in a loadable image what
/// the store has given it.
Value *FunctionLowering::expectedTypeId(wasm::TypeIndex T) {
  uint32_t Canonical = M.Plan.Module->canonicalType(T);
  return M.Plan.isLoadable()
             ? loadLinked(M.I32, M.Plan.Layout.typeId(Canonical))
             : B.getInt32(Canonical);
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
  trapIf(B.CreateICmpNE(TypeId, expectedTypeId(Type)),
         TrapCode::IndirectCallTypeMismatch);
  Value *Code = Field(M.Ptr, offsetof(FuncrefDescriptor, Code));
  Value *Vmctx = Field(M.Ptr, offsetof(FuncrefDescriptor, Vmctx));
  emitCall(B, M, Ty, Code, Vmctx, Args, Stack);
}
