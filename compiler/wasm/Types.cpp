//===- Types.cpp - spelling of types --------------------------------------===//

#include "compiler/wasm/Types.h"
#include "llvm/ADT/StringRef.h"

using namespace llvm;
using namespace wasmc::wasm;

/// In the order of HeapType::Abstract.
static constexpr StringLiteral HeapNames[] = {
    "func",   "nofunc", "extern", "noextern", "any",   "eq", "i31",
    "struct", "array",  "none",   "exn",      "noexn", "bot"};
static_assert(std::size(HeapNames) == HeapType::NumAbstract);

std::string wasmc::wasm::toString(HeapType H) {
  if (H.isDefined())
    return std::to_string(H.index().Value);
  return HeapNames[H.abstract()].str();
}

/// "(ref null func)" has a name of its own; those of the bottom types don't
/// follow from the heap type's.
static std::string nullableRefName(HeapType H) {
  switch (H.abstract()) {
  case HeapType::None:
    return "nullref";
  case HeapType::NoFunc:
    return "nullfuncref";
  case HeapType::NoExtern:
    return "nullexternref";
  case HeapType::NoExn:
    return "nullexnref";
  default:
    return toString(H) + "ref";
  }
}

std::string wasmc::wasm::toString(ValType T) {
  switch (T.kind()) {
  case ValType::I32:
    return "i32";
  case ValType::I64:
    return "i64";
  case ValType::F32:
    return "f32";
  case ValType::F64:
    return "f64";
  case ValType::V128:
    return "v128";
  case ValType::Bottom:
    return "bot";
  case ValType::Ref:
    break;
  }
  HeapType H = T.heapType();
  if (T.isNullable() && !H.isDefined())
    return nullableRefName(H);
  return (T.isNullable() ? "(ref null " : "(ref ") + toString(H) + ")";
}

std::string wasmc::wasm::toString(ArrayRef<ValType> Types) {
  std::string Result = "[";
  for (ValType T : Types) {
    if (Result.size() > 1)
      Result += ' ';
    Result += toString(T);
  }
  return Result + "]";
}

std::string wasmc::wasm::toString(const FuncType &T) {
  return toString(T.Params) + " -> " + toString(T.Results);
}
