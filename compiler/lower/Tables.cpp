//===- Tables.cpp - tables ------------------------------------------------===//
//
// Spec: Execution, Table Instructions. Elements are read and written in line;
// what changes more than one is a runtime call.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;
using abi::TableInstance;

Value *FunctionLowering::loadTableField(Type *Ty, uint32_t Table,
                                        size_t Field) {
  int32_t Slot = M.Plan.Layout.table(Table);
  if (!M.Wasm.Tables[Table].Imported)
    return loadInstance(Ty, Slot + int32_t(Field));
  Value *Instance = loadLinked(M.Ptr, Slot);
  return load(Ty, B.CreateConstInBoundsGEP1_64(M.I8, Instance, Field),
              AliasClass::Instance);
}

/// Security: the index is compared as an unsigned 64-bit number with the
/// table's current size, and only then scaled.
Value *FunctionLowering::elementAddress(uint32_t Table, Value *Index,
                                        abi::TrapCode Code) {
  Value *Wide = B.CreateZExt(Index, M.I64);
  Value *Size = loadTableField(M.I64, Table, offsetof(TableInstance, Size));
  trapIf(B.CreateICmpUGE(Wide, Size), Code);
  Value *Elems = loadTableField(M.Ptr, Table, offsetof(TableInstance, Elems));
  return B.CreateInBoundsGEP(M.I64, Elems, Wide);
}

void FunctionLowering::lowerTableGet(Inst &I) {
  Value *Address =
      elementAddress(I.Index, pop(), abi::TrapCode::TableOutOfBounds);
  push(load(M.I64, Address, AliasClass::Table));
}

void FunctionLowering::lowerTableSet(Inst &I) {
  Value *Word = pop();
  Value *Address =
      elementAddress(I.Index, pop(), abi::TrapCode::TableOutOfBounds);
  store(Word, Address, AliasClass::Table);
}

void FunctionLowering::lowerTableSize(Inst &I) {
  Value *Size = loadTableField(M.I64, I.Index, offsetof(TableInstance, Size));
  pushSize(Size, M.Wasm.Tables[I.Index].Type.Lim.Addr);
}

void FunctionLowering::lowerTableGrow(Inst &I) {
  SmallVector<Value *, 8> Args = popMany(2);
  Value *Old = callRuntime(RuntimeCall::table_grow,
                           {B.getInt64(I.Index), Args[0], Args[1]});
  pushSize(Old, M.Wasm.Tables[I.Index].Type.Lim.Addr);
}

void FunctionLowering::lowerTableFill(Inst &I) {
  SmallVector<Value *, 8> Args = popMany(3);
  callRuntime(RuntimeCall::table_fill,
              {B.getInt64(I.Index), Args[0], Args[1], Args[2]});
}

void FunctionLowering::lowerTableInit(Inst &I) {
  SmallVector<Value *, 8> Args = popMany(3);
  callRuntime(
      RuntimeCall::table_init,
      {B.getInt64(I.Index2), B.getInt64(I.Index), Args[0], Args[1], Args[2]});
}

void FunctionLowering::lowerElemDrop(Inst &I) {
  callRuntime(RuntimeCall::elem_drop, {B.getInt64(I.Index)});
}

void FunctionLowering::lowerTableCopy(Inst &I) {
  SmallVector<Value *, 8> Args = popMany(3);
  callRuntime(
      RuntimeCall::table_copy,
      {B.getInt64(I.Index), B.getInt64(I.Index2), Args[0], Args[1], Args[2]});
}
