//===- CheckImports.cpp - does a module find what it asks for -------------===//

#include "compiler/driver/CheckImports.h"
#include "compiler/driver/TypeText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace wasmc;

namespace {

constexpr StringLiteral WasiModule = "wasi_snapshot_preview1";

/// A row of abi/Wasi.def.
struct WasiFunction {
  StringLiteral Name, Params, Result;
};
constexpr WasiFunction WasiFunctions[] = {
#define WASI(Name, Params, Result) {#Name, Params, Result},
#include "runtime-support/abi/Wasi.def"
};

const WasiFunction *findWasi(const wasm::Import &I) {
  if (I.Module != WasiModule || I.Kind != wasm::ExternKind::Func)
    return nullptr;
  const WasiFunction *Found = find_if(
      WasiFunctions, [&](const WasiFunction &F) { return F.Name == I.Name; });
  return Found == std::end(WasiFunctions) ? nullptr : Found;
}

std::vector<wasm::ValType> typesOf(StringRef Letters) {
  std::vector<wasm::ValType> Types;
  for (char Letter : Letters)
    Types.push_back(Letter == 'I' ? wasm::ValType::I64 : wasm::ValType::I32);
  return Types;
}

/// WASI functions work on the memory that is exported as "memory"; ours on
/// memory 0.
Error checkWasiMemory(const wasm::Module &M) {
  for (const wasm::Export &E : M.Exports)
    if (E.Name == "memory" && E.Kind == wasm::ExternKind::Memory && E.Index)
      return inputError(Diag::ImplementationLimit, E.Offset,
                        "WASI functions work on memory 0, but the module "
                        "exports another one as \"memory\"");
  return Error::success();
}

/// W is what the import's name stands for.
Error checkWasi(const wasm::Module &M, const wasm::Import &I,
                const WasiFunction &W) {
  if (Error E = checkWasiMemory(M))
    return E;
  wasm::FuncType Wanted = {typesOf(W.Params), typesOf(W.Result)};
  if (M.funcType(wasm::FuncIndex(I.Index)) == Wanted)
    return Error::success();
  return inputError(Diag::IncompatibleImport, I.Offset,
                    importText(M, I) + " should be " + typeText(Wanted));
}

} // namespace

bool wasmc::isWasiFunction(const wasm::Import &I) { return findWasi(I); }

Error wasmc::checkWasiImports(const ValidModule &M) {
  for (const wasm::Import &I : M.module().Imports)
    if (const WasiFunction *W = findWasi(I))
      if (Error E = checkWasi(M.module(), I, *W))
        return E;
  return Error::success();
}

Error wasmc::checkImports(const ValidModule &M, const CompileOptions &Options) {
  std::string Missing;
  raw_string_ostream List(Missing);
  unsigned NumMissing = 0;
  for (const wasm::Import &I : M.module().Imports) {
    if (const WasiFunction *W = findWasi(I)) {
      if (Error E = checkWasi(M.module(), I, *W))
        return E;
      continue;
    }
    if (Options.AllowMissingImports && I.Kind == wasm::ExternKind::Func)
      continue;
    List << "\n  " << importText(M.module(), I);
    ++NumMissing;
  }
  if (!NumMissing)
    return Error::success();
  return inputError(Diag::UnknownImport, NoOffset,
                    "nothing provides" + Missing);
}
