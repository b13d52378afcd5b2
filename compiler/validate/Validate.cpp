//===- Validate.cpp - the module as a whole -------------------------------===//
//
// Spec: Validation, Modules. Types first, then imports and definitions, in the
// order in which they may refer to one another; function bodies last, when
// nothing of the module changes any more.
//
//===----------------------------------------------------------------------===//

#include "compiler/validate/Validate.h"
#include "compiler/validate/CodeValidator.h"
#include "llvm/ADT/DenseSet.h"

using namespace llvm;
using namespace wasmc;
using namespace wasmc::wasm;
using namespace wasmc::validation;

namespace wasmc::validation {

class ModuleValidator {
public:
  ModuleValidator(const Module &M, const TypeSystem &Types, FeatureSet Accepted)
      : M(M), Types(Types),
        C{M, Types, Accepted, BitVector(M.Functions.size())} {}

  Error validateEntities();
  Error validateBodies(std::vector<FunctionFacts> &Facts);

  std::vector<FuncIndex> declared() const {
    std::vector<FuncIndex> Result;
    for (unsigned F : C.Declared.set_bits())
      Result.push_back(FuncIndex(F));
    return Result;
  }
  const FeatureSet &usedFeatures() const { return Used; }

private:
  Error checkFunctions();
  Error checkTables();
  Error checkMemories();
  Error checkTags();
  Error checkGlobals();
  Error checkExports();
  Error checkStart();
  Error checkElems();
  Error checkDatas();
  Error checkLimits(const Limits &L, uint64_t Offset);
  Error checkMemoryType(const MemoryType &T, uint64_t Offset);
  Error checkExport(const Export &X);
  Error checkElem(const ElemSegment &S);
  Error checkConstant(Span Code, ValType T, uint32_t NumGlobals);
  Error declare(FuncIndex F, uint64_t Offset);

  const Module &M;
  const TypeSystem &Types;
  Context C;
  FeatureSet Used;
  uint32_t NumImportedGlobals = 0;
};

} // namespace wasmc::validation

/// Tells a body's errors by the function's name, or number.
static Error inFunction(Error E, const Module &M, uint32_t F) {
  return handleErrors(
      std::move(E), [&](std::unique_ptr<InputError> Bad) -> Error {
        StringRef Name = M.funcName(FuncIndex(F));
        Bad->setFunction(Name.empty() ? "#" + std::to_string(F) : Name.str());
        return Error(std::move(Bad));
      });
}

Error ModuleValidator::declare(FuncIndex F, uint64_t Offset) {
  if (F.Value >= M.Functions.size())
    return inputError(Diag::UnknownFunction, Offset, Twine(F.Value));
  C.Declared.set(F.Value);
  return Error::success();
}

Error ModuleValidator::checkConstant(Span Code, ValType T,
                                     uint32_t NumGlobals) {
  std::vector<FuncIndex> References;
  CodeValidator Validator(C, Code);
  if (Error E = Validator.validateConstant(T, NumGlobals, References))
    return E;
  for (FuncIndex F : References)
    C.Declared.set(F.Value);
  Used |= Validator.usedFeatures();
  return Error::success();
}

Error ModuleValidator::checkFunctions() {
  for (const Function &F : M.Functions)
    if (Error E = Types.func(F.Type, F.TypeOffset).takeError())
      return E;
  return Error::success();
}

Error ModuleValidator::checkLimits(const Limits &L, uint64_t Offset) {
  if (L.Max && L.Min > *L.Max)
    return inputError(Diag::SizeMinMax, Offset);
  return Error::success();
}

Error ModuleValidator::checkTables() {
  for (const Table &T : M.Tables) {
    if (Error E = Types.check(T.Type.Elem, T.Offset))
      return E;
    const Limits &L = T.Type.Lim;
    if (L.Addr == AddrType::I32 &&
        std::max(L.Min, L.Max.value_or(0)) > UINT32_MAX)
      return inputError(Diag::TableSizeLimit, T.Offset, "2^32-1");
    if (Error E = checkLimits(L, T.Offset))
      return E;
    // Tables come before the module's own globals.
    if (T.Init) {
      if (Error E = checkConstant(*T.Init, T.Type.Elem, NumImportedGlobals))
        return E;
    } else if (!T.Imported && !T.Type.Elem.isDefaultable()) {
      return inputError(Diag::TypeMismatch, T.Offset,
                        "table of " + toString(T.Type.Elem) +
                            " has no initial value");
    }
  }
  return Error::success();
}

/// How the most pages that a memory can have read.
static StringRef mostPagesText(const MemoryType &T) {
  bool Wide = T.Lim.Addr == AddrType::I64;
  if (T.PageSizeLog2 == 0)
    return Wide ? "2^64-1 pages of 1 byte" : "2^32-1 pages of 1 byte";
  return Wide ? "2^48 pages (16EiB)" : "65536 pages (4GiB)";
}

Error ModuleValidator::checkMemoryType(const MemoryType &T, uint64_t Offset) {
  if (T.PageSizeLog2 != 0 && T.PageSizeLog2 != 16)
    return inputError(Diag::InvalidPageSize, Offset);
  if (std::max(T.Lim.Min, T.Lim.Max.value_or(0)) > mostPages(T))
    return inputError(Diag::MemorySizeLimit, Offset, mostPagesText(T));
  if (T.Lim.Shared && !T.Lim.Max)
    return inputError(Diag::SharedMemoryMax, Offset);
  return checkLimits(T.Lim, Offset);
}

Error ModuleValidator::checkMemories() {
  for (const Memory &Mem : M.Memories)
    if (Error E = checkMemoryType(Mem.Type, Mem.Offset))
      return E;
  return Error::success();
}

Error ModuleValidator::checkTags() {
  for (const Tag &T : M.Tags) {
    Expected<const FuncType *> Type = Types.func(T.Type.Type, T.Offset);
    if (!Type)
      return Type.takeError();
    if (!(*Type)->Results.empty())
      return inputError(Diag::NonEmptyTagResult, T.Offset);
  }
  return Error::success();
}

Error ModuleValidator::checkGlobals() {
  for (uint32_t N = 0; N < M.Globals.size(); ++N) {
    const Global &G = M.Globals[N];
    if (Error E = Types.check(G.Type.Type, G.Offset))
      return E;
    if (!G.Imported)
      if (Error E = checkConstant(G.Init, G.Type.Type, N))
        return E;
  }
  return Error::success();
}

Error ModuleValidator::checkExport(const Export &X) {
  auto Unknown = [&](Diag Kind) {
    return inputError(Kind, X.Offset, Twine(X.Index));
  };
  switch (X.Kind) {
  case ExternKind::Func:
    return declare(FuncIndex(X.Index), X.Offset);
  case ExternKind::Table:
    return X.Index < M.Tables.size() ? Error::success()
                                     : Unknown(Diag::UnknownTable);
  case ExternKind::Memory:
    return X.Index < M.Memories.size() ? Error::success()
                                       : Unknown(Diag::UnknownMemory);
  case ExternKind::Global:
    return X.Index < M.Globals.size() ? Error::success()
                                      : Unknown(Diag::UnknownGlobal);
  case ExternKind::Tag:
    return X.Index < M.Tags.size() ? Error::success()
                                   : Unknown(Diag::UnknownTag);
  }
  llvm_unreachable("no such kind");
}

Error ModuleValidator::checkExports() {
  DenseSet<StringRef> Names;
  for (const Export &X : M.Exports) {
    if (Error E = checkExport(X))
      return E;
    if (!Names.insert(X.Name).second)
      return inputError(Diag::DuplicateExport, X.Offset, "\"" + X.Name + "\"");
  }
  return Error::success();
}

Error ModuleValidator::checkStart() {
  if (!M.Start)
    return Error::success();
  if (M.Start->Value >= M.Functions.size())
    return inputError(Diag::UnknownFunction, M.StartOffset,
                      Twine(M.Start->Value));
  const FuncType &Type = M.funcType(*M.Start);
  if (!Type.Params.empty() || !Type.Results.empty())
    return inputError(Diag::StartFunction, M.StartOffset,
                      "has type " + toString(Type));
  return Error::success();
}

Error ModuleValidator::checkElem(const ElemSegment &S) {
  if (Error E = Types.check(S.Type, S.Offset))
    return E;
  for (FuncIndex F : S.Funcs)
    if (Error E = declare(F, S.Offset))
      return E;
  for (Span Expr : S.Exprs)
    if (Error E = checkConstant(Expr, S.Type, M.Globals.size()))
      return E;
  if (S.Mode != SegmentMode::Active)
    return Error::success();
  if (S.Table.Value >= M.Tables.size())
    return inputError(Diag::UnknownTable, S.Offset, Twine(S.Table.Value));
  const TableType &T = M.Tables[S.Table.Value].Type;
  if (!Types.matches(S.Type, T.Elem))
    return inputError(Diag::TypeMismatch, S.Offset,
                      "table of " + toString(T.Elem) +
                          " does not take elements of " + toString(S.Type));
  return checkConstant(S.OffsetExpr, addressType(T.Lim.Addr), M.Globals.size());
}

Error ModuleValidator::checkElems() {
  for (const ElemSegment &S : M.Elems)
    if (Error E = checkElem(S))
      return E;
  return Error::success();
}

Error ModuleValidator::checkDatas() {
  for (const DataSegment &S : M.Datas) {
    if (S.Mode != SegmentMode::Active)
      continue;
    if (S.Memory.Value >= M.Memories.size())
      return inputError(Diag::UnknownMemory, S.Offset, Twine(S.Memory.Value));
    ValType Address = addressType(M.Memories[S.Memory.Value].Type.Lim.Addr);
    if (Error E = checkConstant(S.OffsetExpr, Address, M.Globals.size()))
      return E;
  }
  return Error::success();
}

Error ModuleValidator::validateEntities() {
  for (const Global &G : M.Globals)
    NumImportedGlobals += G.Imported;
  Error (ModuleValidator::*Checks[])() = {
      &ModuleValidator::checkFunctions, &ModuleValidator::checkTables,
      &ModuleValidator::checkMemories,  &ModuleValidator::checkTags,
      &ModuleValidator::checkGlobals,   &ModuleValidator::checkElems,
      &ModuleValidator::checkDatas,     &ModuleValidator::checkStart,
      &ModuleValidator::checkExports};
  for (auto Check : Checks)
    if (Error E = (this->*Check)())
      return E;
  return Error::success();
}

Error ModuleValidator::validateBodies(std::vector<FunctionFacts> &Facts) {
  Facts.resize(M.Functions.size());
  for (uint32_t N = M.NumImportedFuncs; N < M.Functions.size(); ++N) {
    const Function &F = M.Functions[N];
    Span ToModuleEnd{M.Bytes.drop_front(F.Body.Offset), F.Body.Offset};
    CodeValidator Validator(C, ToModuleEnd);
    if (Error E = Validator.validateBody(F, Facts[N]))
      return inFunction(std::move(E), M, N);
    Used |= Validator.usedFeatures();
  }
  return Error::success();
}

/// The first thing in the module that is not accepted, if there is any.
static Error checkFeatures(const Module &M, const FeatureSet &Accepted) {
  std::optional<Feature> First;
  for (size_t F = 0; F < NumFeatures; ++F)
    if (M.Features.test(F) && !Accepted.test(F) &&
        (!First || M.FeatureOffsets[F] < M.FeatureOffsets[size_t(*First)]))
      First = Feature(F);
  if (!First)
    return Error::success();
  return unsupportedFeature(*First, M.FeatureOffsets[size_t(*First)]);
}

Expected<ValidModule> wasmc::validate(Module Read, FeatureSet Accepted) {
  ValidModule Result;
  Result.M = std::move(Read);
  Module &M = Result.M;
  if (Error E = checkFeatures(M, Accepted))
    return E;
  Expected<TypeSystem> Types = TypeSystem::make(M.Types);
  if (!Types)
    return Types.takeError();
  ModuleValidator Validator(M, *Types, Accepted);
  if (Error E = Validator.validateEntities())
    return E;
  if (Error E = Validator.validateBodies(Result.Facts))
    return E;
  M.Features |= Validator.usedFeatures();
  Result.Funcrefs = Validator.declared();
  Result.CanonicalTypes = std::move(*Types).takeCanonical();
  return Result;
}
