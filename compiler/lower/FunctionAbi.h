//===- FunctionAbi.h - how values cross a function's border -----*- C++ -*-===//
//
// The calling convention of compiled code, in one place: the LLVM type of a
// Wasm function, its arguments, its results, its exception.
//
// Plain form: (ptr vmctx, parameters...) -> nothing, the one result, or a
// struct of the results, in LLVM's C convention. LLVM passes what fits no
// register in memory, parameters on the stack and results through a hidden
// pointer. A third float travels as an integer: LLVM would return it on the x87
// stack of x86-64, which quiets NaNs.
//
// Linked form: as runtime-support/abi/README.md says. All functions of it have
// the same parameters, so that every tail call is a musttail call of LLVM's.
// What a function doesn't use is poison, and costs no instruction.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_FUNCTIONABI_H
#define WASMC_LOWER_FUNCTIONABI_H

#include "compiler/lower/ModuleLowering.h"
#include "llvm/IR/IRBuilder.h"

namespace wasmc {

llvm::FunctionType *functionType(const ModuleLowering &M,
                                 const wasm::FuncType &Ty, bool IsLinked);

/// Where the address of the execution context stands, which never changes.
struct ExecHolder {
  llvm::Value *Base;
  int64_t Offset = WASMC_HEADER_OFFSET(Exec); ///< Base is a vmctx
};

/// One side of a call.
class FunctionAbi {
public:
  FunctionAbi(llvm::IRBuilder<> &B, const ModuleLowering &M,
              const wasm::FuncType &Type, bool IsLinked, ExecHolder Exec)
      : B(B), M(M), Ty(Type), IsLinked(IsLinked), Exec(Exec) {}

  /// The callee: its parameters, without vmctx; first of all in its entry.
  std::vector<llvm::Value *> parameters(llvm::Function &F);
  void emitReturn(llvm::Function &F, llvm::ArrayRef<llvm::Value *> Results);
  /// Leaves a function of linked form with an exception.
  void emitThrow(llvm::Function &F, llvm::Value *Exception);

  /// The caller: calls Callee, appends what it returns to Results, and returns
  /// the exception; of the plain form nullptr.
  llvm::Value *emitCall(llvm::Value *Callee, llvm::Value *Vmctx,
                        llvm::ArrayRef<llvm::Value *> Args,
                        llvm::SmallVectorImpl<llvm::Value *> &Results);
  /// Leaves a function of the linked form, with these results, to one.
  void emitTailCall(llvm::Value *Callee, llvm::Value *Vmctx,
                    llvm::ArrayRef<llvm::Value *> Args);

private:
  llvm::SmallVector<llvm::Value *, 16>
  arguments(llvm::Value *Vmctx, llvm::ArrayRef<llvm::Value *> Args);
  llvm::Value *scratchSlot(size_t Number);
  llvm::Value *loadScratch(size_t Number, llvm::Type *T);
  void storeScratch(size_t Number, llvm::Value *V);

  llvm::IRBuilder<> &B;
  const ModuleLowering &M;
  const wasm::FuncType &Ty;
  bool IsLinked;
  ExecHolder Exec;
};

/// Calls a function of the runtime: every argument widened to 64 bits with
/// zeros. Returns its result, or nullptr.
llvm::Value *emitRuntimeCall(llvm::IRBuilder<> &B, llvm::FunctionType *Ty,
                             llvm::Value *Callee, llvm::Value *Vmctx,
                             llvm::ArrayRef<llvm::Value *> Args);

} // namespace wasmc

#endif
