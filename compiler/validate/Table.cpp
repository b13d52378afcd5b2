//===- Table.cpp - instructions on tables ---------------------------------===//
//
// Spec: Validation, Table Instructions.
//
//===----------------------------------------------------------------------===//

#include "compiler/validate/CodeValidator.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

static Error elementMismatch(uint64_t Offset, ValType From, ValType To) {
  return inputError(Diag::TypeMismatch, Offset,
                    "table of " + toString(To) + " does not take elements of " +
                        toString(From));
}

/// Lengths count in the narrower of the two address types.
static ValType narrower(AddrType A, AddrType B) {
  return addressType(std::min(A, B));
}

Error CodeValidator::tableGet() {
  Expected<const TableType *> T = tableAt(I.Index);
  if (!T)
    return T.takeError();
  if (Error E = pop(addressType((*T)->Lim.Addr)))
    return E;
  push((*T)->Elem);
  return Error::success();
}

Error CodeValidator::tableSet() {
  Expected<const TableType *> T = tableAt(I.Index);
  if (!T)
    return T.takeError();
  return pop({addressType((*T)->Lim.Addr), (*T)->Elem});
}

Error CodeValidator::tableInit() {
  Expected<const TableType *> T = tableAt(I.Index2);
  if (!T)
    return T.takeError();
  Expected<const ElemSegment *> S = elemAt(I.Index);
  if (!S)
    return S.takeError();
  if (!C.Types.matches((*S)->Type, (*T)->Elem))
    return elementMismatch(I.Offset, (*S)->Type, (*T)->Elem);
  return pop({addressType((*T)->Lim.Addr), ValType::I32, ValType::I32});
}

Error CodeValidator::elemDrop() { return elemAt(I.Index).takeError(); }

Error CodeValidator::tableCopy() {
  Expected<const TableType *> To = tableAt(I.Index);
  if (!To)
    return To.takeError();
  Expected<const TableType *> From = tableAt(I.Index2);
  if (!From)
    return From.takeError();
  if (!C.Types.matches((*From)->Elem, (*To)->Elem))
    return elementMismatch(I.Offset, (*From)->Elem, (*To)->Elem);
  AddrType ToAddr = (*To)->Lim.Addr, FromAddr = (*From)->Lim.Addr;
  return pop(
      {addressType(ToAddr), addressType(FromAddr), narrower(ToAddr, FromAddr)});
}

Error CodeValidator::tableGrow() {
  Expected<const TableType *> T = tableAt(I.Index);
  if (!T)
    return T.takeError();
  ValType Address = addressType((*T)->Lim.Addr);
  if (Error E = pop({(*T)->Elem, Address}))
    return E;
  push(Address);
  return Error::success();
}

Error CodeValidator::tableSize() {
  Expected<const TableType *> T = tableAt(I.Index);
  if (!T)
    return T.takeError();
  push(addressType((*T)->Lim.Addr));
  return Error::success();
}

Error CodeValidator::tableFill() {
  Expected<const TableType *> T = tableAt(I.Index);
  if (!T)
    return T.takeError();
  ValType Address = addressType((*T)->Lim.Addr);
  return pop({Address, (*T)->Elem, Address});
}
