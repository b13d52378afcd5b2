//===- Types.cpp - spelling of types --------------------------------------===//

#include "compiler/wasm/Types.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using namespace wasmc::wasm;

namespace {
struct HeapRow {
  StringLiteral Text, RefText;
  uint8_t Code;
};
} // namespace

/// By HeapType::Abstract.
static constexpr HeapRow HeapRows[] = {
#define HEAP_TYPE(Name, Text, RefText, Code) {Text, RefText, Code},
#include "compiler/wasm/HeapTypes.def"
    {"bot", "botref", 0},
};

std::string wasmc::wasm::toString(HeapType H) {
  if (H.isDefined())
    return std::to_string(H.index().Value);
  return HeapRows[H.abstract()].Text.str();
}

uint8_t wasmc::wasm::typeCode(HeapType::Abstract H) {
  assert(H != HeapType::Bottom && "has no code");
  return HeapRows[H].Code;
}

uint8_t wasmc::wasm::typeCode(ValType T) {
  if (T.isRef())
    return T.isNullable() ? 0x63 : 0x64;
  assert(T != ValType::Bottom && "has no code");
  return uint8_t(0x7F - T.kind());
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
    return HeapRows[H.abstract()].RefText.str();
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

/// As many as addresses reach; but of the smallest pages one fewer, so that the
/// number of pages is an address.
uint64_t wasmc::wasm::mostPages(const MemoryType &T) {
  unsigned AddressBits = T.Lim.Addr == AddrType::I64 ? 64 : 32;
  if (T.PageSizeLog2 == 0)
    return maxUIntN(AddressBits);
  return uint64_t(1) << (AddressBits - T.PageSizeLog2);
}
