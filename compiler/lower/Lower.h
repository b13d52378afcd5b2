//===- Lower.h - valid module to LLVM IR ------------------------*- C++ -*-===//
//
// The door of lower/ (spec: Execution). Lowers some of a module's functions,
// or the module's initialisation, into an LLVM module of its own.
//
// Every function is hidden and takes vmctx first. Every instruction has a
// debug location: line = offset in the function's body plus 1, column = the
// trap code that it can raise or 0. Loads from linear memory are followed by
// llvm.fake.use on their value, which keeps their trap.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_LOWER_H
#define WASMC_LOWER_LOWER_H

#include "compiler/base/Options.h"
#include "compiler/lower/CallForms.h"
#include "compiler/lower/WideMultiply.h"
#include "compiler/validate/Validate.h"
#include "compiler/wasm/BranchHints.h"
#include "runtime-support/abi/InstanceLayout.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include <memory>

namespace llvm {
class TargetMachine;
}

namespace wasmc {

struct LoweredModule {
  std::unique_ptr<llvm::LLVMContext> Context;
  std::unique_ptr<llvm::Module> Module;
};

/// Everything about a module that lowering a part of it needs, made once.
struct LowerPlan {
  const ValidModule *Module = nullptr;
  const CompileOptions *Options = nullptr;
  abi::InstanceLayout Layout;
  /// The functions that have a descriptor, by its number. In a loadable image
  /// all imported functions come first, each with its own index.
  std::vector<wasm::FuncIndex> Funcrefs;
  /// The inverse: number of a function's descriptor, or ~0u. By function index.
  std::vector<uint32_t> FuncrefNumber;
  CallForms Forms;
  /// First dynamic word of an element segment, or ~0u if it is static.
  std::vector<uint32_t> DynamicElemStart;
  /// Active data segments that stand in the memory image: initialisation
  /// leaves them out. By segment.
  std::vector<bool> DataInImage;
  /// Functions whose calls become a multiplication. By function index.
  llvm::DenseMap<uint32_t, WideMultiply> WideMultiplies;
  wasm::BranchHints BranchHints;

  /// Whether addresses of a memory are compared with its size.
  bool checksBounds(wasm::MemoryIndex I) const;
  /// What a memory has at least, for as long as code runs: none shrinks. At
  /// most 2^64-1.
  uint64_t minBytes(wasm::MemoryIndex I) const;
  /// Where the MemoryInstance of one of the module's own memories is.
  int32_t memoryOffset(wasm::MemoryIndex I) const;
  /// Whether code reaches all memories through references. It doesn't if the
  /// only one is the module's own, which begins at vmctx.
  bool hasMemoryRefs() const;
  /// Its code runs in hosts without signal handlers.
  bool trapsByCalls() const {
    return isLoadable() && Options->Bounds == BoundsMode::Check;
  }
  const CallForm &form(wasm::FuncIndex F) const {
    return Forms.Functions[F.Value];
  }
  /// Of what references to functions of a type lead to.
  const CallForm &formOfType(wasm::TypeIndex T) const {
    return Forms.Types[Module->canonicalType(T)];
  }
  bool isLoadable() const { return Options->Form != ImageForm::Executable; }
};

LowerPlan planLowering(const ValidModule &M, const CompileOptions &Options);

/// "wasm.f12": the symbol of a function; for an executable's imports, of the
/// thunk with the Wasm calling convention.
std::string functionSymbol(wasm::FuncIndex F);
/// "wasm.entry.3": the thunk by which functions of a type are called from
/// outside (abi::EntryThunk). T is a canonical type.
std::string entrySymbol(wasm::TypeIndex T);
/// "wasm.host.3": the thunk by which imports of a type call functions of the
/// host (abi::ImportEntry::HostThunk). T is a canonical type.
std::string hostThunkSymbol(wasm::TypeIndex T);
/// What an executable begins with if its export "_start" isn't plain:
/// void(ptr vmctx).
constexpr llvm::StringLiteral StartSymbol = "wasm.start";
/// The symbol of the initialisation function, void(ptr vmctx).
constexpr llvm::StringLiteral InitSymbol = "wasm.init";
/// The section that holds compiled functions; __start_ and __stop_ symbols
/// bound it.
constexpr llvm::StringLiteral CodeSection = "wasm_text";

/// Lowers these functions. TM gives the data layout and triple.
LoweredModule lowerFunctions(const LowerPlan &Plan,
                             llvm::ArrayRef<wasm::FuncIndex> Functions,
                             const llvm::TargetMachine &TM);

/// Lowers initialisation (globals, element and data segments that are not
/// static, the start function) and thunks: of an executable those of imports
/// that have references, of a loadable image those that enter its exports.
LoweredModule lowerInit(const LowerPlan &Plan, const llvm::TargetMachine &TM);

} // namespace wasmc

#endif
