//===- Calls.cpp - direct, indirect and tail calls ------------------------===//
//
// Spec: Execution, Control Instructions (call, call_ref, call_indirect, and
// return_call, return_call_ref, return_call_indirect).
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

//===--- Callees ----------------------------------------------------------===//

/// As a call of a reference to the import, which needs no check.
FunctionLowering::CallTarget
FunctionLowering::linkedImport(wasm::FuncIndex Callee) {
  int32_t Descriptor =
      M.Plan.Layout.funcref(M.Plan.FuncrefNumber[Callee.Value]);
  auto Field = [&](size_t Offset) {
    return loadLinked(M.Ptr, Descriptor + int32_t(Offset));
  };
  return {Field(offsetof(FuncrefDescriptor, Code)),
          Field(offsetof(FuncrefDescriptor, Vmctx)), M.Wasm.funcType(Callee),
          M.Plan.form(Callee)};
}

/// Not for an executable's imports, which are the runtime's functions.
FunctionLowering::CallTarget FunctionLowering::target(wasm::FuncIndex Callee) {
  if (M.Wasm.Functions[Callee.Value].Imported)
    return linkedImport(Callee);
  return {M.function(Callee), vmctx(), M.Wasm.funcType(Callee),
          M.Plan.form(Callee)};
}

/// What a descriptor leads to, whose type is the expected one.
FunctionLowering::CallTarget FunctionLowering::targetOf(Value *Descriptor,
                                                        wasm::TypeIndex Type) {
  return {loadField(M.Ptr, Descriptor, offsetof(FuncrefDescriptor, Code)),
          loadField(M.Ptr, Descriptor, offsetof(FuncrefDescriptor, Vmctx)),
          M.Wasm.Types[Type.Value].Function, M.Plan.formOfType(Type)};
}

Value *FunctionLowering::loadField(llvm::Type *Ty, Value *Descriptor,
                                   size_t Offset) {
  return load(Ty, B.CreateConstInBoundsGEP1_64(M.I8, Descriptor, Offset),
              AliasClass::Instance);
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
FunctionLowering::CallTarget FunctionLowering::popElementTarget(Inst &I) {
  wasm::TypeIndex Type(I.Index);
  Value *Element = elementAddress(I.Index2, pop(), TrapCode::UndefinedElement);
  Value *Word = load(M.I64, Element, AliasClass::Table);
  trapIf(B.CreateIsNull(Word), TrapCode::UninitializedElement);
  Value *Descriptor = B.CreateIntToPtr(Word, M.Ptr);
  Value *TypeId =
      loadField(M.I32, Descriptor, offsetof(FuncrefDescriptor, TypeId));
  trapIf(B.CreateICmpNE(TypeId, expectedTypeId(Type)),
         TrapCode::IndirectCallTypeMismatch);
  return targetOf(Descriptor, Type);
}

FunctionLowering::CallTarget FunctionLowering::popReferenceTarget(Inst &I) {
  Value *Word = pop();
  trapIf(B.CreateIsNull(Word), TrapCode::NullFunctionReference);
  return targetOf(B.CreateIntToPtr(Word, M.Ptr), wasm::TypeIndex(I.Index));
}

//===--- Calls ------------------------------------------------------------===//

void FunctionLowering::callTarget(const CallTarget &T, ArrayRef<Value *> Args,
                                  SmallVectorImpl<Value *> &Results) {
  Value *Exception =
      abi(T.Type, T.Form.IsLinked).emitCall(T.Code, T.Vmctx, Args, Results);
  readFuelBack();
  if (T.Form.MayThrow)
    throwIfPending(Exception);
}

void FunctionLowering::callLinked(const wasm::FuncType &Type, Value *Code,
                                  ArrayRef<Value *> Args,
                                  SmallVectorImpl<Value *> &Results) {
  callTarget({Code, vmctx(), Type, {.IsLinked = true, .MayThrow = true}}, Args,
             Results);
}

/// An import that nobody provides ends the program when it is called; the
/// code behind the call is kept in form with zeros for its results.
void FunctionLowering::callRuntimeImport(wasm::FuncIndex Callee,
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
  if (Value *Result =
          emitRuntimeCall(B, Wasi->getFunctionType(), Wasi, vmctx(), Args))
    Results.push_back(B.CreateTrunc(Result, M.type(Ty.Results[0])));
  readFuelBack();
}

bool FunctionLowering::isRuntimeImport(wasm::FuncIndex Callee) const {
  return M.Wasm.Functions[Callee.Value].Imported && !M.Plan.isLoadable();
}

void FunctionLowering::call(wasm::FuncIndex Callee, ArrayRef<Value *> Args,
                            SmallVectorImpl<Value *> &Results) {
  if (isRuntimeImport(Callee))
    callRuntimeImport(Callee, Args, Results);
  else
    callTarget(target(Callee), Args, Results);
}

void FunctionLowering::popAndCall(const CallTarget &T) {
  SmallVector<Value *, 8> Args = popMany(T.Type.Params.size());
  callTarget(T, Args, Stack);
}

/// A store that traps is told as the call's.
void FunctionLowering::callWideMultiply(const WideMultiply &Callee, Inst &I) {
  Value *Right = popWide();
  Value *Product = B.CreateMul(popWide(), Right);
  Value *Address = pop();
  pushWide(Product);
  Value *High = pop(), *Low = pop();
  B.SetCurrentDebugLocation(location(Position, TrapCode::MemoryOutOfBounds));
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

void FunctionLowering::lowerCallIndirect(Inst &I) {
  popAndCall(popElementTarget(I));
}

void FunctionLowering::lowerCallRef(Inst &I) {
  popAndCall(popReferenceTarget(I));
}

//===--- Tail calls -------------------------------------------------------===//

/// The caller's form is linked like the callee's (CallForms), and the results
/// are the same: the callee returns to the caller's caller, its exceptions too.
void FunctionLowering::popAndTailCall(const CallTarget &T) {
  assert(T.Form.IsLinked && "tail calls need one prototype");
  SmallVector<Value *, 8> Args = popMany(T.Type.Params.size());
  abi(T.Type, true).emitTailCall(T.Code, T.Vmctx, Args);
  Reachable = false;
}

/// The runtime's functions call nothing of the guest's, so a call does.
void FunctionLowering::lowerReturnCall(Inst &I) {
  if (!isRuntimeImport(I.func()))
    return popAndTailCall(target(I.func()));
  lowerCall(I);
  lowerReturn(I);
}

void FunctionLowering::lowerReturnCallIndirect(Inst &I) {
  popAndTailCall(popElementTarget(I));
}

void FunctionLowering::lowerReturnCallRef(Inst &I) {
  popAndTailCall(popReferenceTarget(I));
}
