//===- Entities.cpp - what the indices in instructions stand for ----------===//

#include "compiler/validate/CodeValidator.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

Expected<const FuncType *> CodeValidator::funcTypeAt(uint32_t Index) const {
  return C.Types.func(TypeIndex(Index), I.Offset);
}

Expected<const FuncType *> CodeValidator::funcAt(uint32_t Index) const {
  if (Index >= C.M.Functions.size())
    return inputError(Diag::UnknownFunction, I.Offset, Twine(Index));
  return &C.M.funcType(FuncIndex(Index));
}

Expected<const TableType *> CodeValidator::tableAt(uint32_t Index) const {
  if (Index >= C.M.Tables.size())
    return inputError(Diag::UnknownTable, I.Offset, Twine(Index));
  return &C.M.Tables[Index].Type;
}

Expected<const MemoryType *> CodeValidator::memoryAt(uint32_t Index) const {
  if (Index >= C.M.Memories.size())
    return inputError(Diag::UnknownMemory, I.Offset, Twine(Index));
  return &C.M.Memories[Index].Type;
}

Expected<const GlobalType *> CodeValidator::globalAt(uint32_t Index) const {
  if (Index >= (IsConstant ? NumGlobals : C.M.Globals.size()))
    return inputError(Diag::UnknownGlobal, I.Offset, Twine(Index));
  return &C.M.Globals[Index].Type;
}

Expected<const FuncType *> CodeValidator::tagAt(uint32_t Index) const {
  if (Index >= C.M.Tags.size())
    return inputError(Diag::UnknownTag, I.Offset, Twine(Index));
  return funcTypeAt(C.M.Tags[Index].Type.Type.Value);
}

Expected<ValType> CodeValidator::localAt(uint32_t Index) const {
  if (Index >= Locals.size())
    return inputError(Diag::UnknownLocal, I.Offset, Twine(Index));
  return Locals[Index];
}

Expected<const ElemSegment *> CodeValidator::elemAt(uint32_t Index) const {
  if (Index >= C.M.Elems.size())
    return inputError(Diag::UnknownElemSegment, I.Offset, Twine(Index));
  return &C.M.Elems[Index];
}

/// Data segments come behind the code, so their number has to be announced.
Error CodeValidator::checkData(uint32_t Index) const {
  if (!C.M.DataCount)
    return inputError(Diag::DataCountRequired, I.Offset);
  if (Index >= *C.M.DataCount)
    return inputError(Diag::UnknownDataSegment, I.Offset, Twine(Index));
  return Error::success();
}
