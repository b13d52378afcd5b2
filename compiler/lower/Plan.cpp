//===- Plan.cpp - what lowering any part of a module needs ----------------===//
//
// The instance layout, the numbers of funcref descriptors, and which segments
// the image can carry ready-made.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/ConstantExpr.h"
#include "compiler/lower/Lower.h"
#include "runtime-support/abi/Image.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using namespace wasmc;

std::string wasmc::functionSymbol(wasm::FuncIndex F) {
  return "wasm.f" + std::to_string(F.Value);
}

std::string wasmc::entrySymbol(wasm::TypeIndex T) {
  return "wasm.entry." + std::to_string(T.Value);
}

std::string wasmc::hostThunkSymbol(wasm::TypeIndex T) {
  return "wasm.host." + std::to_string(T.Value);
}

static uint8_t slotSize(const wasm::Global &G) {
  return !G.Imported && G.Type.Type == wasm::ValType::V128 ? 16 : 8;
}

/// Functions and nulls, whose words are the addresses of descriptors.
static bool isStatic(const wasm::ElemSegment &Segment) {
  return !Segment.UsesExprs || all_of(Segment.Exprs, [](wasm::Span Expr) {
    return functionReference(Expr).has_value();
  });
}

/// The part of memory 0 that an image covers, gaps between segments included:
/// these would stand in the file as zeros, so they must not be much more than
/// the segments.
class ImageSpan {
public:
  /// Takes a segment in unless that would make the image too sparse.
  bool add(uint64_t Offset, uint64_t Size) {
    if (Size == 0)
      return true;
    uint64_t NewBegin = std::min(Begin, Offset);
    uint64_t NewEnd = std::max(End, Offset + Size);
    if (NewEnd - NewBegin > 2 * (Used + Size) + MaxGap)
      return false;
    Begin = NewBegin;
    End = NewEnd;
    Used += Size;
    return true;
  }

private:
  static constexpr uint64_t MaxGap = 1 << 20;
  uint64_t Begin = ~uint64_t(0), End = 0;
  uint64_t Used = 0; ///< bytes of segments
};

/// Whether functions of the module may be reachable before initialisation has
/// written its data: from a table of somebody else, where they stay even if a
/// later segment traps. Such a function must not see data that isn't written.
static bool mayBeSeenUnfinished(const wasm::Module &M) {
  return any_of(M.Elems, [&](const wasm::ElemSegment &Segment) {
    return Segment.Mode == wasm::SegmentMode::Active &&
           M.Tables[Segment.Table.Value].Imported;
  });
}

/// Segments are written in order and the first that is out of bounds stops
/// initialisation, so that those behind one that is not in the image can't be
/// written ahead. An image has the contents of memory 0 only.
static std::vector<bool> findDataInImage(const LowerPlan &Plan) {
  const wasm::Module &M = Plan.Module->module();
  std::vector<bool> InImage(M.Datas.size());
  if (mayBeSeenUnfinished(M))
    return InImage;
  ImageSpan Span;
  for (auto [I, Segment] : enumerate(M.Datas)) {
    if (Segment.Mode != wasm::SegmentMode::Active)
      continue;
    const wasm::Memory &Memory = M.Memories[Segment.Memory.Value];
    std::optional<uint64_t> Offset = integerValue(Segment.OffsetExpr);
    uint64_t Bytes = Plan.minBytes(Segment.Memory);
    if (!Offset || Segment.Memory.Value != 0 || Memory.Imported ||
        *Offset > Bytes || Segment.Bytes.Bytes.size() > Bytes - *Offset ||
        !Span.add(*Offset, Segment.Bytes.Bytes.size()))
      break;
    InImage[I] = true;
  }
  return InImage;
}

static std::vector<wasm::FuncIndex> numberFuncrefs(const ValidModule &Valid,
                                                   bool Loadable) {
  std::vector<wasm::FuncIndex> Funcrefs;
  uint32_t First = Loadable ? Valid.module().NumImportedFuncs : 0;
  for (uint32_t I = 0; I != First; ++I)
    Funcrefs.push_back(wasm::FuncIndex(I));
  for (wasm::FuncIndex F : Valid.funcrefs())
    if (F.Value >= First)
      Funcrefs.push_back(F);
  return Funcrefs;
}

/// The first of the module's own memories that doesn't begin at vmctx. Imports
/// come first, and without one it is memory 0 that begins there.
static uint32_t firstFurtherMemory(const wasm::Module &M) {
  uint32_t Imported = 0;
  for (const wasm::Memory &Memory : M.Memories)
    Imported += Memory.Imported;
  return std::max(Imported, 1u);
}

static uint32_t countFurtherMemories(const wasm::Module &M) {
  uint32_t First = firstFurtherMemory(M);
  return M.Memories.size() > First ? uint32_t(M.Memories.size()) - First : 0;
}

bool LowerPlan::hasMemoryRefs() const {
  const auto &Memories = Module->module().Memories;
  return Memories.size() > 1 || (Memories.size() == 1 && Memories[0].Imported);
}

bool LowerPlan::checksBounds(wasm::MemoryIndex I) const {
  const wasm::MemoryType &T = Module->module().Memories[I.Value].Type;
  bool Wide = T.Lim.Addr == wasm::AddrType::I64;
  return Options->Bounds == BoundsMode::Check ||
         abi::isAlwaysChecked(Wide ? abi::Addr64 : 0u, T.PageSizeLog2);
}

uint64_t LowerPlan::minBytes(wasm::MemoryIndex I) const {
  const wasm::MemoryType &T = Module->module().Memories[I.Value].Type;
  return SaturatingMultiply(T.Lim.Min, uint64_t(1) << T.PageSizeLog2);
}

int32_t LowerPlan::memoryOffset(wasm::MemoryIndex I) const {
  if (I.Value == 0)
    return WASMC_HEADER_OFFSET(Memory);
  return Layout.furtherMemory(I.Value - firstFurtherMemory(Module->module()));
}

/// Without optimization a call stays a call; where fuel is counted, what the
/// function does has its price.
static bool takesWideMultiplies(const CompileOptions &Options) {
  return Options.Opt != OptLevel::O0 && Options.Fuel == FuelMode::None;
}

LowerPlan wasmc::planLowering(const ValidModule &Valid,
                              const CompileOptions &Options) {
  const wasm::Module &M = Valid.module();
  LowerPlan Plan;
  Plan.Module = &Valid;
  Plan.Options = &Options;

  Plan.Forms = findCallForms(Valid, Plan.isLoadable());
  Plan.Funcrefs = numberFuncrefs(Valid, Plan.isLoadable());
  Plan.FuncrefNumber.assign(M.Functions.size(), ~0u);
  for (auto [Number, F] : enumerate(Plan.Funcrefs))
    Plan.FuncrefNumber[F.Value] = Number;

  abi::LayoutCounts Counts;
  for (const wasm::ElemSegment &Segment : M.Elems) {
    bool Static = isStatic(Segment);
    Plan.DynamicElemStart.push_back(Static ? ~0u : Counts.NumDynamicElemWords);
    Counts.NumDynamicElemWords += Static ? 0 : Segment.size();
  }
  Plan.DataInImage = findDataInImage(Plan);

  if (const wasm::CustomSection *S = wasm::findBranchHints(M))
    Plan.BranchHints =
        wasm::readBranchHints(M, *S).value_or(wasm::BranchHints());
  if (takesWideMultiplies(Options))
    for (uint32_t F = M.NumImportedFuncs; F != M.Functions.size(); ++F)
      if (auto Found = recognizeWideMultiply(M, wasm::FuncIndex(F)))
        Plan.WideMultiplies[F] = *Found;

  for (const wasm::Global &G : M.Globals)
    Counts.GlobalSizes.push_back(slotSize(G));
  for (const wasm::Table &T : M.Tables)
    Counts.TableImported.push_back(T.Imported);
  Counts.NumTags = M.Tags.size();
  Counts.NumMemoryRefs = Plan.hasMemoryRefs() ? M.Memories.size() : 0;
  Counts.NumFurtherMemories = countFurtherMemories(M);
  Counts.NumTypeIds = Plan.isLoadable() ? M.Types.size() : 0;
  Counts.NumElems = M.Elems.size();
  Counts.NumDatas = M.Datas.size();
  Counts.NumFuncrefs = Plan.Funcrefs.size();
  Plan.Layout = abi::InstanceLayout(Counts);
  return Plan;
}
