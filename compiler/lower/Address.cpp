//===- Address.cpp - addresses in linear memory ---------------------------===//
//
// The only place that makes addresses of linear memory, and so what keeps a
// guest inside it. The effective address of a 32-bit memory is the sum of two
// numbers below 2^32, computed in 64 bits without wrapping, and added to the
// memory's base: never negative, at most 2^33 - 2. Of a 64-bit memory both may
// be anything below 2^64, so they are only added once they have been compared
// with the memory's size, one by one.
//
// The base of the module's own memory 0 is vmctx. That of an imported memory
// stands in the instance, which no guest can write to: linking puts it there
// before any code runs, and it stays, since a memory never moves. So it is read
// once in a function.
//
// Guard mode: abi::GuardReservation bytes from the base on belong to the
// memory, mapped or inaccessible; they cover the largest effective address and
// the widest access behind it. So no check is needed, and whatever is not
// mapped faults. An own memory is made so; the image says that its code has no
// checks (no abi::ChecksBounds), and linking refuses to give such code another
// instance's memory that is not.
// Check mode, and always where abi::isAlwaysChecked(): the end of the access is
// compared with the current size. A size read earlier is safe too, as memories
// don't shrink.
//
// The form (zext, add nuw nsw, gep inbounds nuw) lets LLVM see through to the
// induction variable and vectorize. Accesses are align 1, as the spec demands
// nothing of addresses.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/FunctionLowering.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using namespace wasmc;
using abi::MemoryInstance;
using abi::MemoryRef;

/// Whether a memory is the instance's own that begins at vmctx.
static bool beginsAtVmctx(const wasm::Module &M, wasm::MemoryIndex Memory) {
  return Memory.Value == 0 && !M.Memories[0].Imported;
}

Value *FunctionLowering::memoryBase(wasm::MemoryIndex Memory) {
  if (beginsAtVmctx(M.Wasm, Memory))
    return vmctx();
  return loadLinkedAtEntry(M.Plan.Layout.memoryRef(Memory.Value) +
                           int32_t(offsetof(MemoryRef, Base)));
}

Value *FunctionLowering::memoryBytes(wasm::MemoryIndex Memory) {
  if (beginsAtVmctx(M.Wasm, Memory))
    return loadInstance(M.I64, WASMC_HEADER_OFFSET(Memory.Bytes));
  Value *Instance = loadLinkedAtEntry(M.Plan.Layout.memoryRef(Memory.Value) +
                                      int32_t(offsetof(MemoryRef, Memory)));
  return load(M.I64,
              B.CreateConstInBoundsGEP1_64(M.I8, Instance,
                                           offsetof(MemoryInstance, Bytes)),
              AliasClass::Instance);
}

/// The sum of an address and an offset of which it is known that it doesn't
/// wrap, and is no more than an address space has.
Value *FunctionLowering::effectiveAddress(Value *Address, uint64_t Offset) {
  return Offset == 0 ? Address
                     : B.CreateAdd(Address, B.getInt64(Offset), "",
                                   /*HasNUW=*/true, /*HasNSW=*/true);
}

Value *FunctionLowering::address32(Value *Address, const wasm::MemArg &Mem,
                                   unsigned Width) {
  assert(Mem.Offset <= UINT32_MAX && Width <= 16 &&
         "GuardReservation is made for this");
  Address = effectiveAddress(B.CreateZExt(Address, M.I64), Mem.Offset);
  if (M.Plan.checksBounds(Mem.Memory)) {
    Value *End = B.CreateAdd(Address, B.getInt64(Width), "", true, true);
    trapIf(B.CreateICmpUGT(End, memoryBytes(Mem.Memory)),
           abi::TrapCode::MemoryOutOfBounds);
  }
  return Address;
}

/// Security: End is where an access at address 0 ends. Once End <= Bytes is
/// known, Bytes - End doesn't wrap, and Address <= Bytes - End says that
/// Address + End, where this access ends, is at most Bytes, without a sum that
/// could wrap. A memory that has End bytes at first will have them forever; of
/// any other it is asked.
Value *FunctionLowering::address64(Value *Address, const wasm::MemArg &Mem,
                                   unsigned Width) {
  constexpr auto OutOfBounds = abi::TrapCode::MemoryOutOfBounds;
  uint64_t End = SaturatingAdd<uint64_t>(Mem.Offset, Width);
  if (End == UINT64_MAX) { // no memory has so many bytes
    trapIf(B.getTrue(), OutOfBounds);
    return Address;
  }
  Value *Bytes = memoryBytes(Mem.Memory);
  bool AlwaysThere = End <= M.Plan.minBytes(Mem.Memory);
  if (!AlwaysThere)
    trapIf(B.CreateICmpULT(Bytes, B.getInt64(End)), OutOfBounds);
  Value *Last = B.CreateSub(Bytes, B.getInt64(End), "", /*HasNUW=*/true);
  trapIf(B.CreateICmpUGT(Address, Last), OutOfBounds);
  return effectiveAddress(Address, Mem.Offset);
}

Value *FunctionLowering::popAddress(const wasm::MemArg &Mem, unsigned Width) {
  bool Wide =
      M.Wasm.Memories[Mem.Memory.Value].Type.Lim.Addr == wasm::AddrType::I64;
  Value *Address =
      Wide ? address64(pop(), Mem, Width) : address32(pop(), Mem, Width);
  return B.CreateGEP(M.I8, memoryBase(Mem.Memory), Address, "",
                     GEPNoWrapFlags::inBounds() |
                         GEPNoWrapFlags::noUnsignedWrap());
}

//===--- Accesses ---------------------------------------------------------===//
//
// With ExactTraps all that may trap or be seen after a trap is volatile: linear
// memory here, stores to globals and tables in Instance.cpp. LLVM keeps
// volatile accesses in their order, and whole.

/// Where nothing is compared the fault of the load is the check, so the load
/// must stay as wide as it is, where it is, and may not be deleted: its whole
/// value has a use that no pass may drop.
Value *FunctionLowering::popAndLoad(Inst &I, Type *Ty) {
  unsigned Width = M.IR->getDataLayout().getTypeStoreSize(Ty);
  Value *Address = popAddress(I.Mem, Width);
  LoadInst *Load = B.CreateAlignedLoad(Ty, Address, Align(1));
  Load->setVolatile(M.Plan.Options->ExactTraps);
  Load->setMetadata(LLVMContext::MD_tbaa, M.aliasTag(AliasClass::LinearMemory));
  if (!M.Plan.checksBounds(I.Mem.Memory) && !M.Plan.Options->LosesTraps)
    B.CreateIntrinsic(Type::getVoidTy(M.Context), Intrinsic::fake_use, {Load});
  return Load;
}

void FunctionLowering::popAndStore(Inst &I, Value *V) {
  unsigned Width = M.IR->getDataLayout().getTypeStoreSize(V->getType());
  Value *Address = popAddress(I.Mem, Width);
  if (M.Plan.Options->ExactTraps && !M.Plan.checksBounds(I.Mem.Memory))
    touchEnd(Address, Width);
  StoreInst *Store = B.CreateAlignedStore(V, Address, Align(1));
  Store->setVolatile(M.Plan.Options->ExactTraps);
  Store->setMetadata(LLVMContext::MD_tbaa,
                     M.aliasTag(AliasClass::LinearMemory));
}

/// x86-64 writes all bytes of a store or, if some of them fault, none. On the
/// others an unaligned store across the memory's end may have written its first
/// bytes, and a v128 may be two stores. What faults at its end does so here.
void FunctionLowering::touchEnd(Value *Address, unsigned Width) {
  if (Width == 1 || M.IR->getTargetTriple().isX86())
    return;
  Value *Last = B.CreateConstInBoundsGEP1_64(M.I8, Address, Width - 1);
  LoadInst *Touch = B.CreateLoad(M.I8, Last, /*isVolatile=*/true);
  Touch->setMetadata(LLVMContext::MD_tbaa,
                     M.aliasTag(AliasClass::LinearMemory));
}
