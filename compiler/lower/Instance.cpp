//===- Instance.cpp - what lies in the instance ---------------------------===//
//
// Accesses below vmctx (runtime-support/abi/Instance.h). Offsets are constants
// of the layout, never a guest's number.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;

Value *FunctionLowering::load(Type *Ty, Value *Address, AliasClass C) {
  LoadInst *Load = B.CreateLoad(Ty, Address);
  Load->setMetadata(LLVMContext::MD_tbaa, M.aliasTag(C));
  return Load;
}

void FunctionLowering::store(Value *V, Value *Address, AliasClass C) {
  StoreInst *Store = B.CreateStore(V, Address);
  Store->setVolatile(M.Plan.Options->ExactTraps);
  Store->setMetadata(LLVMContext::MD_tbaa, M.aliasTag(C));
}

Value *FunctionLowering::instanceAddress(int32_t Offset) {
  assert(Offset < 0 && "memory 0 begins at vmctx");
  return B.CreateGEP(M.I8, vmctx(), B.getInt64(Offset), "",
                     GEPNoWrapFlags::inBounds());
}

Value *FunctionLowering::loadInstance(Type *Ty, int32_t Offset) {
  return load(Ty, instanceAddress(Offset), AliasClass::Instance);
}

/// What linking has written before any code runs, and nobody writes again.
Value *FunctionLowering::markInvariant(Value *Load) {
  cast<LoadInst>(Load)->setMetadata(LLVMContext::MD_invariant_load,
                                    MDNode::get(M.Context, {}));
  return Load;
}

Value *FunctionLowering::loadLinked(Type *Ty, int32_t Offset) {
  return markInvariant(loadInstance(Ty, Offset));
}

/// LLVM can't tell that the instance may be read at any time, and would leave
/// the load where it is, in a loop that may be skipped.
Value *FunctionLowering::loadLinkedAtEntry(int32_t Offset) {
  Value *&Loaded = EntryLoads[Offset];
  if (!Loaded) {
    IRBuilder<>::InsertPointGuard Guard(B);
    BasicBlock &Entry = F.getEntryBlock();
    B.SetInsertPoint(&Entry, Entry.begin());
    B.SetCurrentDebugLocation(location(0, abi::TrapCode::None));
    Loaded = loadLinked(M.Ptr, Offset);
  }
  return Loaded;
}

Value *FunctionLowering::globalAddress(wasm::GlobalIndex G) {
  int32_t Slot = M.Plan.Layout.global(G.Value);
  return M.Wasm.Globals[G.Value].Imported ? loadLinked(M.Ptr, Slot)
                                          : instanceAddress(Slot);
}

Value *FunctionLowering::funcrefWord(wasm::FuncIndex Index) {
  uint32_t Number = M.Plan.FuncrefNumber[Index.Value];
  assert(Number != ~0u && "validation finds all functions that need one");
  return B.CreatePtrToInt(instanceAddress(M.Plan.Layout.funcref(Number)),
                          M.I64);
}
