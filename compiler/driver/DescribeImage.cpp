//===- DescribeImage.cpp - a module's image in plain data -----------------===//
//
// Everything that the runtime is told about a module (abi/Image.h): what the
// module says, at the places that the lowering plan gave it.
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/DescribeImage.h"
#include "compiler/artifact/SyscallFilter.h"
#include "compiler/driver/BakeGrants.h"
#include "compiler/driver/DescribeLinking.h"
#include "compiler/lower/ConstantExpr.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using namespace wasmc;

namespace {

const wasm::Export *findExport(const wasm::Module &M, StringRef Name) {
  auto Found =
      find_if(M.Exports, [&](const wasm::Export &E) { return E.Name == Name; });
  return Found == M.Exports.end() ? nullptr : &*Found;
}

/// A name as a backtrace may print it. A terminal obeys control characters,
/// and a NUL would end the name.
std::string traceName(StringRef Name) {
  std::string Text = Name.str();
  for (char &C : Text)
    if (uint8_t(C) < 0x20 || C == 0x7f)
      C = '?';
  return Text;
}

/// As abi::TagInit wants it.
char valueLetter(wasm::ValType T) {
  switch (T.kind()) {
  case wasm::ValType::I32:
    return 'i';
  case wasm::ValType::I64:
    return 'I';
  case wasm::ValType::F32:
    return 'f';
  case wasm::ValType::F64:
    return 'F';
  case wasm::ValType::V128:
    return 'v';
  case wasm::ValType::Ref:
    return 'r';
  case wasm::ValType::Bottom:
    break;
  }
  llvm_unreachable("not a type of a valid module");
}

class ImageDescriber {
public:
  explicit ImageDescriber(const LowerPlan &Plan)
      : Plan(Plan), M(Plan.Module->module()) {}

  ImageDescription describe(std::optional<wasm::FuncIndex> Entry,
                            std::vector<ObjectContents> Objects) {
    D.InstanceSize = Plan.Layout.size();
    D.ChecksBounds = Plan.Options->Bounds == BoundsMode::Check;
    D.TrapsByCalls = Plan.trapsByCalls();
    D.MetersFuel = Plan.Options->Fuel != FuelMode::None;
    D.Interruptible = Plan.Options->Interruptible;
    D.StackSize = Plan.Options->StackSize;
    // A library's initial memory is in no file that could be mapped.
    D.MapsMemory = Plan.Options->Form != ImageForm::Library;
    D.InitSymbol = InitSymbol.str();
    if (Entry)
      D.StartSymbol = Plan.form(*Entry).IsLinked ? StartSymbol.str()
                                                 : functionSymbol(*Entry);
    describeMemories();
    describeFuncrefs();
    describeTables();
    describeTags();
    describeSegments();
    if (Plan.isLoadable()) {
      D.Linking = describeLinking(Plan, Objects);
    } else {
      D.Grants = bakeGrants(Plan.Options->Grants);
      describeFilters(Objects);
    }
    describeFunctions(std::move(Objects));
    return std::move(D);
  }

private:
  void describeMemories() {
    if (Plan.hasMemoryRefs())
      D.MemoryRefOffset = Plan.Layout.memoryRef(0);
    for (uint32_t I = 1; I < M.Memories.size(); ++I)
      if (!M.Memories[I].Imported)
        D.FurtherMemories.push_back({Plan.memoryOffset(wasm::MemoryIndex(I)), I,
                                     shape(M.Memories[I].Type)});
    if (M.Memories.empty() || M.Memories[0].Imported)
      return;
    D.HasMemory = true;
    D.Memory = shape(M.Memories[0].Type);
    fillMemoryImage();
  }

  static abi::MemoryShape shape(const wasm::MemoryType &T) {
    bool Wide = T.Lim.Addr == wasm::AddrType::I64;
    return {T.Lim.Min, T.Lim.Max.value_or(wasm::mostPages(T)), T.PageSizeLog2,
            Wide ? abi::Addr64 : 0u};
  }

  /// Segments are written one over the other, in their order.
  void fillMemoryImage() {
    uint64_t Begin = ~uint64_t(0), End = 0;
    auto ForEachSegment = [&](auto Do) {
      for (size_t I = 0; I < M.Datas.size(); ++I)
        if (Plan.DataInImage[I] && !M.Datas[I].Bytes.Bytes.empty())
          Do(*integerValue(M.Datas[I].OffsetExpr), M.Datas[I].Bytes.Bytes);
    };
    ForEachSegment([&](uint64_t Offset, ArrayRef<uint8_t> Bytes) {
      Begin = std::min(Begin, Offset);
      End = std::max(End, Offset + Bytes.size());
    });
    if (End == 0)
      return;
    D.MemoryImageOffset = alignDown(Begin, abi::WasmPageSize);
    D.MemoryImage.resize(End - D.MemoryImageOffset);
    ForEachSegment([&](uint64_t Offset, ArrayRef<uint8_t> Bytes) {
      llvm::copy(Bytes, D.MemoryImage.begin() + (Offset - D.MemoryImageOffset));
    });
  }

  void describeFuncrefs() {
    if (!Plan.Funcrefs.empty())
      D.FuncrefOffset = Plan.Layout.funcref(0);
    for (wasm::FuncIndex F : Plan.Funcrefs) {
      const wasm::Function &Func = M.Functions[F.Value];
      bool Linked = Plan.isLoadable() && Func.Imported;
      D.Funcrefs.push_back({Linked ? "" : functionSymbol(F),
                            Plan.Module->canonicalType(Func.Type), F.Value});
    }
  }

  void describeTables() {
    for (uint32_t I = 0; I < M.Tables.size(); ++I) {
      const wasm::Limits &L = M.Tables[I].Type.Lim;
      D.Tables.push_back({Plan.Layout.table(I), M.Tables[I].Imported, L.Min,
                          L.Max.value_or(wasm::mostElements(L.Addr)),
                          holdsExceptions(M.Tables[I])});
    }
  }

  static bool holdsExceptions(const wasm::Table &Table) {
    return Table.Type.Elem.heapType() == wasm::HeapType::Exn;
  }

  void describeTags() {
    for (uint32_t I = 0; I < M.Tags.size(); ++I) {
      const wasm::Tag &Tag = M.Tags[I];
      if (!Tag.Imported)
        D.Tags.push_back({Plan.Layout.tag(I),
                          Plan.Module->canonicalType(Tag.Type.Type), I,
                          traceName(tagName(I)), valueLetters(Tag)});
    }
  }

  /// The name section's name, else an export's, else "".
  StringRef tagName(uint32_t Index) const {
    StringRef Name = M.Name.name(wasm::NameKind::Tag, Index);
    if (!Name.empty())
      return Name;
    auto Found = find_if(M.Exports, [&](const wasm::Export &E) {
      return E.Kind == wasm::ExternKind::Tag && E.Index == Index;
    });
    return Found == M.Exports.end() ? "" : Found->Name;
  }

  std::string valueLetters(const wasm::Tag &Tag) const {
    std::string Letters;
    for (wasm::ValType T : M.Types[Tag.Type.Type.Value].Function.Params)
      Letters += valueLetter(T);
    return Letters;
  }

  void describeSegments() {
    if (!M.Elems.empty())
      D.ElemSizeOffset = Plan.Layout.elemSize(0);
    for (uint32_t I = 0; I < M.Elems.size(); ++I)
      D.Elems.push_back(describeElem(I));
    if (!M.Datas.empty())
      D.DataSizeOffset = Plan.Layout.dataSize(0);
    for (uint32_t I = 0; I < M.Datas.size(); ++I)
      D.Datas.push_back(Plan.DataInImage[I] ? ArrayRef<uint8_t>()
                                            : M.Datas[I].Bytes.Bytes);
  }

  ImageElem describeElem(uint32_t I) {
    const wasm::ElemSegment &S = M.Elems[I];
    ImageElem E;
    E.Size = uint32_t(S.size());
    if (Plan.DynamicElemStart[I] != ~0u) {
      E.DynamicOffset = Plan.Layout.dynamicElemWord(Plan.DynamicElemStart[I]);
      return E;
    }
    auto Word = [&](std::optional<wasm::FuncIndex> F) {
      return F ? Plan.FuncrefNumber[F->Value] + 1 : 0;
    };
    for (wasm::FuncIndex F : S.Funcs)
      E.Funcrefs.push_back(Word(F));
    for (wasm::Span Expr : S.Exprs)
      E.Funcrefs.push_back(Word(*functionReference(Expr)));
    return E;
  }

  void describeFilters(ArrayRef<ObjectContents> Objects) {
    StringSet<> Needs;
    for (const ObjectContents &Object : Objects)
      for (const std::string &Symbol : Object.Needs)
        Needs.insert(Symbol);
    Arch A = Plan.Options->Target.Architecture;
    D.SyscallFilter = buildSyscallFilter(A, allowedSyscalls(A, Needs, false));
    D.DirectoryFilter = buildSyscallFilter(A, allowedSyscalls(A, Needs, true));
  }

  void describeFunctions(std::vector<ObjectContents> Objects) {
    StringMap<uint32_t> IndexOf;
    for (uint32_t I = 0; I < M.Functions.size(); ++I)
      IndexOf[functionSymbol(wasm::FuncIndex(I))] = I;
    for (ObjectContents &Object : Objects)
      for (ObjectFunction &F : Object.Functions) {
        auto Found = IndexOf.find(F.Symbol);
        if (Found == IndexOf.end()) { // initialisation
          D.Functions.push_back(
              {std::move(F.Symbol), ~0u, 0, "", std::move(F.Rows)});
          continue;
        }
        uint32_t Index = Found->second;
        D.Functions.push_back({std::move(F.Symbol), Index,
                               uint32_t(M.Functions[Index].Body.Offset),
                               traceName(M.funcName(wasm::FuncIndex(Index))),
                               std::move(F.Rows)});
      }
  }

  const LowerPlan &Plan;
  const wasm::Module &M;
  ImageDescription D;
};

} // namespace

Expected<wasm::FuncIndex> wasmc::findEntry(const ValidModule &Valid) {
  const wasm::Module &M = Valid.module();
  const wasm::Export *Start = findExport(M, "_start");
  if (!Start || Start->Kind != wasm::ExternKind::Func) {
    bool Reactor = findExport(M, "_initialize") != nullptr;
    return inputError(Diag::NoEntryPoint, NoOffset,
                      Reactor ? "the module exports \"_initialize\" but not "
                                "\"_start\": it is a reactor, to be called "
                                "into, not a program"
                              : "an executable runs the exported function "
                                "\"_start\", and the module has none");
  }
  wasm::FuncIndex F(Start->Index);
  if (!(M.funcType(F) == wasm::FuncType()))
    return inputError(Diag::NoEntryPoint, Start->Offset,
                      "\"_start\" has parameters or results");
  return F;
}

ImageDescription wasmc::describeImage(const LowerPlan &Plan,
                                      std::optional<wasm::FuncIndex> Entry,
                                      std::vector<ObjectContents> Objects) {
  return ImageDescriber(Plan).describe(Entry, std::move(Objects));
}
