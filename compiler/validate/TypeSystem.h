//===- TypeSystem.h - validity, equality and order of types ----*- C++ -*-===//
//
// Spec: Validation, Types and Matching. Types are equal iso-recursively: two
// recursive groups that look the same are the same, so each group is looked up
// by its shape and gets the first such group's ids.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_VALIDATE_TYPESYSTEM_H
#define WASMC_VALIDATE_TYPESYSTEM_H

#include "compiler/base/Error.h"
#include "compiler/wasm/Module.h"

namespace wasmc::validation {

class TypeSystem {
public:
  /// Types must outlive the result.
  static llvm::Expected<TypeSystem> make(llvm::ArrayRef<wasm::SubType> Types);

  bool matches(wasm::ValType Sub, wasm::ValType Super) const {
    return Sub == Super || matchesSlowly(Sub, Super);
  }
  bool matches(wasm::HeapType Sub, wasm::HeapType Super) const;
  /// Element by element; of the same length.
  bool matches(llvm::ArrayRef<wasm::ValType> Sub,
               llvm::ArrayRef<wasm::ValType> Super) const;

  llvm::Error check(wasm::ValType T, uint64_t Offset) const;
  llvm::Error check(wasm::HeapType H, uint64_t Offset) const;
  /// The defined type, which must be of this kind.
  llvm::Expected<const wasm::SubType *> get(wasm::TypeIndex T,
                                            wasm::SubType::CompositeKind Kind,
                                            uint64_t Offset) const;
  llvm::Expected<const wasm::FuncType *> func(wasm::TypeIndex T,
                                              uint64_t Offset) const;

  /// The top of a heap type's hierarchy: func, extern, any or exn.
  wasm::HeapType topOf(wasm::HeapType H) const;

  /// The index of the first type that equals it.
  uint32_t canonical(wasm::TypeIndex T) const { return Canonical[T.Value]; }
  std::vector<uint32_t> takeCanonical() && { return std::move(Canonical); }

private:
  explicit TypeSystem(llvm::ArrayRef<wasm::SubType> Types) : Types(Types) {}

  llvm::Error checkGroup(wasm::TypeIndex Start, uint32_t Size) const;
  llvm::Error checkReferences(const wasm::SubType &T, uint32_t Known) const;
  llvm::Error checkSuper(wasm::TypeIndex T) const;
  bool matchesStructurally(const wasm::SubType &Sub,
                           const wasm::SubType &Super) const;
  bool matchesField(const wasm::FieldType &Sub,
                    const wasm::FieldType &Super) const;
  std::string shapeOf(wasm::TypeIndex Start, uint32_t Size) const;
  bool matchesSlowly(wasm::ValType Sub, wasm::ValType Super) const;
  bool matchesDefined(wasm::TypeIndex Sub, wasm::TypeIndex Super) const;

  llvm::ArrayRef<wasm::SubType> Types;
  std::vector<uint32_t> Canonical;
  std::vector<uint8_t> Depth; ///< number of types above
};

} // namespace wasmc::validation

#endif
