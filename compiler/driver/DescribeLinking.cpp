//===- DescribeLinking.cpp - imports, exports, types of an image ----------===//
//
// What a loadable image says beyond an executable (abi/Image.h): its imports
// and exports with their types, where linking fills them in, and the module's
// types in words that a loader can compare with another module's.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/DescribeLinking.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;
using namespace wasmc;

namespace {

abi::ValueType valueType(wasm::ValType T, uint32_t Heap) {
  return {wasm::typeCode(T), Heap};
}

/// A heap type behind its module's types: defined ones are named by index.
uint32_t heapWord(wasm::HeapType H) {
  return H.isDefined() ? abi::EarlierType + H.index().Value
                       : wasm::typeCode(H.abstract());
}

abi::ValueType valueType(wasm::ValType T) {
  return valueType(T, T.isRef() ? heapWord(T.heapType()) : 0);
}

/// The words of one recursive group.
class GroupWriter {
public:
  explicit GroupWriter(wasm::TypeIndex Start) : Start(Start) {}

  void write(const wasm::SubType &T) {
    Words.push_back(T.Final);
    Words.push_back(T.Super ? 1 : 0);
    if (T.Super)
      Words.push_back(heap(wasm::HeapType::defined(*T.Super)));
    switch (T.Kind) {
    case wasm::SubType::Func:
      Words.push_back(abi::FuncForm);
      values(T.Function.Params);
      values(T.Function.Results);
      return;
    case wasm::SubType::Struct:
      Words.push_back(abi::StructForm);
      Words.push_back(uint32_t(T.Fields.size()));
      for (const wasm::FieldType &F : T.Fields)
        field(F);
      return;
    case wasm::SubType::Array:
      Words.push_back(abi::ArrayForm);
      field(T.Fields[0]);
      return;
    }
  }

  std::vector<uint32_t> Words;

private:
  /// Types of the group by their place in it, so that the words say nothing of
  /// where the group stands in its module.
  uint32_t heap(wasm::HeapType H) const {
    if (H.isDefined() && H.index() >= Start)
      return abi::GroupMember + (H.index().Value - Start.Value);
    return heapWord(H);
  }
  void value(wasm::ValType T) {
    abi::ValueType V = valueType(T, T.isRef() ? heap(T.heapType()) : 0);
    Words.push_back(V.Code);
    Words.push_back(V.Heap);
  }
  void values(ArrayRef<wasm::ValType> Types) {
    Words.push_back(uint32_t(Types.size()));
    for (wasm::ValType T : Types)
      value(T);
  }
  void field(const wasm::FieldType &F) {
    value(F.Type);
    Words.push_back(F.Pack);
    Words.push_back(F.Mutable);
  }

  wasm::TypeIndex Start;
};

std::vector<uint32_t> typeWords(ArrayRef<wasm::SubType> Types) {
  std::vector<uint32_t> Words;
  for (uint32_t Start = 0; Start < Types.size();) {
    uint32_t Size = Types[Start].GroupSize;
    GroupWriter Group{wasm::TypeIndex(Start)};
    for (const wasm::SubType &T : Types.slice(Start, Size))
      Group.write(T);
    Words.push_back(Size);
    Words.push_back(uint32_t(Group.Words.size()));
    append_range(Words, Group.Words);
    Start += Size;
  }
  return Words;
}

class LinkingDescriber {
public:
  explicit LinkingDescriber(const LowerPlan &Plan)
      : Plan(Plan), M(Plan.Module->module()) {}

  ImageLinking describe(ArrayRef<ObjectContents> Objects) {
    ImageLinking L;
    L.Types = typeWords(M.Types);
    L.NumTypes = uint32_t(M.Types.size());
    L.TypeIdOffset = Plan.Layout.typeId(0);
    L.HasMemoryRoutines = callsMemoryRoutines(Objects);
    for (const wasm::Import &I : M.Imports)
      L.Imports.push_back(describe(I));
    for (const wasm::Export &E : M.Exports)
      L.Exports.push_back(describe(E));
    return L;
  }

private:
  static bool callsMemoryRoutines(ArrayRef<ObjectContents> Objects) {
    StringSet<> Routines = {"memcpy", "memmove", "memset", "memcmp"};
    return any_of(Objects, [&](const ObjectContents &Object) {
      return any_of(Object.Needs, [&](const std::string &Symbol) {
        return Routines.contains(Symbol);
      });
    });
  }

  static void addLimits(abi::ExternType &T, const wasm::Limits &L) {
    T.Min = L.Min;
    T.Max = L.Max.value_or(0);
    T.Flags |= (L.Max ? abi::HasMaximum : 0) |
               (L.Addr == wasm::AddrType::I64 ? abi::Addr64 : 0) |
               (L.Shared ? abi::Shared : 0);
  }

  abi::ExternType externType(wasm::ExternKind Kind, uint32_t Index) const {
    abi::ExternType T = {};
    T.Kind = abi::ExternKind(Kind);
    switch (Kind) {
    case wasm::ExternKind::Func:
      T.Type = M.Functions[Index].Type.Value;
      break;
    case wasm::ExternKind::Table:
      T.Value = valueType(M.Tables[Index].Type.Elem);
      addLimits(T, M.Tables[Index].Type.Lim);
      break;
    case wasm::ExternKind::Memory:
      T.PageSizeLog2 = M.Memories[Index].Type.PageSizeLog2;
      addLimits(T, M.Memories[Index].Type.Lim);
      break;
    case wasm::ExternKind::Global:
      T.Value = valueType(M.Globals[Index].Type.Type);
      T.Flags = M.Globals[Index].Type.Mutable ? abi::Mutable : 0;
      break;
    case wasm::ExternKind::Tag:
      T.Type = M.Tags[Index].Type.Type.Value;
      break;
    }
    return T;
  }

  int32_t importOffset(const wasm::Import &I) const {
    return I.Kind == wasm::ExternKind::Memory ? Plan.Layout.memoryRef(I.Index)
                                              : offset(I.Kind, I.Index);
  }

  int32_t offset(wasm::ExternKind Kind, uint32_t Index) const {
    switch (Kind) {
    case wasm::ExternKind::Func:
      return Plan.Layout.funcref(Plan.FuncrefNumber[Index]);
    case wasm::ExternKind::Table:
      return Plan.Layout.table(Index);
    case wasm::ExternKind::Memory:
      return Plan.memoryOffset(wasm::MemoryIndex(Index));
    case wasm::ExternKind::Global:
      return Plan.Layout.global(Index);
    case wasm::ExternKind::Tag:
      return Plan.Layout.tag(Index);
    }
    llvm_unreachable("not a kind of a valid module");
  }

  wasm::TypeIndex canonicalType(uint32_t Func) const {
    return wasm::TypeIndex(Plan.Module->canonicalType(M.Functions[Func].Type));
  }

  ImageImport describe(const wasm::Import &I) const {
    ImageImport X = {I.Module.str(), I.Name.str(), externType(I.Kind, I.Index),
                     importOffset(I), ""};
    if (I.Kind == wasm::ExternKind::Func)
      X.ThunkSymbol = hostThunkSymbol(canonicalType(I.Index));
    return X;
  }

  ImageExport describe(const wasm::Export &E) const {
    ImageExport X;
    X.Name = E.Name.str();
    X.Type = externType(E.Kind, E.Index);
    if (const wasm::Import *I = M.importOf(E.Kind, E.Index))
      X.ImportPlusOne = uint32_t(I - M.Imports.data()) + 1;
    else
      X.Offset = offset(E.Kind, E.Index);
    if (E.Kind == wasm::ExternKind::Func)
      X.EntrySymbol = entrySymbol(canonicalType(E.Index));
    return X;
  }

  const LowerPlan &Plan;
  const wasm::Module &M;
};

} // namespace

ImageLinking wasmc::describeLinking(const LowerPlan &Plan,
                                    ArrayRef<ObjectContents> Objects) {
  return LinkingDescriber(Plan).describe(Objects);
}
