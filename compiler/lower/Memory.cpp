//===- Memory.cpp - linear memory -----------------------------------------===//
//
// Spec: Execution, Memory Instructions. Addresses are made in Address.cpp.
// What changes the memory's size, or more than one value in it, is a runtime
// call.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;

//===--- Loads and stores -------------------------------------------------===//

void FunctionLowering::loadExtending(Inst &I, IntegerType *Narrow, Type *To,
                                     bool Signed) {
  Value *V = popAndLoad(I, Narrow);
  push(Signed ? B.CreateSExt(V, To) : B.CreateZExt(V, To));
}

void FunctionLowering::storeTruncating(Inst &I, IntegerType *Narrow) {
  popAndStore(I, B.CreateTrunc(pop(), Narrow));
}

void FunctionLowering::lowerI32Load(Inst &I) { push(popAndLoad(I, M.I32)); }
void FunctionLowering::lowerI64Load(Inst &I) { push(popAndLoad(I, M.I64)); }
void FunctionLowering::lowerF32Load(Inst &I) { push(popAndLoad(I, M.F32)); }
void FunctionLowering::lowerF64Load(Inst &I) { push(popAndLoad(I, M.F64)); }

void FunctionLowering::lowerI32Load8S(Inst &I) {
  loadExtending(I, M.I8, M.I32, true);
}
void FunctionLowering::lowerI32Load8U(Inst &I) {
  loadExtending(I, M.I8, M.I32, false);
}
void FunctionLowering::lowerI32Load16S(Inst &I) {
  loadExtending(I, M.I16, M.I32, true);
}
void FunctionLowering::lowerI32Load16U(Inst &I) {
  loadExtending(I, M.I16, M.I32, false);
}
void FunctionLowering::lowerI64Load8S(Inst &I) {
  loadExtending(I, M.I8, M.I64, true);
}
void FunctionLowering::lowerI64Load8U(Inst &I) {
  loadExtending(I, M.I8, M.I64, false);
}
void FunctionLowering::lowerI64Load16S(Inst &I) {
  loadExtending(I, M.I16, M.I64, true);
}
void FunctionLowering::lowerI64Load16U(Inst &I) {
  loadExtending(I, M.I16, M.I64, false);
}
void FunctionLowering::lowerI64Load32S(Inst &I) {
  loadExtending(I, M.I32, M.I64, true);
}
void FunctionLowering::lowerI64Load32U(Inst &I) {
  loadExtending(I, M.I32, M.I64, false);
}

void FunctionLowering::lowerI32Store(Inst &I) { popAndStore(I, pop()); }
void FunctionLowering::lowerI64Store(Inst &I) { popAndStore(I, pop()); }
void FunctionLowering::lowerF32Store(Inst &I) { popAndStore(I, pop()); }
void FunctionLowering::lowerF64Store(Inst &I) { popAndStore(I, pop()); }

void FunctionLowering::lowerI32Store8(Inst &I) { storeTruncating(I, M.I8); }
void FunctionLowering::lowerI32Store16(Inst &I) { storeTruncating(I, M.I16); }
void FunctionLowering::lowerI64Store8(Inst &I) { storeTruncating(I, M.I8); }
void FunctionLowering::lowerI64Store16(Inst &I) { storeTruncating(I, M.I16); }
void FunctionLowering::lowerI64Store32(Inst &I) { storeTruncating(I, M.I32); }

//===--- Size -------------------------------------------------------------===//

void FunctionLowering::lowerMemorySize(Inst &I) {
  const wasm::MemoryType &Ty = M.Wasm.Memories[I.Index].Type;
  Value *Bytes = memoryBytes(wasm::MemoryIndex(I.Index));
  pushSize(Ty.PageSizeLog2 ? B.CreateLShr(Bytes, Ty.PageSizeLog2) : Bytes,
           Ty.Lim.Addr);
}

void FunctionLowering::lowerMemoryGrow(Inst &I) {
  Value *Old =
      callRuntime(RuntimeCall::memory_grow, {B.getInt64(I.Index), pop()});
  pushSize(Old, M.Wasm.Memories[I.Index].Type.Lim.Addr);
}

//===--- Bulk -------------------------------------------------------------===//

void FunctionLowering::lowerMemoryInit(Inst &I) {
  SmallVector<Value *, 8> Args = popMany(3);
  callRuntime(
      RuntimeCall::memory_init,
      {B.getInt64(I.Index2), B.getInt64(I.Index), Args[0], Args[1], Args[2]});
}

void FunctionLowering::lowerDataDrop(Inst &I) {
  callRuntime(RuntimeCall::data_drop, {B.getInt64(I.Index)});
}

void FunctionLowering::lowerMemoryCopy(Inst &I) {
  SmallVector<Value *, 8> Args = popMany(3);
  callRuntime(
      RuntimeCall::memory_copy,
      {B.getInt64(I.Index), B.getInt64(I.Index2), Args[0], Args[1], Args[2]});
}

/// The byte argument is an i32 of which the runtime takes the lowest byte.
void FunctionLowering::lowerMemoryFill(Inst &I) {
  SmallVector<Value *, 8> Args = popMany(3);
  callRuntime(RuntimeCall::memory_fill,
              {B.getInt64(I.Index), Args[0], Args[1], Args[2]});
}
