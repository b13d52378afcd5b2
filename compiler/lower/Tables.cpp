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

/// Security: the index is compared as an unsigned 64-bit number with the
/// table's current size, and only then scaled.
Value *FunctionLowering::elementAddress(uint32_t Table, Value *Index,
                                        abi::TrapCode Code) {
  assert(!M.Wasm.Tables[Table].Imported && "nothing is linked in yet");
  int32_t Instance = M.Plan.Layout.table(Table);
  Value *Wide = B.CreateZExt(Index, M.I64);
  Value *Size =
      loadInstance(M.I64, Instance + int32_t(offsetof(TableInstance, Size)));
  trapIf(B.CreateICmpUGE(Wide, Size), Code);
  Value *Elems =
      loadInstance(M.Ptr, Instance + int32_t(offsetof(TableInstance, Elems)));
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
  int32_t Offset =
      M.Plan.Layout.table(I.Index) + int32_t(offsetof(TableInstance, Size));
  push(B.CreateTrunc(loadInstance(M.I64, Offset), M.I32));
}

void FunctionLowering::lowerTableGrow(Inst &I) {
  SmallVector<Value *, 8> Args = popMany(2);
  Value *Old = callRuntime(RuntimeCall::table_grow,
                           {B.getInt64(I.Index), Args[0], Args[1]});
  push(B.CreateTrunc(Old, M.I32));
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
