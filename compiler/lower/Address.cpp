//===- Address.cpp - addresses in linear memory ---------------------------===//
//
// The only place that makes addresses of linear memory, and so what keeps a
// guest inside it. The effective address of a 32-bit memory is the sum of two
// numbers below 2^32, computed in 64 bits without wrapping, and added to
// vmctx: never negative, at most 2^33 - 2.
//
// Guard mode: abi::GuardReservation bytes from vmctx on belong to the memory,
// mapped or inaccessible; they cover the largest effective address and the
// widest access behind it. So no check is needed, and whatever is not mapped
// faults.
// Check mode: the end of the access is compared with the current size.
//
// The form (zext, add nuw nsw, gep inbounds nuw) lets LLVM see through to the
// induction variable and vectorize. Accesses are align 1, as the spec demands
// nothing of addresses.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"

using namespace llvm;
using namespace wasmc;

Value *FunctionLowering::popAddress(const wasm::MemArg &Mem, unsigned Width) {
  assert(Mem.Memory.Value == 0 && !M.Wasm.Memories[0].Imported &&
         M.Wasm.Memories[0].Type.Lim.Addr == wasm::AddrType::I32 &&
         Mem.Offset <= UINT32_MAX && Width <= 16 &&
         "GuardReservation is made for this");
  Value *Address = B.CreateZExt(pop(), M.I64);
  if (Mem.Offset != 0)
    Address = B.CreateAdd(Address, B.getInt64(Mem.Offset), "",
                          /*HasNUW=*/true, /*HasNSW=*/true);
  if (M.Plan.Options->Bounds == BoundsMode::Check) {
    Value *End = B.CreateAdd(Address, B.getInt64(Width), "", true, true);
    Value *Size = loadInstance(M.I64, WASMC_HEADER_OFFSET(Memory.Bytes));
    trapIf(B.CreateICmpUGT(End, Size), abi::TrapCode::MemoryOutOfBounds);
  }
  return B.CreateGEP(M.I8, vmctx(), Address, "",
                     GEPNoWrapFlags::inBounds() |
                         GEPNoWrapFlags::noUnsignedWrap());
}

/// In guard mode the fault of the load is the check, so the load must stay as
/// wide as it is, where it is, and may not be deleted: its whole value has a
/// use that no pass may drop.
Value *FunctionLowering::popAndLoad(Inst &I, Type *Ty) {
  unsigned Width = M.IR->getDataLayout().getTypeStoreSize(Ty);
  Value *Address = popAddress(I.Mem, Width);
  LoadInst *Load = B.CreateAlignedLoad(Ty, Address, Align(1));
  Load->setMetadata(LLVMContext::MD_tbaa, M.aliasTag(AliasClass::LinearMemory));
  if (M.Plan.Options->Bounds == BoundsMode::Guard)
    B.CreateIntrinsic(Type::getVoidTy(M.Context), Intrinsic::fake_use, {Load});
  return Load;
}

void FunctionLowering::popAndStore(Inst &I, Value *V) {
  unsigned Width = M.IR->getDataLayout().getTypeStoreSize(V->getType());
  Value *Address = popAddress(I.Mem, Width);
  StoreInst *Store = B.CreateAlignedStore(V, Address, Align(1));
  Store->setMetadata(LLVMContext::MD_tbaa,
                     M.aliasTag(AliasClass::LinearMemory));
}
