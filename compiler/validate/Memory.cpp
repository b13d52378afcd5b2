//===- Memory.cpp - accesses to memory and instructions on memories -------===//
//
// Spec: Validation, Memory Instructions.
//
//===----------------------------------------------------------------------===//

#include "compiler/validate/CodeValidator.h"
#include "compiler/validate/OpTable.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

/// Address: the type of the memory's addresses.
Error CodeValidator::checkMemArg(const OpRow &Row, ValType &Address) {
  Expected<const MemoryType *> T = memoryAt(I.Mem.Memory.Value);
  if (!T)
    return T.takeError();
  unsigned Natural = Log2_32(Row.Width);
  if (I.Mem.AlignLog2 > Natural)
    return inputError(Diag::AlignmentTooLarge, I.Offset);
  if (Row.Proposal == Feature::Threads && I.Mem.AlignLog2 != Natural)
    return inputError(Diag::AtomicAlignment, I.Offset);
  AddrType Addr = (*T)->Lim.Addr;
  if (Addr == AddrType::I32 && I.Mem.Offset > UINT32_MAX)
    return inputError(Diag::OffsetOutOfRange, I.Offset);
  Address = addressType(Addr);
  return Error::success();
}

Error CodeValidator::memorySize() {
  Expected<const MemoryType *> T = memoryAt(I.Index);
  if (!T)
    return T.takeError();
  push(addressType((*T)->Lim.Addr));
  return Error::success();
}

Error CodeValidator::memoryGrow() {
  Expected<const MemoryType *> T = memoryAt(I.Index);
  if (!T)
    return T.takeError();
  ValType Address = addressType((*T)->Lim.Addr);
  if (Error E = pop(Address))
    return E;
  push(Address);
  return Error::success();
}

Error CodeValidator::memoryInit() {
  Expected<const MemoryType *> T = memoryAt(I.Index2);
  if (!T)
    return T.takeError();
  if (Error E = checkData(I.Index))
    return E;
  return pop({addressType((*T)->Lim.Addr), ValType::I32, ValType::I32});
}

Error CodeValidator::dataDrop() { return checkData(I.Index); }

Error CodeValidator::memoryCopy() {
  Expected<const MemoryType *> To = memoryAt(I.Index);
  if (!To)
    return To.takeError();
  Expected<const MemoryType *> From = memoryAt(I.Index2);
  if (!From)
    return From.takeError();
  AddrType ToAddr = (*To)->Lim.Addr, FromAddr = (*From)->Lim.Addr;
  // The length counts in the narrower of the two address types.
  return pop({addressType(ToAddr), addressType(FromAddr),
              addressType(std::min(ToAddr, FromAddr))});
}

Error CodeValidator::memoryFill() {
  Expected<const MemoryType *> T = memoryAt(I.Index);
  if (!T)
    return T.takeError();
  ValType Address = addressType((*T)->Lim.Addr);
  return pop({Address, ValType::I32, Address});
}
