//===- FunctionAbi.h - how values cross a function's border -----*- C++ -*-===//
//
// The calling convention of compiled code, in one place: the LLVM type of a
// Wasm function, its arguments, its results.
//
// (ptr vmctx, parameters...) -> nothing, the one result, or a struct of the
// results, in LLVM's C convention, which the runtime can call too. LLVM passes
// what fits no register in memory, parameters on the stack and results through
// a hidden pointer. A third float travels as an integer: LLVM would return it
// on the x87 stack of x86-64, which quiets NaNs. Tail calls will need what
// fits no register to go through the execution context's scratch area instead,
// and exceptions an additional result.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_LOWER_FUNCTIONABI_H
#define WASMC_LOWER_FUNCTIONABI_H

#include "compiler/lower/ModuleLowering.h"
#include "llvm/IR/IRBuilder.h"

namespace wasmc {

llvm::CallingConv::ID callingConvention();
llvm::FunctionType *functionType(const ModuleLowering &M,
                                 const wasm::FuncType &Ty);

/// The parameters of a function of this convention, without vmctx.
std::vector<llvm::Value *> parameters(llvm::Function &F);
void emitReturn(llvm::IRBuilder<> &B, llvm::Function &F,
                llvm::ArrayRef<llvm::Value *> Results);

/// Calls Callee, of this type, and appends what it returns to Results.
void emitCall(llvm::IRBuilder<> &B, const ModuleLowering &M,
              const wasm::FuncType &Type, llvm::Value *Callee,
              llvm::Value *Vmctx, llvm::ArrayRef<llvm::Value *> Args,
              llvm::SmallVectorImpl<llvm::Value *> &Results);

/// Calls a function of the runtime: every argument widened to 64 bits with
/// zeros. Returns its result, or nullptr.
llvm::Value *emitRuntimeCall(llvm::IRBuilder<> &B, llvm::FunctionType *Ty,
                             llvm::Value *Callee, llvm::Value *Vmctx,
                             llvm::ArrayRef<llvm::Value *> Args);

} // namespace wasmc

#endif
