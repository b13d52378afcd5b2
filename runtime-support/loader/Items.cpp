//===- Items.cpp - functions, memories, tables, globals from outside ------===//

#include "runtime-support/loader/Store.h"
#include "runtime-support/memory/Grow.h"
#include "runtime-support/table/Grow.h"

using namespace wasmc;
using namespace wasmc::loader;

namespace {

/// The instance that has the function's descriptor, or null.
const Instance *ownerOfFunction(const Store &S, uint64_t Word) {
  constexpr uint64_t Bytes = sizeof(abi::FuncrefDescriptor);
  for (const Instance *I = firstInstance(S); I; I = nextInstance(I)) {
    const abi::ImageHeader &H = *I->Of->File.Header;
    uint64_t First = uint64_t(I->Vmctx) + int64_t(H.FuncrefOffset);
    if (Word >= First && Word - First < H.Funcrefs.Count * Bytes)
      return (Word - First) % Bytes == 0 ? I : nullptr;
  }
  return nullptr;
}

} // namespace

Instance *loader::instanceOf(const Store &S, uint64_t Word) {
  const void *Vmctx = reinterpret_cast<abi::FuncrefDescriptor *>(Word)->Vmctx;
  for (Instance *I = firstInstance(S); I; I = nextInstance(I))
    if (I->Vmctx == Vmctx)
      return I;
  return nullptr;
}

bool loader::isFunction(const Store &S, uint64_t Word) {
  return ownerOfFunction(S, Word);
}

Extern loader::functionOf(const Store &S, uint64_t Word) {
  auto &F = *reinterpret_cast<abi::FuncrefDescriptor *>(Word);
  Extern Result = {};
  Result.Type.Kind = abi::ExternKind::Func;
  Result.Type.Type = F.TypeId;
  Result.Address = &F;
  // Any image's thunk of the same type will do.
  for (const Instance *I = firstInstance(S); I && !Result.Entry;
       I = nextInstance(I))
    for (const abi::ExportEntry &E : I->Of->File.Header->Exports)
      if (E.Type.Kind == abi::ExternKind::Func &&
          I->Of->TypeIds[E.Type.Type] == F.TypeId)
        Result.Entry = E.Entry.get();
  return Result;
}

static uint64_t bytesOf(const Extern &Global) {
  switch (Global.Type.Value.Code) {
  case I32Code:
  case F32Code:
    return 4;
  case V128Code:
    return 16;
  default:
    return 8;
  }
}

Value loader::readGlobal(const Extern &Global) {
  Value V = {};
  __builtin_memcpy(&V, Global.Address, bytesOf(Global));
  return V;
}

void loader::writeGlobal(const Extern &Global, Value V) {
  __builtin_memcpy(Global.Address, &V, bytesOf(Global));
}

uint64_t loader::growMemory(abi::MemoryInstance &Memory, uint64_t Pages) {
  return memory::grow(Memory, Pages);
}

uint64_t loader::growTable(abi::TableInstance &Table, uint64_t Word,
                           uint64_t Elements) {
  return table::grow(Table, Word, Elements);
}
