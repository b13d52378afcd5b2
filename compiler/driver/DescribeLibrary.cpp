//===- DescribeLibrary.cpp - a module as a C library ----------------------===//
//
// A symbol is the library's name, "_", and the export's name, or "import_", the
// import's module, "_" and its name. What C doesn't take in an identifier
// becomes "_". A name that is taken gets "_2", "_3" and so on. The functions
// that every library has come first, then exports, then imports, both in the
// module's order.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/DescribeLibrary.h"
#include "compiler/driver/CheckImports.h"
#include "compiler/driver/TypeText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;
using namespace wasmc;

namespace {

class SymbolMaker {
public:
  explicit SymbolMaker(StringRef Library) : Library(Library) {
    for (StringRef Name : commonFunctionNames())
      make(Name);
  }

  std::string make(const Twine &Wanted) {
    std::string First = (Library + "_" + Wanted).str();
    for (char &C : First)
      if (!isAlnum(C))
        C = '_';
    std::string Symbol = First;
    unsigned &Last = Numbers[First];
    while (!Taken.insert(Symbol).second)
      Symbol = First + "_" + std::to_string(++Last + 1);
    return Symbol;
  }

private:
  std::string Library;
  StringSet<> Taken;
  StringMap<unsigned> Numbers; ///< tried so far, by the name without
};

CType cType(wasm::ValType T) {
  switch (T.kind()) {
  case wasm::ValType::I32:
    return CType::I32;
  case wasm::ValType::I64:
    return CType::I64;
  case wasm::ValType::F32:
    return CType::F32;
  case wasm::ValType::F64:
    return CType::F64;
  case wasm::ValType::V128:
    return CType::V128;
  case wasm::ValType::Ref:
    return CType::Ref;
  case wasm::ValType::Bottom:
    break;
  }
  llvm_unreachable("not a type of a valid module");
}

LibrarySignature signature(const wasm::FuncType &Type) {
  LibrarySignature Result;
  for (wasm::ValType T : Type.Params)
    Result.Params.push_back(cType(T));
  for (wasm::ValType T : Type.Results)
    Result.Results.push_back(cType(T));
  return Result;
}

class LibraryDescriber {
public:
  LibraryDescriber(const wasm::Module &M, StringRef Name)
      : M(M), Symbols(Name) {
    Result.Name = Name.str();
  }

  Expected<LibraryDescription> describe() {
    for (auto [Number, Export] : enumerate(M.Exports))
      add(Export, uint32_t(Number));
    for (const wasm::Import &Import : M.Imports) {
      if (Import.Kind != wasm::ExternKind::Func)
        return inputError(Diag::UnknownImport, Import.Offset,
                          "a static library imports functions only, not " +
                              importText(M, Import));
      add(Import);
    }
    return std::move(Result);
  }

private:
  using Function = LibraryFunction;

  void add(const wasm::Export &E, uint32_t Number) {
    LibrarySignature Type;
    auto Add = [&](Function::Purpose For, const char *Suffix) {
      Result.Functions.push_back({For, Symbols.make(E.Name + Twine(Suffix)),
                                  Number, printable(E.Name), Type});
    };
    switch (E.Kind) {
    case wasm::ExternKind::Func:
      // The runtime's functions are called by modules only.
      if (const wasm::Import *I = M.importOf(E.Kind, E.Index))
        if (isWasiFunction(*I))
          return;
      Type = signature(M.funcType(wasm::FuncIndex(E.Index)));
      return Add(Function::Call, "");
    case wasm::ExternKind::Memory:
      Add(Function::MemoryData, "_data");
      Add(Function::MemorySize, "_size");
      return Add(Function::MemoryGrow, "_grow");
    case wasm::ExternKind::Table:
      return Add(Function::TableSize, "_size");
    case wasm::ExternKind::Global:
      Type.Results = {cType(M.Globals[E.Index].Type.Type)};
      Add(Function::GlobalGet, "_get");
      if (M.Globals[E.Index].Type.Mutable)
        Add(Function::GlobalSet, "_set");
      return;
    case wasm::ExternKind::Tag:
      return;
    }
  }

  void add(const wasm::Import &I) {
    LibraryImport Import = {printable(I.Module), printable(I.Name), "",
                            signature(M.funcType(wasm::FuncIndex(I.Index)))};
    if (!isWasiFunction(I))
      Import.Symbol = importSymbol(I);
    Result.Imports.push_back(std::move(Import));
  }

  /// One that is imported again with its type is the same function.
  std::string importSymbol(const wasm::Import &I) {
    std::string Key = std::to_string(I.Module.size()) + ":" +
                      (I.Module + I.Name).str() + ":" +
                      typeText(M.funcType(wasm::FuncIndex(I.Index)));
    std::string &Symbol = ImportSymbols[Key];
    if (Symbol.empty())
      Symbol = Symbols.make("import_" + I.Module + "_" + I.Name);
    return Symbol;
  }

  const wasm::Module &M;
  SymbolMaker Symbols;
  StringMap<std::string> ImportSymbols;
  LibraryDescription Result;
};

} // namespace

Expected<LibraryDescription> wasmc::describeLibrary(const wasm::Module &M,
                                                    StringRef Name) {
  return LibraryDescriber(M, Name).describe();
}
