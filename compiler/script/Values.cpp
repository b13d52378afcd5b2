//===- Values.cpp - arguments and results of a script ---------------------===//

#include "compiler/script/Values.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;
using namespace wasmc;

RawValue wasmc::rawValue(const ScriptValue &V) {
  switch (V.Kind) {
  case ScriptValueKind::RefNull:
  case ScriptValueKind::Ref:
    return {0, 0};
  case ScriptValueKind::RefHost:
    return {V.Bits[0] + 1, 0};
  default:
    return V.Bits;
  }
}

/// The bits that a value of this kind has.
static RawValue widthMask(ScriptValueKind K) {
  if (K == ScriptValueKind::I32 || K == ScriptValueKind::F32)
    return {0xFFFFFFFF, 0};
  return {~uint64_t(0), K == ScriptValueKind::V128 ? ~uint64_t(0) : 0};
}

bool wasmc::matches(const ScriptValue &Pattern, const RawValue &V) {
  // Beyond the width there are zeros, or it is no such value.
  RawValue Width = widthMask(Pattern.Kind);
  for (unsigned I = 0; I < 2; ++I)
    if (V[I] & ~Width[I])
      return false;
  switch (Pattern.Kind) {
  case ScriptValueKind::Ref:
    return V[0] != 0;
  case ScriptValueKind::RefNull:
  case ScriptValueKind::RefHost:
    return V == rawValue(Pattern);
  default:
    return (V[0] & Pattern.Mask[0]) == Pattern.Bits[0] &&
           (V[1] & Pattern.Mask[1]) == Pattern.Bits[1];
  }
}

std::string wasmc::printValue(const ScriptValue &Pattern, const RawValue &V) {
  switch (Pattern.Kind) {
  case ScriptValueKind::I32:
    return formatv("(i32.const {0})", int32_t(V[0])).str();
  case ScriptValueKind::I64:
    return formatv("(i64.const {0})", int64_t(V[0])).str();
  case ScriptValueKind::F32:
    return formatv("(f32.const {0:e9} (;{1:x8};))",
                   double(bit_cast<float>(uint32_t(V[0]))), uint32_t(V[0]))
        .str();
  case ScriptValueKind::F64:
    return formatv("(f64.const {0:e17} (;{1:x16};))", bit_cast<double>(V[0]),
                   V[0])
        .str();
  case ScriptValueKind::V128:
    return formatv("(v128.const i32x4 {0:x8} {1:x8} {2:x8} {3:x8})",
                   uint32_t(V[0]), uint32_t(V[0] >> 32), uint32_t(V[1]),
                   uint32_t(V[1] >> 32))
        .str();
  case ScriptValueKind::RefNull:
  case ScriptValueKind::Ref:
  case ScriptValueKind::RefHost:
    break;
  }
  if (V[0] == 0)
    return "(ref.null)";
  if (Pattern.Heap == "extern" || Pattern.Heap == "host")
    return formatv("(ref.{0} {1})", Pattern.Heap, V[0] - 1).str();
  return "a reference";
}
