//===- Module.cpp - a decoded module --------------------------------------===//

#include "compiler/wasm/Module.h"

using namespace llvm;
using namespace wasmc::wasm;

StringRef wasmc::wasm::externKindText(ExternKind K) {
  switch (K) {
  case ExternKind::Func:
    return "func";
  case ExternKind::Table:
    return "table";
  case ExternKind::Memory:
    return "memory";
  case ExternKind::Global:
    return "global";
  case ExternKind::Tag:
    return "tag";
  }
  llvm_unreachable("no such kind");
}

static Feature featureOf(HeapType H, bool Nullable) {
  if (H.isDefined())
    return Feature::FunctionReferences;
  switch (H.abstract()) {
  case HeapType::Func:
  case HeapType::Extern:
    return Nullable ? Feature::ReferenceTypes : Feature::FunctionReferences;
  case HeapType::Exn:
  case HeapType::NoExn:
    return Feature::Exceptions;
  default:
    return Feature::Gc;
  }
}

Feature wasmc::wasm::featureOf(ValType T) {
  if (T.kind() == ValType::V128)
    return Feature::Simd;
  if (T.isRef())
    return ::featureOf(T.heapType(), T.isNullable());
  return Feature::Mvp;
}

StringRef Module::funcName(FuncIndex F) const {
  if (F.Value < Name.Functions.size() && !Name.Functions[F.Value].empty())
    return Name.Functions[F.Value];
  for (const Export &E : Exports)
    if (E.Kind == ExternKind::Func && E.Index == F.Value)
      return E.Name;
  return "";
}

const Import *Module::importOf(ExternKind K, uint32_t Index) const {
  for (const Import &I : Imports)
    if (I.Kind == K && I.Index == Index)
      return &I;
  return nullptr;
}
