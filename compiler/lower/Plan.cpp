//===- Plan.cpp - what lowering any part of a module needs ----------------===//
//
// The instance layout, the numbers of funcref descriptors, and which segments
// the image can carry ready-made.
//
//===----------------------------------------------------------------------===//

#include "compiler/lower/ConstantExpr.h"
#include "compiler/lower/Lower.h"

using namespace llvm;
using namespace wasmc;

std::string wasmc::functionSymbol(wasm::FuncIndex F) {
  return "wasm.f" + std::to_string(F.Value);
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

/// Segments are written in order and the first that is out of bounds stops
/// initialisation, so that those behind one that is not in the image can't be
/// written ahead.
static std::vector<bool> findDataInImage(const wasm::Module &M) {
  std::vector<bool> InImage(M.Datas.size());
  ImageSpan Span;
  for (auto [I, Segment] : enumerate(M.Datas)) {
    if (Segment.Mode != wasm::SegmentMode::Active)
      continue;
    const wasm::Memory &Memory = M.Memories[Segment.Memory.Value];
    std::optional<uint64_t> Offset = integerValue(Segment.OffsetExpr);
    uint64_t Bytes = Memory.Type.Lim.Min << Memory.Type.PageSizeLog2;
    if (!Offset || Memory.Imported || *Offset > Bytes ||
        Segment.Bytes.Bytes.size() > Bytes - *Offset ||
        !Span.add(*Offset, Segment.Bytes.Bytes.size()))
      break;
    InImage[I] = true;
  }
  return InImage;
}

LowerPlan wasmc::planLowering(const ValidModule &Valid,
                              const CompileOptions &Options) {
  const wasm::Module &M = Valid.module();
  LowerPlan Plan;
  Plan.Module = &Valid;
  Plan.Options = &Options;

  Plan.FuncrefNumber.assign(M.Functions.size(), ~0u);
  for (auto [Number, F] : enumerate(Valid.funcrefs()))
    Plan.FuncrefNumber[F.Value] = Number;

  abi::LayoutCounts Counts;
  for (const wasm::ElemSegment &Segment : M.Elems) {
    bool Static = isStatic(Segment);
    Plan.DynamicElemStart.push_back(Static ? ~0u : Counts.NumDynamicElemWords);
    Counts.NumDynamicElemWords += Static ? 0 : Segment.size();
  }
  Plan.DataInImage = findDataInImage(M);

  for (const wasm::Global &G : M.Globals)
    Counts.GlobalSizes.push_back(slotSize(G));
  for (const wasm::Table &T : M.Tables)
    Counts.TableImported.push_back(T.Imported);
  Counts.NumElems = M.Elems.size();
  Counts.NumDatas = M.Datas.size();
  Counts.NumFuncrefs = Valid.funcrefs().size();
  Plan.Layout = abi::InstanceLayout(Counts);
  return Plan;
}
