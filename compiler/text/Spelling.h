//===- Spelling.h - types and indices of a module ---------------*- C++ -*-===//
//
// The phrases that definitions and instructions have in common (spec: Text
// Format, Types). Indices are identifiers where there is a name.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_SPELLING_H
#define WASMC_TEXT_SPELLING_H

#include "compiler/text/Identifiers.h"
#include "compiler/wasm/Module.h"

namespace wasmc::text {

class Spelling {
public:
  explicit Spelling(const wasm::Module &M);

  /// "$f" or "3".
  void index(wasm::NameKind K, uint32_t Index, llvm::raw_ostream &OS,
             uint32_t Outer = 0) const;
  /// " $f (;3;)": behind the keyword of a definition.
  void define(wasm::NameKind K, uint32_t Index, llvm::raw_ostream &OS);

  void type(wasm::HeapType H, llvm::raw_ostream &OS) const;
  void type(wasm::ValType T, llvm::raw_ostream &OS) const;
  void refType(wasm::HeapType H, bool Nullable, llvm::raw_ostream &OS) const;
  void limits(const wasm::Limits &L, llvm::raw_ostream &OS) const;
  void type(const wasm::TableType &T, llvm::raw_ostream &OS) const;
  void type(const wasm::MemoryType &T, llvm::raw_ostream &OS) const;
  void type(const wasm::GlobalType &T, llvm::raw_ostream &OS) const;
  /// "(sub $t (struct ...))"
  void type(const wasm::SubType &T, uint32_t Index, llvm::raw_ostream &OS);

  /// " (type $t)"
  void typeUse(wasm::TypeIndex T, llvm::raw_ostream &OS) const;
  /// " (result i32 i32)", or nothing.
  void results(llvm::ArrayRef<wasm::ValType> Types,
               llvm::raw_ostream &OS) const;
  /// " (param i32 i32) (result i32)", or nothing.
  void signature(const wasm::FuncType &T, llvm::raw_ostream &OS) const;
  /// The same with names for a function's parameters.
  void signatureOf(uint32_t Func, llvm::raw_ostream &OS);
  /// " (local i32 i32) (local $x i64)", or with another keyword. First is the
  /// index of the first of them.
  void locals(llvm::StringRef Keyword, uint32_t Func, uint32_t First,
              llvm::ArrayRef<wasm::ValType> Types, llvm::raw_ostream &OS);

  /// Null if it is no function type, or none at all.
  const wasm::FuncType *funcType(wasm::TypeIndex T) const;

  const wasm::Module &M;
  Identifiers Ids;

private:
  void field(const wasm::FieldType &F, llvm::raw_ostream &OS) const;
};

} // namespace wasmc::text

#endif
