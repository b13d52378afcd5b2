//===- ModulePrinter.h - the fields of a module -----------------*- C++ -*-===//
//
// Spec: Text Format, Modules. Fields come in the order of the sections, each
// on lines of its own.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_TEXT_MODULEPRINTER_H
#define WASMC_TEXT_MODULEPRINTER_H

#include "compiler/text/CodeLayout.h"
#include "compiler/text/Spelling.h"

namespace wasmc::text {

class ModulePrinter {
public:
  /// Hints: branch hints are printed where they belong, if they can be, and
  /// else as any custom section.
  ModulePrinter(const wasm::Module &M, bool Hints, llvm::raw_ostream &OS);

  llvm::Error print();
  /// Each branch hint was about an instruction that can have one.
  bool hintsFit() const { return NumHints == Hints.size(); }

private:
  // Fields (ModulePrinter.cpp).
  void types();
  void imports();
  llvm::Error tables();
  void memories();
  void tags();
  llvm::Error globals();
  void exports();
  llvm::Error elems();
  llvm::Error datas();
  llvm::Error functions();
  llvm::Error function(uint32_t Index);
  llvm::Error elemItems(const wasm::ElemSegment &S);
  void externType(wasm::ExternKind K, uint32_t Index);
  void field(llvm::StringRef Keyword, wasm::NameKind K, uint32_t Index);
  void use(llvm::StringRef Keyword, wasm::NameKind K, uint32_t Index);
  llvm::Error constExpr(wasm::Span Expr);
  /// Wrapped in "(Keyword ...)" unless it is one folded expression.
  llvm::Error wrappedExpr(llvm::StringRef Keyword, wasm::Span Expr);
  void bytes(llvm::ArrayRef<uint8_t> Bytes);

  // Custom sections (PrintCustoms.cpp).
  void readHints();
  void customs();
  bool isExpressed(const wasm::CustomSection &S) const;

  const wasm::Module &M;
  llvm::raw_ostream &OS;
  Spelling Spell;
  const wasm::CustomSection *HintSection = nullptr;
  CodeTree::HintMap Hints;
  size_t NumHints = 0;
};

} // namespace wasmc::text

#endif
