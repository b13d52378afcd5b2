//===- ModuleLowering.h - what one LLVM module's functions share *- C++ -*-===//
//
// The LLVM module that some of a Wasm module's functions are lowered into:
// types, alias classes, debug scopes, and declarations of what those functions
// refer to, made when first asked for.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_MODULELOWERING_H
#define WASMC_LOWER_MODULELOWERING_H

#include "compiler/lower/Lower.h"
#include "compiler/lower/RuntimeCall.h"
#include "llvm/IR/DIBuilder.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/Function.h"

namespace wasmc {

/// Memory that compiled code reaches, in parts that never overlap: what is
/// stored to one of them leaves the others alone. All are children of one
/// TBAA root (different roots are assumed to alias).
enum class AliasClass : uint8_t { LinearMemory, Instance, Table, Control };

/// How the body of an imported function comes to the program.
struct ImportTarget {
  /// The table row of a WASI function of this very type; nullptr: nobody
  /// provides the import.
  const char *WasiName = nullptr;
};

/// The target's instruction that selects bytes by a vector of indices.
enum class ByteSwizzle : uint8_t { None, Pshufb, Tbl };

/// What relaxed vector instructions do, where they leave a choice
/// (SimdRelaxed.cpp).
struct RelaxedChoices {
  bool LikeX86 = false;          ///< SSE's instructions, up to SSE4.1
  bool FusedMultiplyAdd = false; ///< a multiplication and addition rounds once
};

class ModuleLowering {
public:
  ModuleLowering(const LowerPlan &Plan, const llvm::TargetMachine &TM);

  const LowerPlan &Plan;
  const wasm::Module &Wasm;
  std::unique_ptr<llvm::LLVMContext> ContextOwner;
  std::unique_ptr<llvm::Module> IR;
  llvm::LLVMContext &Context;

  llvm::IntegerType *I8, *I16, *I32, *I64;
  llvm::Type *F32, *F64;
  llvm::PointerType *Ptr;
  /// v128 in SSA form: RISC-V without vectors makes two registers of it.
  llvm::FixedVectorType *V128;

  wasmc::ByteSwizzle ByteSwizzle;
  RelaxedChoices Relaxed;

  /// References are words: 0 is null.
  llvm::Type *type(wasm::ValType T) const;
  llvm::MDNode *aliasTag(AliasClass C) const { return Tags[size_t(C)]; }

  /// The compiled function, or an import's thunk. Both have the Wasm calling
  /// convention.
  llvm::Function *function(wasm::FuncIndex F);
  /// What a call of an imported function reaches.
  ImportTarget importTarget(wasm::FuncIndex F) const;
  llvm::Function *wasiFunction(llvm::StringRef Name, size_t NumParams,
                               bool HasResult);
  llvm::FunctionType *runtimeFunctionType(RuntimeCall Call) const;
  llvm::Function *runtimeFunction(RuntimeCall Call);

  /// A definition of this module's own, with the attributes of compiled code.
  llvm::Function *define(llvm::StringRef Symbol, llvm::FunctionType *Ty);
  /// Gives F a debug scope, so that its instructions can have locations.
  void addDebugScope(llvm::Function &F);
  /// Tells passes/ to insert them: early, they would keep loops from being
  /// vectorized (compiler/passes/InterruptChecks.h).
  void askForInterruptChecks();
  /// Tells passes/ how to know them (compiler/passes/MeteredLoops.h).
  void tellOfFuelChecks();
  /// Likewise, if there are any (compiler/passes/CheckedLoops.h).
  void tellOfBoundsChecks();

  /// Tells passes/ how traps and the stack's end are found without signals
  /// (compiler/passes/TrapCalls.h).
  void askForTrapCalls();

  /// Checks in assert builds what was made, and hands it over.
  LoweredModule finish();

private:
  llvm::Function *declare(llvm::StringRef Symbol, llvm::FunctionType *Ty);

  llvm::DIBuilder Debug;
  std::array<llvm::MDNode *, 4> Tags;
  std::vector<llvm::Function *> Functions; ///< by index; null: not asked for
  std::array<llvm::Function *, NumRuntimeCalls> RuntimeFunctions{};
};

} // namespace wasmc

#endif
