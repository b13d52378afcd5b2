//===- Types.h - value, heap and defined types ------------------*- C++ -*-===//
//
// The types of WebAssembly 3.0 (spec: Structure, Types): number, vector and
// typed reference types, recursive groups of function, struct and array types
// with subtyping, limits with 32- and 64-bit addresses, tags. What a proposal
// that is not supported yet needs has its place here already.
//
//===----------------------------------------------------------------------===//

#ifndef WASMC_WASM_TYPES_H
#define WASMC_WASM_TYPES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wasmc::wasm {

/// An index into one of a module's index spaces. Each space has a type of its
/// own, so that a function index never selects a table.
template <typename Tag> struct Index {
  uint32_t Value = 0;
  constexpr Index() = default;
  constexpr explicit Index(uint32_t Value) : Value(Value) {}
  friend constexpr auto operator<=>(Index, Index) = default;
};
using TypeIndex = Index<struct TypeTag>;
using FuncIndex = Index<struct FuncTag>;
using TableIndex = Index<struct TableTag>;
using MemoryIndex = Index<struct MemoryTag>;
using GlobalIndex = Index<struct GlobalTag>;
using TagIndex = Index<struct TagTag>;
using ElemIndex = Index<struct ElemTag>;
using DataIndex = Index<struct DataTag>;
using LocalIndex = Index<struct LocalTag>;
using LabelIndex = Index<struct LabelTag>;

/// A heap type: an abstract one, or the index of a defined type.
class HeapType {
public:
  enum Abstract : uint32_t {
#define HEAP_TYPE(Name, Text, RefText, Code) Name,
#include "compiler/wasm/HeapTypes.def"
    /// Validation's bottom: below every heap type.
    Bottom,
    NumAbstract
  };

  constexpr HeapType() = default;
  constexpr HeapType(Abstract A) : Bits(A) {}
  static constexpr HeapType defined(TypeIndex T) {
    HeapType H;
    H.Bits = T.Value + NumAbstract;
    return H;
  }
  constexpr bool isDefined() const { return Bits >= NumAbstract; }
  constexpr Abstract abstract() const { return Abstract(Bits); }
  constexpr TypeIndex index() const { return TypeIndex(Bits - NumAbstract); }
  friend constexpr auto operator<=>(HeapType, HeapType) = default;

private:
  uint32_t Bits = Func;
};

/// A value type. Bottom stands for the unknown operand of unreachable code.
class ValType {
public:
  enum Kind : uint8_t { I32, I64, F32, F64, V128, Ref, Bottom };

  constexpr ValType() = default;
  constexpr ValType(Kind K) : K(K) {}
  static constexpr ValType ref(HeapType H, bool Nullable) {
    ValType T;
    T.K = Ref;
    T.Null = Nullable;
    T.H = H;
    return T;
  }
  static constexpr ValType funcref() { return ref(HeapType::Func, true); }
  static constexpr ValType externref() { return ref(HeapType::Extern, true); }

  constexpr Kind kind() const { return K; }
  constexpr bool isNumeric() const { return K <= F64; }
  constexpr bool isRef() const { return K == Ref; }
  constexpr bool isNullable() const { return Null; }
  constexpr HeapType heapType() const { return H; }
  /// Locals of a defaultable type start with zero or null.
  constexpr bool isDefaultable() const { return K != Ref || Null; }
  friend constexpr bool operator==(ValType, ValType) = default;

private:
  Kind K = Bottom;
  bool Null = false;
  HeapType H;
};

/// "i32", "(ref null func)" as "funcref", ...: the text format's spelling.
std::string toString(ValType T);
std::string toString(llvm::ArrayRef<ValType> Types);
std::string toString(HeapType H);

/// The byte that stands for a type in the binary format.
uint8_t typeCode(HeapType::Abstract H);
/// Of a reference type, its constructor's.
uint8_t typeCode(ValType T);

struct FuncType {
  std::vector<ValType> Params;
  std::vector<ValType> Results;
  friend bool operator==(const FuncType &, const FuncType &) = default;
};
std::string toString(const FuncType &T);

/// A field of a struct or array type. Packed fields have a value type of i32.
struct FieldType {
  enum Packing : uint8_t { Unpacked, I8, I16 };
  ValType Type;
  Packing Pack = Unpacked;
  bool Mutable = false;
  friend bool operator==(const FieldType &, const FieldType &) = default;
};

/// One defined type: a composite type, what it may be a subtype of, and the
/// recursive group that it belongs to.
struct SubType {
  enum CompositeKind : uint8_t { Func, Struct, Array };
  CompositeKind Kind = Func;
  bool Final = true;
  std::optional<TypeIndex> Super;
  FuncType Function;             ///< Func
  std::vector<FieldType> Fields; ///< Struct; Array: exactly one
  /// First type and number of types of the recursive group.
  TypeIndex GroupStart;
  uint32_t GroupSize = 1;
  uint64_t Offset = 0; ///< where it stands in the module
};

/// The index type of a memory or table.
enum class AddrType : uint8_t { I32, I64 };

struct Limits {
  AddrType Addr = AddrType::I32;
  bool Shared = false;
  uint64_t Min = 0;
  std::optional<uint64_t> Max;
};

struct MemoryType {
  Limits Lim; ///< in pages
  uint8_t PageSizeLog2 = 16;
};

/// Most pages that a memory of such a type can have.
uint64_t mostPages(const MemoryType &T);
/// Most elements that a table with such indices can have.
constexpr uint64_t mostElements(AddrType Addr) {
  return Addr == AddrType::I64 ? UINT64_MAX : UINT32_MAX;
}

struct TableType {
  ValType Elem;
  Limits Lim;
};

struct GlobalType {
  ValType Type;
  bool Mutable = false;
};

struct TagType {
  TypeIndex Type;
};

} // namespace wasmc::wasm

#endif
