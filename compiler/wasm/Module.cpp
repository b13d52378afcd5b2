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
